"""One's own grading of a conversation: written as a draft, submitted, taken back; and read by whom it is about."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field

from heard.errors import InvalidValue, Outdated
from heard.quality.rating import (
    LONGEST_COMMENT,
    Rating,
    carried_over,
    check_whole,
    ratings_from,
    ratings_to_wire,
    steps_of,
)
from heard.quality.score import score
from heard.quality.scorecard import Scorecard, scorecard_to_wire
from heard.storage.access import audit
from heard.storage.conversations import load
from heard.storage.quality.gradings import (
    ELSEWHERE,
    Grading,
    Looking,
    Purpose,
    Said,
    acknowledge,
    begin,
    discard,
    draft_of,
    reopen,
    scorecard_of_calibration,
    submit,
    submitted_of,
    write,
)
from heard.storage.store import Session
from heard.web.api.conversations import Id
from heard.web.api.quality.automatic import scorecard_named
from heard.web.api.quality.gradings import GradingOut, card_of, ratings_of, told
from heard.web.api.quality.sight import grading_about, looking_at, own_grading
from heard.web.api.shapes import Key, Strict, Wire, Words
from heard.web.shared.asker import Asked, Disputes, Grades
from heard.web.shared.problem import documented

router = APIRouter(tags=["quality"], responses=documented(404, 409, 412))
GradingId = Annotated[Key, Path(alias="id", description="The id of a grading.")]
Version = Annotated[int, Field(ge=0, lt=2**31, description="The version that you know; 0 where there is none yet.")]


class GradingIn(Strict):
    """What one says of a conversation so far.

    A rating is `{"step", "comment", "causes", "turn_id"}`: a step of null does not apply, one without `step` is still
    open. The scorecard is that of the draft, or else the first; in a calibration it is that of the calibration.
    """

    scorecard: Words | None = None
    calibration_id: Key | None = None
    version: Version = 0
    ratings: Annotated[Wire, Field(default_factory=dict)]
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""


class SubmitIn(Strict):
    """Which version is submitted."""

    version: Version


@dataclass(frozen=True, slots=True)
class Stand:
    """How far somebody is with a conversation: by which scorecard, their draft, and what they have submitted last."""

    purpose: Purpose
    card: Scorecard
    draft: GradingOut | None
    done: GradingOut | None


@router.put("/conversations/{id}/grading")
def write_grading(asked: Grades, id_: Id, sent: GradingIn) -> GradingOut:
    """Keep one's draft: for oneself where the conversation is one's own, else for quality, or in a calibration."""
    with asked.state.house.store.writing() as session:
        looking = looking_at(session, asked, id_, sent.calibration_id)
        draft = draft_of(session, looking)
        card = card_for(session, asked, looking, draft, sent.scorecard)
        said = _said(session, asked, id_, card, sent)
        if sent.version == 0:
            draft = begin(session, looking, said)
            _record(session, asked, "grading.begin", draft)
        elif draft is None:
            raise Outdated(ELSEWHERE)
        else:
            draft = write(session, draft, sent.version, said)
        return told(session, asked, draft)


@router.post("/gradings/{id}/submit")
def submit_grading(asked: Grades, id_: GradingId, sent: SubmitIn) -> GradingOut:
    """Submit one's draft: every category is rated or does not apply, and it adds up to a score."""
    with asked.state.house.store.writing() as session:
        draft = own_grading(session, asked, id_)
        if draft.purpose is Purpose.CALIBRATION:
            looking = Looking(draft.conversation_id, draft.user_id, draft.purpose, draft.calibration_id)
            scorecard_of_calibration(session, looking)
        card, ratings = card_of(draft.scorecard), ratings_of(draft)
        check_whole(card, ratings)
        found = score(card, steps_of(ratings))
        done = submit(session, draft, sent.version, found.value, found.uncapped)
        _record(session, asked, "grading.submit", done)
        return told(session, asked, done)


@router.post("/gradings/{id}/reopen")
def reopen_grading(asked: Grades, id_: GradingId) -> GradingOut:
    """Take back what one has submitted the same day: it is a draft again."""
    with asked.state.house.store.writing() as session:
        draft = reopen(session, own_grading(session, asked, id_))
        _record(session, asked, "grading.reopen", draft)
        return told(session, asked, draft)


@router.delete("/gradings/{id}", status_code=204)
def discard_grading(asked: Grades, id_: GradingId) -> None:
    """Take a draft of one's own away."""
    with asked.state.house.store.writing() as session:
        draft = own_grading(session, asked, id_)
        discard(session, draft)
        _record(session, asked, "grading.discard", draft)


@router.post("/gradings/{id}/acknowledge")
def acknowledge_grading(asked: Disputes, id_: GradingId) -> GradingOut:
    """Say that one has read what was said about a conversation of one's own."""
    with asked.state.house.store.writing() as session:
        read = acknowledge(session, grading_about(session, asked, id_))
        _record(session, asked, "grading.acknowledge", read)
        return told(session, asked, read)


def stand_of(asked: Asked, id_: int, calibration_id: int | None = None, named: str | None = None) -> Stand:
    """How far somebody is with a conversation that they may grade."""
    with asked.state.house.store.reading() as session:
        looking = looking_at(session, asked, id_, calibration_id)
        draft, done = draft_of(session, looking), submitted_of(session, looking)
        card = card_of(done.scorecard) if done and not draft else card_for(session, asked, looking, draft, named)
        return Stand(
            looking.purpose,
            card,
            told(session, asked, draft) if draft else None,
            told(session, asked, done) if done else None,
        )


def look_again(asked: Asked, id_: int) -> GradingOut:
    """A second look, which starts from what one has submitted last."""
    with asked.state.house.store.writing() as session:
        looking = looking_at(session, asked, id_)
        card, before = card_for(session, asked, looking, None, None), submitted_of(session, looking)
        ratings: dict[str, Rating] = {}
        if before is not None:
            ratings = carried_over(card, card_of(before.scorecard), ratings_of(before))
        said = Said(scorecard_to_wire(card), ratings_to_wire(ratings), before.comment if before else "")
        draft = begin(session, looking, said)
        _record(session, asked, "grading.begin", draft)
        return told(session, asked, draft)


def card_for(session: Session, asked: Asked, looking: Looking, draft: Grading | None, named: str | None) -> Scorecard:
    """What somebody rates by: the calibration's, that of their draft as it was then, or the one they name."""
    if looking.purpose is Purpose.CALIBRATION:
        return card_of(scorecard_of_calibration(session, looking))
    if draft is not None and named in {None, draft.scorecard["id"]}:
        return card_of(draft.scorecard)
    return scorecard_named(asked, named)


def _said(session: Session, asked: Asked, id_: int, card: Scorecard, sent: GradingIn) -> Said:
    """What was sent as it may be kept: checked, and masked like all that people write."""
    ratings = ratings_from(card, sent.ratings)
    _check_turns(session, id_, ratings)
    masked = asked.state.house.store.masked
    kept = {category: replace(each, comment=masked(each.comment)) for category, each in ratings.items()}
    return Said(scorecard_to_wire(card), ratings_to_wire(kept), masked(sent.comment))


def _check_turns(session: Session, id_: int, ratings: dict[str, Rating]) -> None:
    """InvalidValue where a rating is about a turn that is not there."""
    about = {each.turn_id for each in ratings.values() if each.turn_id is not None}
    if about and about - {turn.id for turn in load(session, id_).turns}:
        raise InvalidValue("A rating is about a turn that this conversation does not have; name one of its own.")


def _record(session: Session, asked: Asked, deed: str, grading: Grading) -> None:
    audit.record(session, asked.actor, deed, f"grading {grading.id} of conversation {grading.conversation_id}")
