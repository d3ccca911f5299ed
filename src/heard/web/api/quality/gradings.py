"""What people say of conversations: what was said of one, and lists of one's own, about oneself, of one's teams."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from heard.conversation.fields import Fields
from heard.quality.rating import Rating, ratings_from, steps_of
from heard.quality.score import mean_score, score
from heard.quality.scorecard import Scorecard, scorecard_from
from heard.storage.access.reach import NOBODY, Reach
from heard.storage.access.visible import see
from heard.storage.quality.gradings import Chosen, Grading, Purpose, gradings, gradings_of, may_reopen, place_of
from heard.storage.store import Session
from heard.web.api.conversations import Id
from heard.web.api.quality.automatic import score_by_heard
from heard.web.api.quality.sight import graded, purpose_of, reads_others, told_of_others
from heard.web.api.shapes import Cursor, Most, Page, Wire
from heard.web.shared.asker import Asked, ReadsGradings
from heard.web.shared.problem import documented

router = APIRouter(tags=["quality"], responses=documented(404))


class WhoseGradings(StrEnum):
    """Whose gradings: one's own, those about one's conversations, or those of one's teams."""

    MINE = "mine"
    ABOUT_ME = "about_me"
    TEAM = "team"


class GradingOut(BaseModel):
    """What one person says of one conversation; a draft where `submitted_at` is null.

    `score` is what the ratings add up to so far, `uncapped` as if nothing were critical, `failed` the critical
    categories below half. It `counts` where it is the newest of its author's that was submitted for quality.
    """

    id: int
    conversation_id: int
    author: str
    mine: bool
    purpose: Purpose
    calibration_id: int | None
    scorecard: Wire
    ratings: Wire
    comment: str
    version: int
    since: datetime
    changed_at: datetime
    submitted_at: datetime | None
    score: float | None
    uncapped: float | None
    failed: list[str]
    rated: int
    acknowledged_at: datetime | None
    counts: bool
    may_reopen: bool


class MeanOut(BaseModel):
    """The mean of scores, and of how many."""

    mean: float
    count: int


class GradingsOf(BaseModel):
    """What was said of a conversation; `hidden` where that of others is left out until one has said one's own."""

    items: list[GradingOut]
    hidden: bool


class Gradings(Page[GradingOut]):
    """A part of a list of gradings.

    `people` is the mean of the scores in it that count, `heard` that of what Heard fills in for these conversations,
    where a review stands ready: the two are never added up.
    """

    people: MeanOut | None = None
    heard: MeanOut | None = None


@router.get("/conversations/{id}/gradings")
def list_gradings_of(asked: ReadsGradings, id_: Id, *, unbiased: bool = True) -> GradingsOf:
    """What was said of a conversation, one's own drafts too, the newest first.

    What others say is left out until one's own is submitted, unless `unbiased` is false.
    """
    with asked.state.house.store.reading() as session:
        see(session, id_, graded(asked))
        found = gradings_of(session, id_)
        own = [each for each in found if each.user_id == asked.principal.user]
        purpose = purpose_of(session, asked, id_) if unbiased else None
        hidden = purpose is not None and not any(each.submitted_at and each.purpose is purpose for each in own)
        tells = reads_others(session, asked, id_) and not hidden
        shown = [each for each in found if each in own or (tells and is_for_others(each))]
        return GradingsOf(items=[told(session, asked, each) for each in shown], hidden=hidden)


@router.get("/gradings")
def list_gradings(
    asked: ReadsGradings, whose: WhoseGradings = WhoseGradings.MINE, cursor: Cursor = None, most: Most = 50
) -> Gradings:
    """Gradings within reach, one's own drafts first and then the newest."""
    part = part_of(asked, whose, cursor, most)
    with asked.state.house.store.reading() as session:
        cards = {each.conversation_id: card_of(each.scorecard) for each in part.items}
        by_heard = [score_by_heard(asked, session, id_, card) for id_, card in cards.items()]
    by_people = [each.score for each in part.items if each.counts]
    return Gradings(items=part.items, next=part.next, people=mean_of(by_people), heard=mean_of(by_heard))


def part_of(asked: Asked, whose: WhoseGradings, cursor: str | None, most: int) -> Page[GradingOut]:
    """A part of a list, without what it comes to."""
    name = f"gradings {whose} {asked.actor}"
    after = asked.state.unsigned(cursor, of=name) if cursor else None
    by = asked.principal.user if whose is WhoseGradings.MINE else None
    with asked.state.house.store.reading() as session:
        found = gradings(session, Chosen(_reach(asked, whose), by, after, most))
        items = [told(session, asked, each) for each in found]
    following = asked.state.signed(place_of(found[-1]), of=name) if len(found) == most else None
    return Page(items=items, next=following)


def is_for_others(grading: Grading) -> bool:
    """Whether others may be told of it: once it is submitted, for quality."""
    return grading.purpose is Purpose.QUALITY and grading.submitted_at is not None


def card_of(wire: Mapping[str, Any]) -> Scorecard:
    """The scorecard that was kept with a grading."""
    return scorecard_from(Fields.of(dict(wire), "The scorecard"))


def ratings_of(grading: Grading | GradingOut) -> dict[str, Rating]:
    """The ratings of a grading, in the order of its scorecard."""
    return ratings_from(card_of(grading.scorecard), grading.ratings)


def told(session: Session, asked: Asked, grading: Grading) -> GradingOut:
    """A grading as somebody is told of it."""
    card = card_of(grading.scorecard)
    steps = steps_of(ratings_from(card, grading.ratings))
    so_far = score(card, steps)
    mine = grading.user_id == asked.principal.user
    as_kept = {name: getattr(grading, name) for name in Grading.__slots__ if name in GradingOut.model_fields}
    return GradingOut(
        **as_kept | {"score": so_far.value, "uncapped": so_far.uncapped},
        mine=mine,
        failed=list(so_far.failed),
        rated=len(steps),
        may_reopen=mine and may_reopen(session, grading),
    )


def mean_of(scores: Sequence[float | None]) -> MeanOut | None:
    """The mean of those that are scores."""
    found = [each for each in scores if each is not None]
    mean = mean_score(found)
    return None if mean is None else MeanOut(mean=mean, count=len(found))


def _reach(asked: Asked, whose: WhoseGradings) -> Reach:
    if whose is WhoseGradings.ABOUT_ME:
        return Reach(agents=asked.reach.agents)
    if whose is WhoseGradings.TEAM:
        told_of = told_of_others(asked)
        return Reach(told_of.everything, told_of.teams, NOBODY, NOBODY)
    return graded(asked)
