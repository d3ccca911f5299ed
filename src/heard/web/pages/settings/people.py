"""People: who may come in, what they are to whom, and the ways in that they are given or lose."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, Field

from heard.access import AccessRole
from heard.errors import HeardError
from heard.web.api.people import Id, change_user, invite, list_users, read_user, reset, sign_out
from heard.web.api.shapes import Cursor, LinkOut, RoleHeld, UserChange, UserIn, UserOut, whole
from heard.web.api.teams import list_teams
from heard.web.shared.asker import Asked, ManagesPeople
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/settings/people"
MOST, MOST_AT_ONCE = 50, 200
NOBODY = "Somebody has an e-mail address and a name; give both."
NO_ROLE = "Choose roles that are on the page."
# A role in all teams, or in the one whose key follows.
Held = Annotated[str, Field(max_length=60)]
Done = Literal["roles", "out", "off", "on"]

router = APIRouter(include_in_schema=False)


class Invited(BaseModel):
    """What somebody typed of a person who is to come in."""

    email: Typed = ""
    name: Typed = ""
    roles: list[Held] = []


class Roles(BaseModel):
    """The roles that were ticked."""

    roles: list[Held] = []


@router.get(PATH)
def show(asked: ManagesPeople, cursor: Cursor = None) -> Response:
    """All who may come in."""
    found = list_users(asked, cursor, MOST)
    return show_page(asked, "pages/settings/people.html", {"users": found.items, "next": found.next, **_around(asked)})


@router.get(f"{PATH}/export")
def export(asked: ManagesPeople, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    teams = {each.id: each.name for each in list_teams(asked)}
    users = whole(lambda cursor: list_users(asked, cursor, MOST_AT_ONCE))
    rows = (each.model_dump() | {"roles": [_told(held, teams) for held in each.roles]} for each in users)
    return take_along(asked, kind, "people", list(UserOut.model_fields), rows)


@router.get(f"{PATH}/new")
def show_new(asked: ManagesPeople) -> Response:
    """A form for somebody who is to come in."""
    return _form(asked, Invited())


@router.post(PATH)
def begin(request: Request, asked: ManagesPeople, sent: Annotated[Invited, Form()]) -> Response:
    """Invite somebody: the link is mailed, or shown to be handed over."""
    try:
        wanted = shape(UserIn, {**sent.model_dump(), "roles": _held(sent.roles)}, NOBODY)
        link = invite(asked, wanted)
    except HeardError as problem:
        return _form(asked, sent, problem)
    return _one(asked, link.user_id, link=link, address=_address(request, asked, link))


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ManagesPeople, id_: Id, done: Done | None = None) -> Response:
    """One of them."""
    return _one(asked, id_, is_done=done)


@router.post(f"{PATH}/{{id}}/roles")
def give_roles(asked: ManagesPeople, id_: Id, sent: Annotated[Roles, Form()]) -> Response:
    """Give them these roles and no others."""
    try:
        change_user(asked, id_, shape(UserChange, {"roles": _held(sent.roles)}, NO_ROLE))
    except HeardError as problem:
        return _one(asked, id_, problem, roles=sent.roles)
    return go_to(f"{PATH}/{id_}", done="roles")


@router.post(f"{PATH}/{{id}}/door")
def open_or_close(asked: ManagesPeople, id_: Id, disabled: Annotated[bool, Form()]) -> Response:
    """Let them in no more, or again."""
    try:
        change_user(asked, id_, UserChange(disabled=disabled))
    except HeardError as problem:
        return _one(asked, id_, problem)
    return go_to(f"{PATH}/{id_}", done="off" if disabled else "on")


@router.post(f"{PATH}/{{id}}/reset")
def make_link(request: Request, asked: ManagesPeople, id_: Id) -> Response:
    """A link by which they set another password."""
    link = reset(asked, id_)
    return _one(asked, id_, link=link, address=_address(request, asked, link))


@router.post(f"{PATH}/{{id}}/sign-out")
def end_logins(asked: ManagesPeople, id_: Id) -> Response:
    """Sign them out wherever they are signed in."""
    sign_out(asked, id_)
    return go_to(f"{PATH}/{id_}", done="out")


def _held(roles: list[str]) -> list[dict[str, str | None]]:
    parted = [each.partition(":") for each in roles]
    return [{"role": role, "team_id": team or None} for role, _, team in parted]


def _ticked(roles: list[RoleHeld]) -> list[str]:
    return [f"{each.role}:{each.team_id}" if each.team_id else each.role for each in roles]


def _told(held: RoleHeld, teams: Mapping[int, str]) -> str:
    return f"{held.role} in {teams[held.team_id] if held.team_id else 'all teams'}"


def _address(request: Request, asked: Asked, link: LinkOut) -> str | None:
    """The whole link, as it can be sent to somebody; None where it was mailed."""
    place = asked.state.house.mails.address or str(request.base_url).rstrip("/")
    return link.path and f"{place}{link.path}"


def _around(asked: Asked) -> dict[str, object]:
    return {"teams": {each.id: each.name for each in list_teams(asked)}, "all_roles": list(AccessRole)}


def _form(asked: Asked, sent: Invited, problem: HeardError | None = None) -> Response:
    shown = {"sent": sent, "roles": sent.roles, **_around(asked)}
    return show_page(asked, "pages/settings/invite.html", shown, problem)


def _one(asked: Asked, id_: int, problem: HeardError | None = None, **told: object) -> Response:
    user = read_user(asked, id_)
    shown = {
        "user": user,
        "roles": _ticked(user.roles),
        "is_oneself": id_ == asked.principal.user,
        **dict.fromkeys(("link", "address", "is_done")),
        **_around(asked),
    }
    return show_page(asked, "pages/settings/person.html", {**shown, **told}, problem)
