"""The pause that is offered to somebody whose own conversation is hard, and to nobody else.

It is worked out while the page is shown: nothing of it is kept, counted or sent, and no other door asks for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.customer.hard.hard import find_hard
from heard.customer.hard.hostile import HardKind
from heard.scoring.plain import how_sure, shorten
from heard.scoring.unwire import review_from_wire
from heard.storage.access.visible import places
from heard.web.shared.asker import Asked
from heard.wiring.hostile import hostile_reader


@dataclass(frozen=True, slots=True)
class Pause:
    """What a pause is offered for: whether it is a threat, the customer's words, the reason, and how sure."""

    is_threat: bool
    quotes: tuple[str, ...]
    why: str
    sure: str


def pause_for(asked: Asked, id_: int, conversation: Conversation, review: Mapping[str, Any]) -> Pause | None:
    """The pause for whoever asks, where it is they who answer and they have not answered yet; else None."""
    if not _is_own(asked, id_):
        return None
    hard = find_hard(conversation, review_from_wire(review, conversation).readings, hostile_reader())
    if hard is None or _is_answered(conversation, hard.spans[-1].turn_id):
        return None
    return Pause(hard.kind is HardKind.THREAT, tuple(map(shorten, hard.spans)), hard.why, how_sure(hard.confidence))


def _is_own(asked: Asked, id_: int) -> bool:
    with asked.state.house.store.reading() as session:
        _, agent = places(session, [id_]).get(id_, (None, None))
    return agent in asked.principal.agents


def _is_answered(conversation: Conversation, turn_id: str) -> bool:
    """Whether a reply has followed on a turn."""
    place = next(place for place, turn in enumerate(conversation.turns) if turn.id == turn_id)
    return any(turn.role is Role.AGENT for turn in conversation.turns[place:])
