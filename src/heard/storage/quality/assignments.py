"""Assignments: conversations given to somebody for a look, and how many one wants to grade."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, update

from heard.errors import InvalidValue, NotFound
from heard.storage.access.reach import Reach
from heard.storage.access.visible import all_teams, places
from heard.storage.quality.graders import Grader, all_graders
from heard.storage.quality.sought import counts, is_done
from heard.storage.rated import ASSIGNMENT, GOAL, GRADING
from heard.storage.schema import CONVERSATION, USER
from heard.storage.store import Session

BY = USER.alias()
DONE = is_done()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A conversation that was given to somebody: by whom, until when, and whether they are done with it."""

    id: int
    conversation_id: int
    user_id: int
    user: str
    by: str
    at: datetime
    until: datetime | None
    done: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What was given to whom, by the keys of users; `already` is how many somebody of them had before."""

    to: Mapping[int, Sequence[int]]
    already: int


@dataclass(frozen=True, slots=True)
class Goal:
    """How many gradings somebody wants to make a week, if they said so, and how many they have since its Monday."""

    a_week: int | None
    submitted: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Load:
    """How many conversations somebody still has to look at, how many of them are late, and when the next is due."""

    open: int
    late: int
    until: datetime | None


def assign(
    session: Session, ids: Sequence[int], people: Sequence[int], *, by: int, until: datetime | None = None
) -> Given:
    """Give conversations to people, spread evenly; nobody is given one of their own, or one twice.

    InvalidValue where a conversation fits none of them, and then nothing is given.
    """
    if until is not None and until <= session.at:
        raise InvalidValue("That day is over; give one that is still to come.")
    known = {each.id: each for each in all_graders(session)}
    chosen = [known[user] for user in dict.fromkeys(people) if user in known]
    if len(chosen) < len(set(people)):
        raise InvalidValue("Conversations are given to leads and reviewers; choose people who are one of these.")
    had = _had(session, ids, people)
    fresh = [id_ for id_ in dict.fromkeys(ids) if id_ not in had]
    spread = _spread(session, fresh, chosen)
    row = {"by_id": by, "at": session.at, "until": until}
    rows = [row | {"conversation_id": id_, "user_id": user} for id_, user in spread.items()]
    if rows:
        session.connection.execute(insert(ASSIGNMENT), rows)
    to = {each.id: [id_ for id_, user in spread.items() if user == each.id] for each in chosen}
    return Given(to, len(had))


def assignments(
    session: Session,
    reach: Reach,
    *,
    user: int | None = None,
    is_open: bool = False,
    page: tuple[int | None, int] = (None, 50),
) -> Sequence[Assignment]:
    """Assignments of conversations within reach, the newest first, perhaps of one user, perhaps those not done yet.

    `page` is the key that they come before, and how many there are at most.
    """
    before, most = page
    chosen = _told().where(reach.condition())
    if user is not None:
        chosen = chosen.where(ASSIGNMENT.c.user_id == user)
    if is_open:
        chosen = chosen.where(~DONE)
    if before is not None:
        chosen = chosen.where(ASSIGNMENT.c.id < before)
    rows = session.connection.execute(chosen.order_by(ASSIGNMENT.c.id.desc()).limit(most))
    return [Assignment(*row) for row in rows]


def assignment_of(session: Session, id_: int, reach: Reach, *, user: int | None = None) -> Assignment:
    """An assignment of a conversation within reach, perhaps only if it is this user's; NotFound if it is not."""
    chosen = _told().where(ASSIGNMENT.c.id == id_, reach.condition())
    if user is not None:
        chosen = chosen.where(ASSIGNMENT.c.user_id == user)
    row = session.connection.execute(chosen).first()
    if row is None:
        raise NotFound(f"There is no assignment {id_}.")
    return Assignment(*row)


def finish(session: Session, id_: int) -> None:
    """Somebody has looked at what was given to them, and needs to say nothing more."""
    done = update(ASSIGNMENT).where(ASSIGNMENT.c.id == id_, ASSIGNMENT.c.done_at.is_(None))
    session.connection.execute(done.values(done_at=session.at))


def take_back(session: Session, id_: int) -> None:
    """Take an assignment away; whoever saw the conversation by it alone sees it no more."""
    session.connection.execute(delete(ASSIGNMENT).where(ASSIGNMENT.c.id == id_))


def load_of(session: Session, user: int, reach: Reach) -> Load:
    """What somebody still has to look at."""
    late = func.count().filter(ASSIGNMENT.c.until < session.at)
    chosen = select(func.count(), late, func.min(ASSIGNMENT.c.until, type_=ASSIGNMENT.c.until.type))
    joined = chosen.select_from(ASSIGNMENT).join(CONVERSATION, CONVERSATION.c.id == ASSIGNMENT.c.conversation_id)
    row = session.connection.execute(joined.where(ASSIGNMENT.c.user_id == user, ~DONE, reach.condition())).one()
    return Load(*row)


def set_goal(session: Session, user: int, a_week: int | None) -> None:
    """Say how many gradings somebody wants to make a week; None for no goal."""
    session.connection.execute(delete(GOAL).where(GOAL.c.user_id == user))
    if a_week is not None:
        session.connection.execute(insert(GOAL).values(user_id=user, a_week=a_week))


def goal_of(session: Session, user: int) -> Goal:
    """What somebody set themselves, and how far they are this week, which begins on Monday in UTC."""
    today = session.at.date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), time(), session.at.tzinfo)
    own = GRADING.c.user_id == user, counts(), GRADING.c.submitted_at >= monday
    submitted = session.connection.execute(select(func.count()).select_from(GRADING).where(*own)).scalar_one()
    a_week = session.connection.execute(select(GOAL.c.a_week).where(GOAL.c.user_id == user)).scalar()
    return Goal(a_week, submitted, monday)


def _spread(session: Session, ids: Sequence[int], people: Sequence[Grader]) -> Mapping[int, int]:
    """For each conversation who of those whom it fits has been given the fewest so far."""
    given: Counter[int] = Counter()
    placed, to = places(session, ids), {}
    for id_ in ids:
        team, agent = placed[id_]
        fitting = [each.id for each in people if each.may_grade(team, agent)]
        if not fitting:
            name = all_teams(session)[team] if team else "no team"
            raise InvalidValue(
                f"Conversation {id_} of {name} fits none of these people: they would have to be lead or reviewer "
                "there, and not have answered it themselves. Choose others, or narrow the conversations to a team."
            )
        to[id_] = min(fitting, key=lambda user: given[user])
        given[to[id_]] += 1
    return to


def _had(session: Session, ids: Collection[int], people: Collection[int]) -> frozenset[int]:
    """The conversations that one of these people was given before."""
    chosen = select(ASSIGNMENT.c.conversation_id).where(ASSIGNMENT.c.user_id.in_(people))
    rows = session.connection.execute(chosen.where(ASSIGNMENT.c.conversation_id.in_(ids)))
    return frozenset(rows.scalars())


def _told() -> Select[Any]:
    columns: list[ColumnElement[Any]] = [ASSIGNMENT.c[name] for name in ("id", "conversation_id", "user_id")]
    columns += [USER.c.name, BY.c.name, ASSIGNMENT.c.at, ASSIGNMENT.c.until, DONE]
    joined = select(*columns).join(USER, USER.c.id == ASSIGNMENT.c.user_id)
    joined = joined.join(BY, BY.c.id == ASSIGNMENT.c.by_id)
    return joined.join(CONVERSATION, CONVERSATION.c.id == ASSIGNMENT.c.conversation_id)
