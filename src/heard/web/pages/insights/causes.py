"""The pages of root causes: the list of a period, and one of them with what customers said."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel

from heard.errors import HeardError
from heard.storage.insights.causes import all_causes, seen_causes
from heard.storage.insights.sums import Span
from heard.web.api.insights.annotations import happened
from heard.web.api.insights.cause_shapes import CauseMerge, CauseName, CauseOut
from heard.web.api.insights.causes import (
    EVER,
    Id,
    call_cause,
    find_causes,
    merge_into,
    read_cause,
    read_causes,
    take_apart,
)
from heard.web.api.shapes import Key
from heard.web.pages.insights.routes import LARGE, SMALL, Chosen, around, drawn, noted
from heard.web.shared.asker import Asked, ChangesCauses, ReadsInsights
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.web.shared.told.turns import anchor_of

PATH = "/insights/causes"
LIST, ONE = "pages/insights/causes.html", "pages/insights/cause.html"
SHARES = ("share", "strong", "repeat", "unheard", "churn")
COLUMNS = ("cause", "name", "words", "conversations", *SHARES, "before", "change", "is_rising")
ODD_NAME, ODD_CHOICE = "A name has up to 100 letters; give a shorter one.", "Choose the cause that this one is part of."

router = APIRouter(include_in_schema=False)


class Named(BaseModel):
    """What somebody typed as the name of a cause."""

    name: Typed = ""


class Merged(BaseModel):
    """The cause that somebody chose to merge another into."""

    into: Typed = ""


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()]) -> Response:
    """What customers came for."""
    found = read_causes(asked, chosen.period)
    shown = {
        **around(asked, chosen),
        "found": found,
        "last_day": found.until - timedelta(days=1),
        "rows": [(each, drawn(each.share.points, SMALL, ())) for each in found.causes],
    }
    return show_page(asked, LIST, shown)


@router.post(f"{PATH}/find")
def find(asked: ChangesCauses) -> Response:
    """Have them found now."""
    find_causes(asked)
    return go_to(PATH)


@router.get(f"{PATH}/export")
def export(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """The list as a file."""
    found = read_causes(asked, chosen.period)
    return take_along(asked, kind, chosen.address("causes"), COLUMNS, map(_row, found.causes))


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ReadsInsights, id_: Id, chosen: Annotated[Chosen, Query()], merged: Key | None = None) -> Response:
    """One cause; after another was merged into it, with a way back."""
    return _one(asked, id_, chosen, merged=merged)


@router.post(f"{PATH}/{{id}}/name")
def name(asked: ChangesCauses, id_: Id, chosen: Annotated[Chosen, Query()], sent: Annotated[Named, Form()]) -> Response:
    """Call it something else."""
    try:
        call_cause(asked, id_, shape(CauseName, sent.model_dump(), ODD_NAME))
    except HeardError as problem:
        return _one(asked, id_, chosen, problem, typed=sent.name)
    return go_to(chosen.address(f"{PATH}/{id_}"))


@router.post(f"{PATH}/{{id}}/merge")
def merge(
    asked: ChangesCauses, id_: Id, chosen: Annotated[Chosen, Query()], sent: Annotated[Merged, Form()]
) -> Response:
    """Have it count as part of another."""
    try:
        wanted = shape(CauseMerge, sent.model_dump(), ODD_CHOICE)
        merge_into(asked, id_, wanted)
    except HeardError as problem:
        return _one(asked, id_, chosen, problem)
    return go_to(chosen.address(f"{PATH}/{wanted.into}", merged=str(id_)))


@router.post(f"{PATH}/{{id}}/part")
def part(asked: ChangesCauses, id_: Id, chosen: Annotated[Chosen, Query()]) -> Response:
    """Have it stand by itself again."""
    take_apart(asked, id_)
    return go_to(chosen.address(f"{PATH}/{id_}"))


def _one(asked: Asked, id_: int, chosen: Chosen, problem: HeardError | None = None, **told: object) -> Response:
    found = read_cause(asked, id_, chosen.period)
    cause, notes = found.cause, happened(asked, found.since, found.until, chosen.period.team)
    shown = {
        **around(asked, chosen),
        "found": found,
        "last_day": found.until - timedelta(days=1),
        "cause": cause,
        "chart": drawn(cause.share.points, LARGE, notes),
        "notes": notes,
        "noted": noted(cause.share.points, notes),
        "others": _others(asked, cause.id),
        "anchor_of": anchor_of,
        **dict.fromkeys(("merged", "typed")),
    }
    return show_page(asked, ONE, shown | told, problem)


def _others(asked: Asked, but: int) -> Mapping[int, str]:
    """What else customers within reach have come for, by name: what this may be part of."""
    with asked.state.house.store.reading() as session:
        seen, causes = seen_causes(session, Span(asked.reach, 0, EVER)), all_causes(session)
    named = {each: causes[each].called for each in seen if each != but}
    return dict(sorted(named.items(), key=lambda each: (each[1].casefold(), each[0])))


def _row(each: CauseOut) -> dict[str, object]:
    shares = {
        "share": each.share.now,
        "strong": each.strong,
        "repeat": each.repeat,
        "unheard": each.unheard,
        "churn": each.churn,
        "before": each.share.before,
    }
    return {
        "cause": each.id,
        "name": each.name,
        "words": each.words,
        "conversations": each.conversations,
        **{name: estimate and estimate.value for name, estimate in shares.items()},
        "change": each.share.change.value,
        "is_rising": each.is_rising,
    }
