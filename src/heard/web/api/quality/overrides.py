"""Overrides: a person's word beside a judgement of Heard's, with the reason; neither is ever written over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field, StrictInt, StrictStr

from heard.errors import Conflict, InvalidValue
from heard.quality.judgement import (
    BEHAVES,
    Judgement,
    Value,
    check_value,
    judgement_from,
    machine_value,
)
from heard.storage.access import audit
from heard.storage.access.users import all_names
from heard.storage.access.visible import see
from heard.storage.reviews import Override, override, overrides_of, reviews_of, trail_of
from heard.storage.store import Session
from heard.web.api.conversations import Id
from heard.web.api.reviews import whole_review
from heard.web.api.settings.scorecards import kinds_of
from heard.web.api.shapes import Strict, Words
from heard.web.shared.asker import Asked, Overrides, ReadsConversations
from heard.web.shared.problem import documented
from heard.wiring.access.people import actor

router = APIRouter(tags=["quality"], responses=documented(404, 409))
SHORTEST_REASON = 10
WHY = f"Say in at least {SHORTEST_REASON} letters why; whoever reads it later was not there."
ValueIn = Annotated[
    StrictInt | Annotated[StrictStr, Field(max_length=100)],
    Field(
        description="heard: 1 to 5; practice, pitfall and signal: yes or no; feeling: no or 1 to 3; item: no or how."
    ),
]
Reason = Annotated[str, Field(max_length=2_000)]


class OverrideIn(Strict):
    """A word in the place of a judgement; one that says what Heard says needs no reason, and null takes it back."""

    turn_id: Words
    judgement: Words
    value: ValueIn | None
    reason: Reason = ""


class SaidOut(BaseModel):
    """What somebody said, when and why; without a value they took back what was said before."""

    value: int | str | None
    reason: str
    person: str
    at: datetime


class JudgedOut(BaseModel):
    """A judgement on which somebody had a word: Heard's own today, and what was said, the newest first."""

    turn_id: str
    judgement: str
    machine: int | str | None
    said: list[SaidOut]

    @property
    def value(self) -> int | str | None:
        """What a person says; None where nobody does any more."""
        return self.said[0].value


@router.get("/conversations/{id}/overrides")
def list_overrides(asked: ReadsConversations, id_: Id) -> list[JudgedOut]:
    """What people said of the judgements in a conversation, beside what Heard says of them now."""
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        review = next(reviews_of(session, id_), None)
    return judged_beside(asked, id_, review)


def judged_beside(asked: Asked, id_: int, review: Mapping[str, object] | None) -> list[JudgedOut]:
    """What people said of the judgements in a conversation within reach, beside those of a whole review of it."""
    with asked.state.house.store.reading() as session:
        names = {actor(key): name for key, name in all_names(session).items()}
        trail = trail_of(session, id_)
    judged: dict[tuple[str, str], JudgedOut] = {}
    for each in reversed(trail):
        judgement = judgement_from(each.judgement)
        machine = machine_value(review, each.turn_id, judgement) if review and is_known(asked, judgement) else None
        empty = JudgedOut(turn_id=each.turn_id, judgement=each.judgement, machine=machine, said=[])
        judged.setdefault((each.turn_id, each.judgement), empty).said.append(_said_out(each, names))
    return list(judged.values())


@router.post("/conversations/{id}/overrides", status_code=201)
def say(asked: Overrides, id_: Id, sent: OverrideIn) -> JudgedOut:
    """Put a word beside a judgement; the newest counts, the ones before it stay."""
    judgement = judgement_from(sent.judgement)
    reason = asked.state.house.store.masked(sent.reason.strip())
    machine = machine_in(asked, whole_review(asked, id_), sent.turn_id, judgement) if sent.value is not None else None
    value = None if sent.value is None else check_value(judgement, sent.value)
    if value not in {None, machine} and len(reason) < SHORTEST_REASON:
        raise InvalidValue(WHY)
    with asked.state.house.store.writing() as session:
        see(session, id_, asked.reach)
        before = {(each.turn_id, each.judgement): each.value for each in overrides_of(session, id_)}
        if value is None and before.get((sent.turn_id, sent.judgement)) is None:
            raise Conflict("Nobody has said anything of this, so that nothing can be taken back.")
        write_word(session, id_, Override(sent.turn_id, str(judgement), value, reason, asked.actor, session.at))
    return next(
        each for each in list_overrides(asked, id_) if (each.turn_id, each.judgement) == (sent.turn_id, sent.judgement)
    )


def write_word(session: Session, id_: int, word: Override) -> None:
    """Keep a word on a judgement in a conversation; the audit says so."""
    override(session, id_, word)
    deed = "judgement.take_back" if word.value is None else "judgement.override"
    what = f"conversation {id_}, turn {word.turn_id}: {word.judgement}"
    audit.record(session, word.person, deed, what, why=word.reason or None)


def machine_in(asked: Asked, review: Mapping[str, object], turn_id: str, judgement: Judgement) -> Value:
    """What Heard judges there; InvalidValue where it judges nothing of the name."""
    machine = machine_value(review, turn_id, judgement)
    if machine is None or not is_known(asked, judgement):
        raise InvalidValue(
            f"Heard judges no {judgement} in turn {turn_id}; read the review anew, and name one of its own."
        )
    return machine


def is_known(asked: Asked, judgement: Judgement) -> bool:
    """Whether Heard looks for what is judged; a team may teach it behaviours, and take them out again."""
    if judgement.kind not in BEHAVES:
        return True
    kind = kinds_of(asked.state.house.settings).get(judgement.name)
    return kind is not None and kind.value == judgement.kind.value


def _said_out(given: Override, names: Mapping[str, str]) -> SaidOut:
    value = given.value if isinstance(given.value, int | str) else None
    return SaidOut(value=value, reason=given.reason, person=names.get(given.person, given.person), at=given.at)
