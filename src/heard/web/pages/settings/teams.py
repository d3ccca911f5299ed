"""Teams: made, renamed, looked into, and taken away where they are empty."""

from typing import Annotated

from fastapi import APIRouter, Form, Response

from heard.errors import HeardError
from heard.storage.access.teams import team_sizes
from heard.web.api.shapes import TeamIn
from heard.web.api.teams import Id, add_team, read_team, remove_team, rename_team
from heard.web.shared.asker import Asked, ManagesPeople
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page

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


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ManagesPeople, id_: Id) -> Response:
    """One of them, and who is in it."""
    return _one(asked, id_)


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
    with asked.state.house.store.reading() as session:
        teams = team_sizes(session)
    return show_page(asked, "pages/settings/teams.html", {"teams": teams, "name": name}, problem)


def _one(asked: Asked, id_: int, problem: HeardError | None = None, name: str | None = None) -> Response:
    team = read_team(asked, id_)
    shown = {"team": team, "name": team.name if name is None else name}
    return show_page(asked, "pages/settings/team.html", shown, problem)
