"""Teams: made, renamed, looked into, and taken away where they are empty."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Form, Response

from heard.errors import HeardError
from heard.storage.access.teams import TeamSize, team_sizes
from heard.web.api.shapes import MemberOut, TeamIn
from heard.web.api.teams import Id, add_team, read_team, remove_team, rename_team
from heard.web.shared.asker import Asked, ManagesPeople
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/settings/teams"
NAMELESS = "A team's name has 1 to 200 letters; give another one."
Name = Annotated[Typed, Form()]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ManagesPeople) -> Response:
    """All of them."""
    return _page(asked)


@router.post(PATH)
def add(asked: ManagesPeople, name: Name = "") -> Response:
    """A new team."""
    try:
        made = add_team(asked, shape(TeamIn, {"name": name}, NAMELESS))
    except HeardError as problem:
        return _page(asked, problem, name)
    return go_to(f"{PATH}/{made.id}")


@router.get(f"{PATH}/export")
def export(asked: ManagesPeople, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    return take_along(asked, kind, "teams", TeamSize.__slots__, map(asdict, _sizes(asked)))


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ManagesPeople, id_: Id) -> Response:
    """One of them, and who is in it."""
    return _one(asked, id_)


@router.get(f"{PATH}/{{id}}/export")
def export_members(asked: ManagesPeople, id_: Id, kind: FileKind = FileKind.CSV) -> Response:
    """Who is in one of them, as a file."""
    members = (each.model_dump() for each in read_team(asked, id_).members)
    return take_along(asked, kind, f"members?team={id_}", list(MemberOut.model_fields), members)


@router.post(f"{PATH}/{{id}}")
def rename(asked: ManagesPeople, id_: Id, name: Name = "") -> Response:
    """Call it something else."""
    try:
        rename_team(asked, id_, shape(TeamIn, {"name": name}, NAMELESS))
    except HeardError as problem:
        return _one(asked, id_, problem, name)
    return go_to(f"{PATH}/{id_}")


@router.post(f"{PATH}/{{id}}/remove")
def remove(asked: ManagesPeople, id_: Id) -> Response:
    """Take it away, if no conversations are its own."""
    try:
        remove_team(asked, id_)
    except HeardError as problem:
        return _one(asked, id_, problem)
    return go_to(PATH)


def _page(asked: Asked, problem: HeardError | None = None, name: str = "") -> Response:
    return show_page(asked, "pages/settings/teams.html", {"teams": _sizes(asked), "name": name}, problem)


def _sizes(asked: Asked) -> Sequence[TeamSize]:
    with asked.state.house.store.reading() as session:
        return team_sizes(session)


def _one(asked: Asked, id_: int, problem: HeardError | None = None, name: str | None = None) -> Response:
    team = read_team(asked, id_)
    shown = {"team": team, "name": team.name if name is None else name}
    return show_page(asked, "pages/settings/team.html", shown, problem)
