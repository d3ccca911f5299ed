"""What tests of deliveries begin with: a conversation, things that happen in it, and a webhook."""

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.conversations import find, keep
from heard.storage.happening.events import EventType, happened
from heard.storage.outgoing.webhooks import Key, add_webhook
from heard.storage.store import Session

# What no body and no log may hold.
CANARY = "canary"
KEY = Key("whsec_" + "A" * 32)


def conversation(session: Session) -> int:
    """The key of a conversation."""
    keep(session, "desk", [Conversation("c", (Turn("1", Role.CUSTOMER, f"My {CANARY} is lost."),))])
    return find(session, "desk", "c")


def happens(session: Session, *, times: int = 1) -> list[int]:
    """The numbers of events, in which turns came."""
    id_ = conversation(session)
    return [happened(session, EventType.TURNS, id_, {"turns": [str(number)]}) for number in range(times)]


def webhook(session: Session, url: str = "https://hooks.example/", type_: EventType = EventType.TURNS) -> int:
    """The key of a webhook."""
    return add_webhook(session, url, [type_], KEY)
