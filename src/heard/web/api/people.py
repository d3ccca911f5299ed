"""People: who may come in and what they are to a team, and the record of what was done."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.access import AccessRole
from heard.errors import Conflict
from heard.storage.access import audit, users
from heard.storage.access.audit import Record
from heard.storage.access.users import HeldRole, User
from heard.web.api.shapes import (
    Cursor,
    Key,
    LinkOut,
    Most,
    Page,
    RoleHeld,
    UserChange,
    UserIn,
    UserOut,
)
from heard.web.shared.asker import Asked, ManagesPeople, ReadsAudit
from heard.web.shared.problem import documented
from heard.wiring.access.people import Sent, actor

router = APIRouter(tags=["people"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a user.")]
# How actors and deeds are written.
NAMED = "^[ -~]*$"
Named = Annotated[str | None, Query(max_length=200, pattern=NAMED)]
Show = Annotated[bool, Query(description="Whether to show the link though it was mailed.")]


@router.get("/users")
def list_users(asked: ManagesPeople, cursor: Cursor = None, most: Most = 100) -> Page[UserOut]:
    """Users, by their id."""
    name = f"users {asked.actor}"
    after = asked.state.unsigned(cursor, of=name) if cursor else 0
    with asked.state.house.store.reading() as session:
        found = users.list_users(session, after=after, most=most)
    following = asked.state.signed(found[-1].id, of=name) if len(found) == most else None
    return Page(items=[user_out(user) for user in found], next=following)


@router.post("/users", status_code=201)
def invite(asked: ManagesPeople, sent: UserIn, *, show: Show = False) -> LinkOut:
    """A new user, and the link by which they set their password, within 72 hours and once; mailed where mail is set."""
    id_, link = asked.state.house.people.invite(asked.actor, sent.email, sent.name, _held(sent.roles))
    return _link_out(asked, id_, link, show=show)


@router.get("/users/{id}")
def read_user(asked: ManagesPeople, id_: Id) -> UserOut:
    """One user."""
    with asked.state.house.store.reading() as session:
        return user_out(users.user_of(session, id_))


@router.patch("/users/{id}")
def change_user(asked: ManagesPeople, id_: Id, sent: UserChange) -> UserOut:
    """Give a user other roles, say which agents they are, let them in no more or again."""
    with asked.state.house.store.writing() as session:
        users.user_of(session, id_)
        if id_ == asked.principal.user and (sent.disabled or sent.roles is not None):
            raise Conflict("Nobody takes their own roles away; another administrator can.")
        if sent.roles is not None:
            users.set_roles(session, id_, _held(sent.roles))
        if sent.agents is not None:
            users.set_agents(session, id_, sent.agents)
        if sent.disabled is not None:
            (users.disable if sent.disabled else users.enable)(session, id_)
        changed = ", ".join(sorted(sent.model_fields_set))
        audit.record(session, asked.actor, "user.change", f"{actor(id_)}: {changed}")
        return user_out(users.user_of(session, id_))


@router.post("/users/{id}/reset", status_code=201)
def reset(asked: ManagesPeople, id_: Id, *, show: Show = False) -> LinkOut:
    """A link by which a user sets another password, within 72 hours and once; mailed where mail is set."""
    return _link_out(asked, id_, asked.state.house.people.reset(asked.actor, id_), show=show)


@router.post("/users/{id}/sign-out", status_code=204)
def sign_out(asked: ManagesPeople, id_: Id) -> None:
    """Sign a user out wherever they are signed in."""
    with asked.state.house.store.writing() as session:
        users.user_of(session, id_)
        users.sign_out_everywhere(session, id_)
        audit.record(session, asked.actor, "user.sign-out", actor(id_))


@router.get("/audit")
def read_audit(
    asked: ReadsAudit,
    cursor: Cursor = None,
    most: Annotated[int, Query(ge=1, le=200)] = 100,
    *,
    by: Named = None,
    deed: Named = None,
) -> Page[Record]:
    """Who saw and changed what, the newest first, perhaps by one (such as "user 7") or of one deed alone."""
    name = f"audit {asked.actor}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    with asked.state.house.store.reading() as session:
        found = audit.records(session, before=before, most=most, actor=by, deed=deed)
    following = asked.state.signed(found[-1].id, of=name) if len(found) == most else None
    return Page(items=list(found), next=following)


def user_out(user: User) -> UserOut:
    """A user as the API shows them."""
    roles = [RoleHeld(role=AccessRole(each.role), team_id=each.team_id) for each in sorted(user.roles, key=str)]
    return UserOut(
        id=user.id,
        email=user.email,
        name=user.name,
        since=user.since,
        disabled=user.disabled_at is not None,
        roles=roles,
        agents=sorted(user.agents),
        notices_by_mail=user.mail_off_at is None,
    )


def _held(roles: list[RoleHeld]) -> list[HeldRole]:
    return [HeldRole(each.role, each.team_id) for each in roles]


def _link_out(asked: Asked, id_: int, link: Sent, *, show: bool) -> LinkOut:
    """What was mailed is shown only if it is asked for: a link is a secret."""
    mailed = asked.state.house.mails.send_link(id_, link)
    is_hidden = mailed is not None and mailed.taken and not show
    return LinkOut(
        user_id=id_,
        path=None if is_hidden else f"/password#{link.secret}",
        until=link.until,
        mailed=mailed is not None and mailed.taken,
        told=mailed.told if mailed else None,
    )
