"""The scorecards in use, and the form in which one is written, category by category."""

from collections.abc import Iterable
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Path, Query, Response

from heard.errors import HeardError, NotFound
from heard.quality.scorecard import FEWEST_STEPS, MOST_STEPS, shipped_scorecard
from heard.rubric.behaviour import Kind
from heard.web.api.settings.rules import undo
from heard.web.api.settings.scorecards import kinds_of, preview_scorecard, read_scorecards, write_scorecards
from heard.web.api.settings.shapes import (
    STATEMENT_ID,
    ScorecardDraft,
    ScorecardOut,
    ScorecardPreview,
    ScorecardShape,
    ScorecardsIn,
)
from heard.web.pages.scorecards.written import Row, Sent, Written
from heard.web.shared.asker import Asked, ChangesSettings
from heard.web.shared.form import go_to
from heard.web.shared.pages import render
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.judged import titles_of

PATH = "/settings/scorecards"
LIST, FORM, LOOK = (f"pages/scorecards/{name}.html" for name in ("page", "form", "look"))
# Of a scorecard, or a category, that the team adds.
OWN_ID, ID_LETTERS = "own-", 8
Id = Annotated[str, Path(alias="id", pattern=STATEMENT_ID)]
Like = Annotated[str | None, Query(pattern=STATEMENT_ID)]
Version = Annotated[str, Form(max_length=64)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ChangesSettings, *, changed: bool = False) -> Response:
    """All of them; after a change, with a way back."""
    shown = {"cards": _all(asked), "changed": changed, "version": asked.state.house.keeper.version}
    return show_page(asked, LIST, shown)


@router.get(f"{PATH}/new")
def begin(asked: ChangesSettings, like: Like = None) -> Response:
    """A form for one more, perhaps with what stands in another."""
    written = (
        Written.of(_card(asked, like), _new_id()) if like else Written(_new_id(), "", (Row(_new_id(), tried="3"),))
    )
    return _form(asked, written, opened=written.rows[0].id)


@router.post(f"{PATH}/undo")
def go_back(asked: ChangesSettings, version: Version = "") -> Response:
    """Bring back what stood there before the last change."""
    undo(asked, Response(), version or None)
    return go_to(PATH, changed="true")


@router.post(f"{PATH}/look")
def look(asked: ChangesSettings, sent: Annotated[Sent, Form()]) -> Response:
    """What a grading by the form would come to, as it stands; nothing is saved."""
    return render(LOOK, _looked(asked, sent.written("look")))


@router.get(f"{PATH}/{{id}}")
def edit(asked: ChangesSettings, id_: Id) -> Response:
    """The form with one that there is."""
    return _form(asked, Written.of(_card(asked, id_), id_))


@router.post(f"{PATH}/{{id}}")
def save(asked: ChangesSettings, id_: Id, sent: Annotated[Sent, Form()]) -> Response:
    """Keep what was written; or, for a button of a category, show the form anew with what that does."""
    written = sent.written(id_)
    if sent.deed != "save":
        new_id = _new_id()
        opened = new_id if sent.deed == "add" else sent.deed.partition(" ")[2]
        return _form(asked, written.after(sent.deed, new_id), opened=opened)
    try:
        write_scorecards(asked, Response(), _with(asked, written.card()), sent.version or None)
    except HeardError as problem:
        return _form(asked, written, problem=problem)
    return go_to(PATH, changed="true")


@router.post(f"{PATH}/{{id}}/remove")
def remove(asked: ChangesSettings, id_: Id, version: Version = "") -> Response:
    """Take out one of the team's own; the shipped one comes back where it had taken its place."""
    _card(asked, id_)
    write_scorecards(asked, Response(), ScorecardsIn(scorecards=tuple(_own(asked, but=id_))), version or None)
    return go_to(PATH, changed="true")


def _all(asked: Asked) -> list[ScorecardOut]:
    return read_scorecards(asked, Response()).scorecards


def _card(asked: Asked, id_: str) -> ScorecardOut:
    found = next((each for each in _all(asked) if each.id == id_), None)
    if found is None:
        raise NotFound(f"There is no scorecard {id_}.")
    return found


def _own(asked: Asked, *, but: str | None = None) -> Iterable[ScorecardShape]:
    for each in _all(asked):
        if each.own and each.id != but:
            yield ScorecardShape.model_validate(each.model_dump(exclude={"own"}))


def _with(asked: Asked, card: ScorecardShape) -> ScorecardsIn:
    """The team's own with another one, or one more."""
    own = {each.id: each for each in _own(asked)} | {card.id: card}
    return ScorecardsIn(scorecards=tuple(own.values()))


def _looked(asked: Asked, written: Written) -> dict[str, object]:
    """What the ratings in the form add up to; the sentence of what is missing where it is no scorecard yet."""
    found: ScorecardPreview | None = None
    missing: HeardError | None = None
    try:
        draft = ScorecardDraft(scorecard=written.card(), ratings=dict(written.ratings))
        found = preview_scorecard(asked, draft)
    except HeardError as problem:
        missing = problem
    return {"written": written, "found": found, "missing": missing}


def _form(asked: Asked, written: Written, *, opened: str = "", problem: HeardError | None = None) -> Response:
    settings = asked.state.house.settings
    kinds, titles = kinds_of(settings), titles_of(settings)
    standing = next((each for each in _all(asked) if each.id == written.id), None)
    shown = _looked(asked, written) | {
        "opened": opened,
        "scales": range(FEWEST_STEPS, MOST_STEPS + 1),
        "behaviours": {
            "shows": [(id_, titles[id_]) for id_, kind in kinds.items() if kind is Kind.PRACTICE],
            "free_of": [(id_, titles[id_]) for id_, kind in kinds.items() if kind is Kind.PITFALL],
        },
        "standing": standing,
        "is_shipped": written.id == shipped_scorecard().id,
        "version": asked.state.house.keeper.version,
    }
    return show_page(asked, FORM, shown, problem)


def _new_id() -> str:
    return f"{OWN_ID}{uuid4().hex[:ID_LETTERS]}"
