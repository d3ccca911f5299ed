"""What Heard fills into a scorecard by itself, kept apart from what people say."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from heard.conversation.conversation import Conversation
from heard.errors import NotFound
from heard.quality.automatic import Automatic, Filled, fill
from heard.quality.scorecard import Scorecard
from heard.scoring.plain import how_sure
from heard.scoring.unwire import review_from_wire
from heard.scoring.wire import span_to_wire
from heard.storage.access.visible import is_analysed, see
from heard.storage.conversations import load
from heard.storage.reviews import reviews_of
from heard.storage.store import Session
from heard.web.api.conversations import Id
from heard.web.api.quality.sight import graded
from heard.web.api.reviews import whole_review
from heard.web.api.shapes import Wire, Words
from heard.web.shared.asker import Asked, ReadsGradings
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["quality"], responses=documented(404, 409))
ScorecardId = Annotated[Words | None, Query(description="The id of a scorecard; none: the first.")]


class AutomaticRating(BaseModel):
    """A rating that Heard proposes, with its words, its reason and how sure it is; `step` is null where it has none."""

    step: int | None
    reason: str
    confidence: float | None
    sure: str | None
    quotes: list[Wire]


class AutomaticOut(BaseModel):
    """A scorecard as Heard fills it in; categories that only people can tell are left out."""

    scorecard: str
    score: float | None
    uncapped: float | None
    failed: list[str]
    ratings: dict[str, AutomaticRating]


@router.get("/conversations/{id}/automatic")
def read_automatic(asked: ReadsGradings, id_: Id, scorecard: ScorecardId = None) -> AutomaticOut:
    """What Heard fills in, by the newest review, which is made now if need be."""
    card = scorecard_named(asked, scorecard)
    with asked.state.house.store.reading() as session:
        see(session, id_, graded(asked))
        conversation = load(session, id_)
    filled = filled_by(asked, card, whole_review(asked, id_), conversation)
    if filled.not_scored:
        raise Refused(409, f"Not scored: {filled.not_scored}.")
    return told_of(card, filled)


def scorecards_of(asked: Asked) -> tuple[Scorecard, ...]:
    """The scorecards in use."""
    return asked.state.house.settings.scorecards


def scorecard_named(asked: Asked, id_: str | None) -> Scorecard:
    """The scorecard of an id, or else the first; NotFound if there is none of this id."""
    cards = scorecards_of(asked)
    found = next((each for each in cards if id_ in {None, each.id}), None)
    if found is None:
        raise NotFound(f"There is no scorecard {id_}; {', '.join(each.id for each in cards)} can be used.")
    return found


def score_by_heard(asked: Asked, session: Session, id_: int, card: Scorecard) -> float | None:
    """What Heard fills in adds up to by a review that stands ready; None where there is none, or no score."""
    review = next(reviews_of(session, id_), None) if is_analysed(session, id_) else None
    return None if review is None else filled_by(asked, card, review, load(session, id_)).score.value


def filled_by(asked: Asked, card: Scorecard, review: Wire, conversation: Conversation) -> Filled:
    """What Heard fills in by a whole review; what is muted here counts nowhere, be it there or not."""
    return fill(card, review_from_wire(review, conversation), asked.state.house.settings.contest.muted)


def told_of(card: Scorecard, filled: Filled) -> AutomaticOut:
    """A scorecard that Heard has filled in."""
    told = filled.score
    ratings = {id_: _rating(each) for id_, each in filled.ratings.items()}
    return AutomaticOut(
        scorecard=card.id, score=told.value, uncapped=told.uncapped, failed=list(told.failed), ratings=ratings
    )


def _rating(given: Automatic) -> AutomaticRating:
    return AutomaticRating(
        step=given.step,
        reason=given.reason,
        confidence=given.confidence,
        sure=None if given.confidence is None else how_sure(given.confidence),
        quotes=[span_to_wire(span) for span in given.quotes],
    )
