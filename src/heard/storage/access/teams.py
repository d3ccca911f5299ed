"""Teams: made by hand, or by the first conversation that names one; and who holds a role in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, literal, select, update

from heard.errors import Conflict, InvalidValue, NotFound
from heard.storage.access.visible import team_key
from heard.storage.causes.tables import CAUSE_ANSWERED, CAUSE_MEASURES, CAUSE_SUMS
from heard.storage.rated import ANSWERED, EVERY_CHANNEL, EVERY_TEAM, NO_TEAM, STALE, SUMS
from heard.storage.schema import CONVERSATION, HELD_ROLE, KEY, TEAM, USER
from heard.storage.store import Session

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A user, and a role that they hold in a team."""

    user_id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class TeamSize:
    """A team, how many people hold a role in it, and how many conversations it has."""

    id: int
    name: str
    people: int
    conversations: int


def team_sizes(session: Session) -> Sequence[TeamSize]:
    """All teams with their size, by name."""
    held = select(func.count(HELD_ROLE.c.user_id.distinct())).where(HELD_ROLE.c.team_id == TEAM.c.id)
    talks = select(func.count()).select_from(CONVERSATION).where(CONVERSATION.c.team_id == TEAM.c.id)
    chosen = select(TEAM.c.id, TEAM.c.name, held.scalar_subquery(), talks.scalar_subquery())
    return [TeamSize(*row) for row in session.connection.execute(chosen.order_by(TEAM.c.name))]


def add_team(session: Session, name: str) -> int:
    """The key of a new team; Conflict if there is one of this name."""
    row = insert(TEAM).values(name=_free_name(session, name)).returning(TEAM.c.id)
    return int(session.connection.execute(row).scalar_one())


def rename_team(session: Session, id_: int, name: str) -> None:
    """Call a team something else; Conflict if another is called so."""
    team_named(session, id_)
    session.connection.execute(update(TEAM).where(TEAM.c.id == id_).values(name=_free_name(session, name, but=id_)))


def remove_team(session: Session, id_: int) -> None:
    """Take a team away, with the roles that are held in it and its sums; Conflict while conversations are its own."""
    name, count = team_named(session, id_), count_of_team(session, id_)
    if count:
        raise Conflict(
            f"{name} has {count:,} conversations, which nobody but administrators would see without it; rename it "
            "instead, or bring them in again under another team."
        )
    session.connection.execute(delete(TEAM).where(TEAM.c.id == id_))
    forget_gone_teams(session)


def forget_gone_teams(session: Session) -> None:
    """Keep no sums of teams that are gone: a new one may come to have the key of the last."""
    for table in (SUMS, CAUSE_SUMS, CAUSE_MEASURES, STALE, ANSWERED, CAUSE_ANSWERED):
        gone = table.c.team_id.not_in(select(TEAM.c.id)), table.c.team_id.not_in([NO_TEAM, EVERY_TEAM])
        if table in {SUMS, CAUSE_SUMS}:
            # What all teams come to is worked out anew on those days.
            columns = table.c.day, literal(NO_TEAM, KEY), table.c.channel
            days = select(*columns).where(*gone, table.c.channel != EVERY_CHANNEL).distinct()
            names = ["day", "team_id", "channel"]
            session.connection.execute(session.insert(STALE).from_select(names, days).on_conflict_do_nothing())
        session.connection.execute(delete(table).where(*gone))


def team_named(session: Session, id_: int) -> str:
    """The name of a team; NotFound if there is none of this key."""
    name: str | None = session.connection.execute(select(TEAM.c.name).where(TEAM.c.id == id_)).scalar()
    if name is None:
        raise NotFound(f"There is no team {id_}.")
    return name


def count_of_team(session: Session, id_: int) -> int:
    """How many conversations a team has."""
    counted = select(func.count()).select_from(CONVERSATION).where(CONVERSATION.c.team_id == id_)
    return session.connection.execute(counted).scalar_one()


def members_of(session: Session, id_: int) -> Sequence[Member]:
    """Who holds a role in a team, a line for each; those who hold one in all teams are not among them."""
    chosen = select(USER.c.id, USER.c.name, HELD_ROLE.c.role).join(HELD_ROLE, HELD_ROLE.c.user_id == USER.c.id)
    rows = session.connection.execute(chosen.where(HELD_ROLE.c.team_id == id_).order_by(USER.c.id, HELD_ROLE.c.role))
    return [Member(*row) for row in rows]


def _free_name(session: Session, name: str, *, but: int | None = None) -> str:
    plain = name.strip()
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise InvalidValue(f"A team's name has 1 to {LONGEST_NAME} letters; give another one.")
    if team_key(session, plain) not in {None, but}:
        raise Conflict(f"There is a team {plain} already; give another name.")
    return plain
