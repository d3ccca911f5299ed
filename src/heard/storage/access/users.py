"""Users: who may sign in, the roles they hold, and the agents of helpdesks that they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from heard.errors import Conflict, InvalidValue, NotFound
from heard.storage.schema import AGENT, HELD_ROLE, LINK, LOGIN, TEAM, TOKEN, USER, USER_AGENT
from heard.storage.store import Session

# The source of agents who answer in Heard itself.
HERE = "heard"
LONGEST_EMAIL, LONGEST_NAME = 254, 200


@dataclass(frozen=True, slots=True, order=True)
class HeldRole:
    """A role's name and the team it holds in; without a team it holds in all."""

    role: str
    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in, unless disabled; `agents` are the keys of agents that they are.

    `mail_off_at` is when they said that they want no notices by mail, `notices_seen` the newest notice that was there
    when they last looked at them.
    """

    id: int
    email: str
    name: str
    since: datetime
    disabled_at: datetime | None
    roles: frozenset[HeldRole]
    agents: frozenset[int]
    mail_off_at: datetime | None = None
    notices_seen: int | None = None


def count_users(session: Session) -> int:
    """How many there are."""
    return session.connection.execute(select(func.count()).select_from(USER)).scalar_one()


def add_user(session: Session, email: str, name: str, roles: Iterable[HeldRole]) -> int:
    """The key of a new user, who is an agent of Heard's own as well; Conflict if the address is taken."""
    address = plain_email(email)
    if not name.strip() or len(name) > LONGEST_NAME:
        raise InvalidValue(f"A name has 1 to {LONGEST_NAME} letters; give another one.")
    if session.connection.execute(select(USER.c.id).where(USER.c.email == address)).first():
        raise Conflict(f"There is a user {address} already; give another address, or change that one.")
    row = insert(USER).values(email=address, name=name.strip(), since=session.at).returning(USER.c.id)
    id_ = int(session.connection.execute(row).scalar_one())
    agent = insert(AGENT).values(source=HERE, external_id=str(id_), name=name.strip()).returning(AGENT.c.id)
    set_agents(session, id_, [session.connection.execute(agent).scalar_one()])
    set_roles(session, id_, roles)
    return id_


def plain_email(email: str) -> str:
    """An address as users are found by; InvalidValue if it is none."""
    address = email.strip().lower()
    name, _, host = address.partition("@")
    if not name or "." not in host.strip(".") or len(address) > LONGEST_EMAIL or not address.isprintable():
        raise InvalidValue("That is no e-mail address; give one like ada@example.com.")
    if " " in address or "@" in host:
        raise InvalidValue("That is no e-mail address; give one like ada@example.com.")
    return address


def user_of(session: Session, id_: int) -> User:
    """A user; NotFound if there is none of this key."""
    found = list(_users(session, [id_]))
    if not found:
        raise NotFound(f"There is no user {id_}.")
    return found[0]


def by_email(session: Session, email: str) -> User | None:
    """The user of an address, if there is one."""
    id_ = session.connection.execute(select(USER.c.id).where(USER.c.email == email.strip().lower())).scalar()
    return None if id_ is None else user_of(session, id_)


def list_users(session: Session, *, after: int = 0, most: int = 100) -> Sequence[User]:
    """Users by their key, from the one after `after` on; at most so many."""
    keys = select(USER.c.id).where(USER.c.id > after).order_by(USER.c.id).limit(most)
    return list(_users(session, session.connection.execute(keys).scalars().all()))


def all_names(session: Session) -> Mapping[int, str]:
    """The names of users by their keys."""
    return {row.id: row.name for row in session.connection.execute(select(USER.c.id, USER.c.name))}


def mailed_users(session: Session, *, only: int | None = None) -> Sequence[User]:
    """Users who may come in and have not said that they want no notices by mail; perhaps only this one, if so."""
    keys = select(USER.c.id).where(USER.c.disabled_at.is_(None), USER.c.mail_off_at.is_(None))
    if only is not None:
        keys = keys.where(USER.c.id == only)
    return list(_users(session, session.connection.execute(keys).scalars().all()))


def switch_mail(session: Session, id_: int, *, on: bool) -> None:
    """Send a user notices by mail, or none."""
    at = None if on else session.at
    session.connection.execute(update(USER).where(USER.c.id == id_).values(mail_off_at=at))


def see_notices(session: Session, id_: int, newest: int) -> None:
    """Write down that a user has looked at the notices up to one."""
    session.connection.execute(update(USER).where(USER.c.id == id_).values(notices_seen=newest))


def password_of(session: Session, id_: int) -> str | None:
    """The hash of a user's password; None before it was set."""
    return session.connection.execute(select(USER.c.password).where(USER.c.id == id_)).scalar()


def set_password(session: Session, id_: int, hashed: str) -> None:
    """Give a user another password, by its hash: they are signed out wherever they were, and their links end."""
    session.connection.execute(update(USER).where(USER.c.id == id_).values(password=hashed))
    sign_out_everywhere(session, id_)


def rehash(session: Session, id_: int, hashed: str) -> None:
    """Keep the same password, hashed at today's cost."""
    session.connection.execute(update(USER).where(USER.c.id == id_).values(password=hashed))


def sign_out_everywhere(session: Session, id_: int) -> None:
    """End whatever a user is signed in with, and the links that were sent; tokens stay."""
    for table in (LOGIN, LINK):
        session.connection.execute(delete(table).where(table.c.user_id == id_))


def disable(session: Session, id_: int) -> None:
    """Let a user in no more, by any door; what they did stays theirs."""
    sign_out_everywhere(session, id_)
    session.connection.execute(delete(TOKEN).where(TOKEN.c.user_id == id_))
    session.connection.execute(update(USER).where(USER.c.id == id_).values(disabled_at=session.at))


def enable(session: Session, id_: int) -> None:
    """Let a user in again."""
    session.connection.execute(update(USER).where(USER.c.id == id_).values(disabled_at=None))


def set_roles(session: Session, id_: int, roles: Iterable[HeldRole]) -> None:
    """Give a user these roles and no others; NotFound if a team is not there."""
    wanted = sorted(set(roles), key=lambda each: (each.role, each.team_id or 0))
    teams = {each.team_id for each in wanted if each.team_id is not None}
    known = set(session.connection.execute(select(TEAM.c.id).where(TEAM.c.id.in_(teams))).scalars())
    if teams - known:
        raise NotFound(f"There is no team {min(teams - known)}.")
    session.connection.execute(delete(HELD_ROLE).where(HELD_ROLE.c.user_id == id_))
    if wanted:
        rows = [{"user_id": id_, "role": each.role, "team_id": each.team_id} for each in wanted]
        session.connection.execute(insert(HELD_ROLE), rows)


def set_agents(session: Session, id_: int, agents: Iterable[int]) -> None:
    """Say which agents a user is; Conflict if one of them is somebody else."""
    wanted = set(agents)
    known = set(session.connection.execute(select(AGENT.c.id).where(AGENT.c.id.in_(wanted))).scalars())
    if wanted - known:
        raise NotFound(f"There is no agent {min(wanted - known)}.")
    taken = select(USER_AGENT.c.agent_id).where(USER_AGENT.c.agent_id.in_(wanted), USER_AGENT.c.user_id != id_)
    if others := session.connection.execute(taken).scalars().all():
        raise Conflict(f"Agent {min(others)} is another user already; take it from them first.")
    session.connection.execute(delete(USER_AGENT).where(USER_AGENT.c.user_id == id_))
    if wanted:
        session.connection.execute(insert(USER_AGENT), [{"user_id": id_, "agent_id": each} for each in sorted(wanted)])


def _users(session: Session, ids: Sequence[int]) -> Iterable[User]:
    columns = [USER.c[name] for name in ("id", "email", "name", "since", "disabled_at", "mail_off_at", "notices_seen")]
    rows = session.connection.execute(select(*columns).where(USER.c.id.in_(ids)).order_by(USER.c.id)).all()
    held = session.connection.execute(select(HELD_ROLE).where(HELD_ROLE.c.user_id.in_(ids))).all()
    agents = session.connection.execute(select(USER_AGENT).where(USER_AGENT.c.user_id.in_(ids))).all()
    for id_, email, name, since, disabled_at, *rest in rows:
        roles = frozenset(HeldRole(each.role, each.team_id) for each in held if each.user_id == id_)
        own = frozenset(each.agent_id for each in agents if each.user_id == id_)
        yield User(id_, email, name, since, disabled_at, roles, own, *rest)
