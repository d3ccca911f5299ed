"""Disputes: an agent says that a grading or a judgement is not so, and is answered by somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from heard.access import AccessRole, Action, reach
from heard.errors import Conflict, HeardError, InvalidValue
from heard.quality.contest import after_working_days
from heard.quality.judgement import check_value, judgement_from
from heard.storage.access import audit
from heard.storage.access.users import all_names
from heard.storage.access.visible import see
from heard.storage.quality.disputes import (
    Dispute,
    Disputed,
    Objection,
    Outcome,
    Sight,
    answer_dispute,
    author_of,
    begin_dispute,
    find_dispute,
    graded,
    holders,
    list_disputes,
    reviewed_at,
)
from heard.storage.reviews import Override
from heard.storage.store import Session
from heard.web.api.quality.overrides import ValueIn, machine_in, write_word
from heard.web.api.reviews import whole_review
from heard.web.api.shapes import Cursor, Key, Most, Page, Strict, Words
from heard.web.shared.asker import Asked, Disputes, Overrides, ReadsGradings
from heard.web.shared.problem import documented

router = APIRouter(tags=["quality"], responses=documented(404, 409))
ANSWERED_WITHIN = 5
WHAT = "Name a grading, or a conversation with a turn and a judgement, and not both."
Id = Annotated[Key, Path(alias="id", description="The id of a dispute.")]
Sentence = Annotated[str, Field(min_length=10, max_length=2_000)]
OnlyOpen = Annotated[bool, Query(description="Only those that nobody has answered.")]


class DisputeIn(Strict):
    """What is not so: a grading, or a judgement of a turn; why, and perhaps what is proposed instead."""

    grading_id: Key | None = None
    conversation_id: Key | None = None
    turn_id: Words | None = None
    judgement: Words | None = None
    comment: Sentence
    value: ValueIn | None = None
    ratings: Annotated[dict[Words, Annotated[int, Field(ge=1, le=5)] | None], Field(max_length=100)] | None = None


class OutcomeIn(Strict):
    """What comes of a dispute, and a sentence; `value` is what stands in the place of the judgement from now on."""

    outcome: Outcome
    answer: Sentence
    value: ValueIn | None = None


class DisputeOut(BaseModel):
    """A dispute; without an outcome it is open, and an answer may be expected until then."""

    id: int
    conversation_id: int
    grading_id: int | None
    turn_id: str | None
    judgement: str | None
    by: str
    comment: str
    value: int | str | None
    ratings: dict[str, int | None]
    at: datetime
    until: datetime
    outcome: Outcome | None
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What may be disputed, since when it stands, and what may be proposed in its place."""

    disputed: Disputed
    since: datetime
    proposed: Mapping[str, Any]


@router.get("/disputes")
def read_disputes(
    asked: ReadsGradings, cursor: Cursor = None, most: Most = 50, *, only_open: OnlyOpen = False
) -> Page[DisputeOut]:
    """One's own disputes, and for leads those of their teams; the open ones first."""
    name = f"disputes {only_open} {asked.actor}"
    after = asked.state.unsigned(cursor, of=name) if cursor else None
    with asked.state.house.store.reading() as session:
        found = list_disputes(session, _sight(asked), after=after, most=most, only_open=only_open)
        names = all_names(session)
    following = asked.state.signed(found[-1].place, of=name) if len(found) == most else None
    return Page(items=[_out(each, names) for each in found], next=following)


@router.get("/disputes/{id}")
def read_dispute(asked: ReadsGradings, id_: Id) -> DisputeOut:
    """One of them."""
    with asked.state.house.store.reading() as session:
        return _out(find_dispute(session, id_, _sight(asked)), all_names(session))


@router.post("/disputes", status_code=201)
def dispute(asked: Disputes, sent: DisputeIn) -> DisputeOut:
    """Say that something is not so; it is answered by somebody else within five working days."""
    store, contest = asked.state.house.store, asked.state.house.settings.contest
    found = _of_judgement(asked, sent) if sent.grading_id is None else _of_grading(asked, sent)
    comment = store.masked(sent.comment.strip())
    with store.writing() as session:
        see(session, found.disputed.conversation_id, asked.reach)
        if not contest.is_open(found.since, session.at):
            raise Conflict(f"This stands since more than {contest.dispute_days} days, and is not disputed any more.")
        objection = Objection(comment, found.proposed, after_working_days(session.at, ANSWERED_WITHIN))
        id_ = begin_dispute(session, asked.principal.user, found.disputed, objection)
        audit.record(session, asked.actor, "dispute.begin", f"dispute {id_}: {_named(found.disputed)}", why=comment)
        own = Sight(asked.principal.user, asked.reach)
        return _out(find_dispute(session, id_, own), all_names(session))


@router.post("/disputes/{id}/answer")
def answer(asked: Overrides, id_: Id, sent: OutcomeIn) -> DisputeOut:
    """Answer a dispute; where a judgement is not so, what is so stands beside it from then on."""
    answered = asked.state.house.store.masked(sent.answer.strip())
    with asked.state.house.store.writing() as session:
        there = find_dispute(session, id_, _within(asked))
        _check_answers(session, asked, there)
        value = _value_for(there, sent)
        answer_dispute(session, id_, asked.principal.user, sent.outcome, answered)
        audit.record(session, asked.actor, "dispute.answer", f"dispute {id_}: {sent.outcome}", why=answered)
        if value is not None and there.turn_id is not None and there.judgement is not None:
            word = Override(there.turn_id, there.judgement, value, answered, asked.actor, session.at)
            write_word(session, there.conversation_id, word)
        return _out(find_dispute(session, id_, _within(asked)), all_names(session))


def may_answer(asked: Asked, there: DisputeOut) -> bool:
    """Whether somebody may answer a dispute that they see."""
    if there.outcome is not None or not reach(asked.principal, Action.OVERRIDE):
        return False
    with asked.state.house.store.reading() as session:
        try:
            within = Sight(0, reach(asked.principal, Action.OVERRIDE))
            _check_answers(session, asked, find_dispute(session, there.id, within))
        except HeardError:
            return False
    return True


def _within(asked: Asked) -> Sight:
    """What somebody sees as a lead alone; there is no user 0."""
    return Sight(0, asked.reach)


def _sight(asked: Asked) -> Sight:
    return Sight(asked.principal.user, reach(asked.principal, Action.OVERRIDE))


def _of_grading(asked: Asked, sent: DisputeIn) -> Found:
    if (sent.conversation_id, sent.turn_id, sent.judgement, sent.value) != (None,) * 4 or sent.grading_id is None:
        raise InvalidValue(WHAT)
    with asked.state.house.store.reading() as session:
        there = graded(session, sent.grading_id, asked.reach)
    steps = {each["id"]: each["steps"] for each in there.scorecard["categories"]}
    ratings = sent.ratings or {}
    for id_, step in ratings.items():
        if id_ not in steps or (step or 1) > steps[id_]:
            raise InvalidValue(f"The scorecard has no category {id_} with a step {step}; propose one that it has.")
    proposed = {"ratings": ratings} if ratings else {}
    return Found(Disputed(there.conversation_id, sent.grading_id), there.submitted_at, proposed)


def _of_judgement(asked: Asked, sent: DisputeIn) -> Found:
    if sent.conversation_id is None or sent.turn_id is None or sent.judgement is None or sent.ratings:
        raise InvalidValue(WHAT)
    judgement = judgement_from(sent.judgement)
    review = whole_review(asked, sent.conversation_id)
    machine_in(asked, review, sent.turn_id, judgement)
    proposed = {} if sent.value is None else {"value": check_value(judgement, sent.value)}
    with asked.state.house.store.reading() as session:
        since = reviewed_at(session, sent.conversation_id) or session.at
    return Found(Disputed(sent.conversation_id, None, sent.turn_id, sent.judgement), since, proposed)


def _check_answers(session: Session, asked: Asked, there: Dispute) -> None:
    """Conflict where somebody else has to answer: nobody judges their own word while there is another to do so."""
    partial = {there.user_id, author_of(session, there.grading_id)}
    others = set(holders(session, AccessRole.LEAD, there.conversation_id)) - partial
    if asked.principal.user in partial and others:
        raise Conflict("This is about what you said yourself; another lead of the team answers it.")


def _value_for(there: Dispute, sent: OutcomeIn) -> int | str | None:
    """What is to stand in the place of a judgement; None where nothing is."""
    if there.judgement is None or sent.outcome is Outcome.REJECTED:
        if sent.value is not None:
            raise InvalidValue("A value stands in the place of a judgement that was not so; leave it out here.")
        return None
    value = there.proposed.get("value") if sent.value is None else sent.value
    if value is None and sent.outcome is Outcome.ACCEPTED:
        raise InvalidValue("Nothing was proposed; say what is to stand in the place of the judgement.")
    if sent.outcome is Outcome.PARTLY and sent.value is None:
        return None
    return check_value(judgement_from(there.judgement), value)


def _named(disputed: Disputed) -> str:
    if disputed.grading_id is not None:
        return f"conversation {disputed.conversation_id}, grading {disputed.grading_id}"
    return f"conversation {disputed.conversation_id}, turn {disputed.turn_id}: {disputed.judgement}"


def _out(given: Dispute, names: Mapping[int, str]) -> DisputeOut:
    as_kept = {name: getattr(given, name) for name in Dispute.__slots__ if name in DisputeOut.model_fields}
    told = {
        "by": names.get(given.user_id, ""),
        "value": given.proposed.get("value"),
        "ratings": given.proposed.get("ratings", {}),
        "answered_by": None if given.answered_by is None else names.get(given.answered_by, ""),
    }
    return DisputeOut(**as_kept | told)
