"""Scorecards: what people rate conversations by, the shipped one and the team's own."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from heard.conversation.fields import Fields
from heard.quality.lint import lint
from heard.quality.score import category_score, score
from heard.quality.scorecard import Scorecard, scorecard_from, scorecard_to_wire, shipped_scorecard
from heard.rubric.behaviour import Kind
from heard.rubric.taught import kinds_with
from heard.settings import Settings
from heard.web.api.settings.shapes import (
    ScorecardDraft,
    ScorecardOut,
    ScorecardPreview,
    ScorecardShape,
    ScorecardsIn,
    ScorecardsOut,
)
from heard.web.api.settings.version import IfMatch, change_by, tell_version
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.problem import documented
from heard.wiring.settings.files import SCORECARDS
from heard.wiring.settings.rewriting import with_tables

router = APIRouter(tags=["settings"], responses=documented(404, 409, 412))


@router.get("/scorecards")
def read_scorecards(asked: ReadsSettings, response: Response) -> ScorecardsOut:
    """The scorecards in use: the shipped one first, unless one of the team's takes its place."""
    return _told(asked, response)


@router.put("/scorecards")
def write_scorecards(
    asked: ChangesSettings, response: Response, sent: ScorecardsIn, if_match: IfMatch = None
) -> ScorecardsOut:
    """Have the team's own scorecards be these and no others; what was rated by another one stays as it is."""
    wanted = [_values(each) for each in sent.scorecards]
    what = ", ".join(each.id for each in sent.scorecards) or "none"
    change = change_by(asked, what, if_match, deed="scorecards.write")
    asked.state.house.keeper.change(change, SCORECARDS, lambda text: with_tables(text, "scorecards", wanted))
    return _told(asked, response)


@router.post("/scorecards/preview")
def preview_scorecard(asked: ChangesSettings, sent: ScorecardDraft) -> ScorecardPreview:
    """What ratings would add up to, and what `heard scorecards check` would say of it; nothing is saved."""
    kinds = kinds_of(asked.state.house.settings)
    card = scorecard_from(Fields.of(sent.scorecard.model_dump(mode="json"), "The scorecard"), kinds)
    found = score(card, sent.ratings)
    rated = {id_: step for id_, step in sent.ratings.items() if step is not None}
    return ScorecardPreview(
        scores={id_: category_score(card.category(id_), step) for id_, step in rated.items()},
        value=found.value,
        uncapped=found.uncapped,
        failed=list(found.failed),
        problems=lint([card], kinds),
    )


def kinds_of(settings: Settings) -> Mapping[str, Kind]:
    """The behaviours that a scorecard may name, the shipped ones and the team's own, with their kinds."""
    return kinds_with(settings.behaviours)


def _told(asked: Asked, response: Response) -> ScorecardsOut:
    tell_version(asked, response)
    return ScorecardsOut(scorecards=[_out(each) for each in asked.state.house.settings.scorecards])


def _out(card: Scorecard) -> ScorecardOut:
    own = card != shipped_scorecard()
    return ScorecardOut.model_validate({**scorecard_to_wire(card), "own": own})


def _values(card: ScorecardShape) -> dict[str, object]:
    return card.model_dump(mode="json", exclude_defaults=True)
