"""Conversations of Chatwoot, as its interface gives them: whole, or page by page as lists of messages."""

from collections.abc import Iterator
from dataclasses import dataclass

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.json.element import TOP, Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, first_object
from heard.formats.intake.json.values import inner, latest, name_in, time_of, value_at, word_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.spool import Spool

NAME = "Chatwoot conversations as JSON or JSONL"

PAGES = (("payload",), ("data", "payload"))
# As the interface counts them, and as webhooks call them.
KINDS = {
    **dict.fromkeys(("0", "incoming"), Role.CUSTOMER),
    **dict.fromkeys(("1", "outgoing"), Role.AGENT),
    **dict.fromkeys(("2", "activity"), Role.SYSTEM),
    **dict.fromkeys(("3", "template"), Role.BOT),
}
BOTS = {"agent_bot", "captain_assistant"}
CHANNELS = {
    "Channel::Email": Channel.EMAIL,
    "Channel::Voice": Channel.VOICE,
    "Channel::Sms": Channel.SMS,
    "Channel::TwilioSms": Channel.SMS,
    **dict.fromkeys(
        (
            f"Channel::{name}"
            for name in ("FacebookPage", "Instagram", "TwitterProfile", "Whatsapp", "Telegram", "Line")
        ),
        Channel.SOCIAL,
    ),
}
SCALE = "1 to 5"


def sniff(head: str) -> bool:
    """Whether this holds messages that say their `message_type`."""
    start = first_object(beginning(head))
    candidates = (start, first_object(start, "payload"), first_object(start, "data", "payload"))
    return any(_is_message(each) or _is_message(first_object(each, "messages")) for each in candidates)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    start = first_object(beginning(source.head))
    paged = "messages" not in start and bool(start.keys() & {"payload", "data"})
    dump = Dump(source)
    with Spool() as messages:
        for element in _whole(read_elements(source, PAGES if paged else [TOP]), messages):
            if conversation := build_from(element, dump.conversation, source):
                yield conversation


def _is_message(values: dict[str, object]) -> bool:
    return "message_type" in values and "content" in values


def _whole(elements: Iterator[Element], messages: Spool) -> Iterator[Element]:
    """Conversations as they are, and behind them those of which only messages stand in the file."""
    for element in elements:
        if not isinstance(element.value, dict) or not _is_message(element.value):
            yield element
            continue
        key = element.value.get("conversation_id") or value_at(element.value, ("conversation", "id"))
        messages.add(word_of(key) or "", [element.line, element.value])
    for key, rows in messages.groups():
        known = [row for row in rows if isinstance(row, list)]
        said = latest(message for _, message in known)
        about = first_object(value_at(said[0], ("conversation",)))
        yield Element({**about, "id": key or None, "messages": said}, known[0][0])


@dataclass(frozen=True, slots=True)
class Dump:
    """How one file is read."""

    source: Source

    def conversation(self, value: object) -> Conversation:
        """One conversation with its messages."""
        fields = Fields.of(value, "The conversation")
        messages = [message for message in fields.objects("messages") if not _is_deleted(message)]
        meta = inner(fields, "meta")
        assignee = inner(meta, "assignee")
        agent = assignee.id("id")
        return Conversation(
            id=fields.id("id") or UNNAMED,
            turns=tuple(self._turn(message, place) for place, message in enumerate(messages)),
            channel=self._channel(word_of(fields.values.get("channel") or meta.values.get("channel"))),
            customer=_customer(meta, messages),
            agent=Agent(agent, name_in(assignee.values, "available_name", "name")) if agent else None,
            opened_at=time_of(fields.values.get("created_at"), self.source),
            satisfaction=next(filter(None, map(self._satisfaction, messages)), None),
            subject=word_of(value_at(value, ("additional_attributes", "mail_subject"))),
            status=word_of(fields.values.get("status")),
            team=name_in(meta.values.get("team"), "name"),
            tags=fields.texts("labels"),
        )

    def _turn(self, message: Fields, place: int) -> Turn:
        sender = inner(message, "sender")
        return Turn(
            id=message.id("id") or str(place),
            role=_role(message, sender),
            text=message.text("content") or "",
            at=time_of(message.values.get("created_at"), self.source),
            author=name_in(sender.values, "available_name", "name"),
        )

    def _satisfaction(self, message: Fields) -> Satisfaction | None:
        """What was answered to the question how satisfied one is."""
        answer = inner(inner(inner(message, "content_attributes"), "submitted_values"), "csat_survey_response")
        rating = answer.number("rating") if message.values.get("content_type") == "input_csat" else None
        return None if rating is None else Satisfaction(rating, SCALE, answer.text("feedback_message"))

    def _channel(self, word: str | None) -> Channel:
        return CHANNELS.get(word or "") or self.source.mapping.channel or Channel.CHAT


def _is_deleted(message: Fields) -> bool:
    return inner(message, "content_attributes").values.get("deleted") is True


def _role(message: Fields, sender: Fields) -> Role:
    """Who speaks: what is private is a note, whoever wrote it."""
    word = message.need("message_type", word_of(message.values.get("message_type")))
    role = KINDS.get(word)
    if role is None:
        raise InvalidValue(f"{message.place}message_type is '{word[:SHOWN]}'; Heard knows {', '.join(KINDS)}.")
    if word_of(message.values.get("private")) == "true":
        return Role.NOTE
    return Role.BOT if role is Role.AGENT and word_of(sender.values.get("type")) in BOTS else role


def _customer(meta: Fields, messages: list[Fields]) -> Customer | None:
    """Who asks, as the conversation says, else as the first message that came in."""
    came_in = (inner(message, "sender") for message in messages if _role(message, Fields({})) is Role.CUSTOMER)
    person = inner(meta, "sender", "contact")
    person = person if person.values else next(came_in, person)
    id_ = person.id("id")
    email, phone = (word_of(person.values.get(name)) for name in ("email", "phone_number"))
    return Customer(id_, person.text("name"), email, phone) if id_ else None
