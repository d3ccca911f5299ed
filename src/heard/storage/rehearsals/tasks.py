"""Tasks: rehearsals that are set for people by a day. Whoever sets one sees whether it is done, and nothing of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Integer, Table, delete, insert, select, update

from heard.errors import Conflict, NotFound
from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, USER, key
from heard.storage.store import Session

# So many replies are a rehearsal, whether or not the customer has left.
REPLIES_DO = 3

TASK = Table(
    "task",
    METADATA,
    key(),
    Column("by_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("scenario", Words, nullable=False),
    Column("due", Integer, nullable=False),
    Column("note", Words, nullable=False),
    Column("set_at", UtcTime, nullable=False),
)
TASKED = Table(
    "tasked",
    METADATA,
    Column("task_id", KEY, ForeignKey(TASK.c.id, ondelete=GONE_WITH_IT), primary_key=True),
    Column("user_id", KEY, ForeignKey(USER.c.id, ondelete=GONE_WITH_IT), primary_key=True, index=True),
    Column("done_at", UtcTime),
    Column("declined", Words),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A task to be set: a scenario by its id, the last day for it, and a line on what it is for."""

    scenario: str
    due: date
    note: str
    people: Collection[int]


@dataclass(frozen=True, slots=True)
class Tasked:
    """Whether somebody has done it, and when, or why they cannot."""

    user_id: int
    name: str
    done_at: datetime | None
    declined: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task as whoever set it sees it."""

    id: int
    scenario: str
    due: date
    note: str
    people: Sequence[Tasked]


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task as somebody sees it for whom it is."""

    id: int
    scenario: str
    due: date
    note: str
    by: str
    done_at: datetime | None
    declined: str | None


def add_task(session: Session, by: int, planned: Planned) -> int:
    """Set a task; its key."""
    made = {"by_id": by, "scenario": planned.scenario, "due": planned.due.toordinal(), "note": planned.note}
    chosen = insert(TASK).values(made | {"set_at": session.at}).returning(TASK.c.id)
    id_ = int(session.connection.execute(chosen).scalar_one())
    session.connection.execute(insert(TASKED), [{"task_id": id_, "user_id": user} for user in planned.people])
    return id_


def tasks_by(session: Session, by: int) -> Sequence[Task]:
    """The tasks that somebody has set, the newest first."""
    people: dict[int, list[Tasked]] = {}
    of_them = (
        select(TASKED, USER.c.name).join(TASK, TASK.c.id == TASKED.c.task_id).join(USER, USER.c.id == TASKED.c.user_id)
    )
    for row in session.connection.execute(of_them.where(TASK.c.by_id == by).order_by(USER.c.name, USER.c.id)):
        people.setdefault(row.task_id, []).append(Tasked(row.user_id, row.name, row.done_at, row.declined))
    rows = session.connection.execute(select(TASK).where(TASK.c.by_id == by).order_by(TASK.c.id.desc()))
    return [Task(row.id, row.scenario, date.fromordinal(row.due), row.note, people.get(row.id, [])) for row in rows]


def remove_task(session: Session, by: int, id_: int) -> None:
    """Remove a task that somebody has set; NotFound if they have set none of this key."""
    if not session.connection.execute(delete(TASK).where(TASK.c.id == id_, TASK.c.by_id == by)).rowcount:
        raise NotFound(f"There is no task {id_} of yours.")


def tasks_for(session: Session, user: int) -> Sequence[OwnTask]:
    """The tasks that are set for somebody, the one that is due first first."""
    chosen = select(TASK, TASKED.c.done_at, TASKED.c.declined, USER.c.name.label("by")).join(
        TASKED, TASKED.c.task_id == TASK.c.id
    )
    rows = session.connection.execute(
        chosen.join(USER, USER.c.id == TASK.c.by_id).where(TASKED.c.user_id == user).order_by(TASK.c.due, TASK.c.id)
    )
    return [
        OwnTask(row.id, row.scenario, date.fromordinal(row.due), row.note, row.by, row.done_at, row.declined)
        for row in rows
    ]


def decline(session: Session, user: int, id_: int, why: str) -> None:
    """Say why one cannot; NotFound if there is no such task, Conflict if it is done."""
    found = next((each for each in tasks_for(session, user) if each.id == id_), None)
    if found is None:
        raise NotFound(f"There is no task {id_} for you.")
    if found.done_at is not None:
        raise Conflict("You have done this task already.")
    own = TASKED.c.task_id == id_, TASKED.c.user_id == user
    session.connection.execute(update(TASKED).where(*own).values(declined=why))


def note_played(session: Session, user: int, scenario: str, begun_at: datetime) -> None:
    """A rehearsal that was begun then is done: so are the tasks at its scenario that had been set by then."""
    set_by_then = select(TASK.c.id).where(TASK.c.scenario == scenario, TASK.c.set_at <= begun_at)
    open_ = TASKED.c.user_id == user, TASKED.c.done_at.is_(None), TASKED.c.task_id.in_(set_by_then)
    session.connection.execute(update(TASKED).where(*open_).values(done_at=session.at, declined=None))
