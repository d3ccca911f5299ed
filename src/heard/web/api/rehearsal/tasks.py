"""Tasks: rehearsals set for people by a day. Whoever sets one is told whether it is done, and nothing else of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field, StringConstraints

from heard.errors import InvalidValue
from heard.storage.access import audit
from heard.storage.rehearsals.tasks import (
    OwnTask,
    Planned,
    Task,
    Tasked,
    add_task,
    decline,
    remove_task,
    tasks_by,
    tasks_for,
)
from heard.storage.rehearsals.trainers import trainees_of
from heard.web.api.rehearsal.scenarios import scenario_of
from heard.web.api.shapes import Key, Strict, Words
from heard.web.shared.asker import Asked, Rehearses, Trains
from heard.web.shared.problem import documented

router = APIRouter(tags=["rehearsals"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a task.")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class TaskState(StrEnum):
    """Where a task stands for somebody."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"
    DECLINED = "declined"


class TraineeOut(BaseModel):
    """Somebody who may be set a task."""

    user_id: int
    name: str


class TaskedOut(TraineeOut):
    """Whether somebody has done it, and on which day, or why they cannot."""

    state: TaskState
    done_on: date | None
    declined: str | None


class TaskOut(BaseModel):
    """A task that one has set."""

    id: int
    scenario: str
    title: str
    due: date
    note: str
    people: list[TaskedOut]


class OwnTaskOut(BaseModel):
    """A task that is set for one, and by whom."""

    id: int
    scenario: str
    title: str
    due: date
    note: str
    by: str
    state: TaskState


class TaskIn(Strict):
    """A task to be set: `due` is the last day for it."""

    scenario: Words
    due: Annotated[date, Field(ge=date(1971, 1, 1), le=date(2999, 12, 31))]
    note: Annotated[str, Field(max_length=300)] = ""
    people: Annotated[list[Key], Field(min_length=1, max_length=200)]


class DeclineIn(Strict):
    """Why one cannot, in a sentence."""

    why: Line


@router.get("/tasks")
def list_tasks(asked: Trains) -> list[TaskOut]:
    """The tasks that you have set, the newest first, with those of their people whom you train."""
    with asked.state.house.store.reading() as session:
        known = {each.id for each in trainees_of(session, asked.principal.user)}
        return [_told(asked, each, known) for each in tasks_by(session, asked.principal.user)]


@router.get("/tasks/people")
def list_trainees(asked: Trains) -> list[TraineeOut]:
    """Whom you may set a task."""
    with asked.state.house.store.reading() as session:
        return [TraineeOut(user_id=each.id, name=each.name) for each in trainees_of(session, asked.principal.user)]


@router.post("/tasks", status_code=201)
def set_task(asked: Trains, sent: TaskIn) -> TaskOut:
    """Set a rehearsal for people of your teams by a day."""
    scenario = scenario_of(sent.scenario).id
    if sent.due < _today(asked):
        raise InvalidValue("That day is over; choose today or a later one.")
    people = list(dict.fromkeys(sent.people))
    with asked.state.house.store.writing() as session:
        known = {each.id for each in trainees_of(session, asked.principal.user)}
        if not known >= set(people):
            raise InvalidValue("Choose people from your own teams.")
        id_ = add_task(session, asked.principal.user, Planned(scenario, sent.due, sent.note.strip(), people))
        audit.record(session, asked.actor, "task.add", f"task {id_}: {scenario}, {len(people)} people")
        return next(_told(asked, each, known) for each in tasks_by(session, asked.principal.user) if each.id == id_)


@router.delete("/tasks/{id}", status_code=204)
def take_away(asked: Trains, id_: Id) -> None:
    """Take a task of yours away."""
    with asked.state.house.store.writing() as session:
        remove_task(session, asked.principal.user, id_)
        audit.record(session, asked.actor, "task.remove", f"task {id_}")


@router.get("/me/tasks")
def list_own_tasks(asked: Rehearses) -> list[OwnTaskOut]:
    """The tasks that are set for you, the one that is due first first."""
    with asked.state.house.store.reading() as session:
        return [_own(asked, each) for each in tasks_for(session, asked.principal.user)]


@router.post("/me/tasks/{id}/decline")
def decline_task(asked: Rehearses, id_: Id, sent: DeclineIn) -> OwnTaskOut:
    """Say why you cannot; whoever set it reads it."""
    with asked.state.house.store.writing() as session:
        decline(session, asked.principal.user, id_, sent.why)
        return next(_own(asked, each) for each in tasks_for(session, asked.principal.user) if each.id == id_)


def _told(asked: Asked, task: Task, known: set[int]) -> TaskOut:
    return TaskOut(
        id=task.id,
        scenario=task.scenario,
        title=scenario_of(task.scenario).title,
        due=task.due,
        note=task.note,
        people=[
            TaskedOut(
                user_id=each.user_id,
                name=each.name,
                state=_state(asked, task, each),
                done_on=each.done_at.date() if each.done_at else None,
                declined=each.declined,
            )
            for each in task.people
            if each.user_id in known
        ],
    )


def _own(asked: Asked, task: OwnTask) -> OwnTaskOut:
    same = {name: getattr(task, name) for name in ("id", "scenario", "due", "note", "by")}
    return OwnTaskOut(**same, title=scenario_of(task.scenario).title, state=_state(asked, task, task))


def _state(asked: Asked, task: Task | OwnTask, person: Tasked | OwnTask) -> TaskState:
    if person.done_at is not None:
        return TaskState.DONE
    if person.declined:
        return TaskState.DECLINED
    return TaskState.OVERDUE if task.due < _today(asked) else TaskState.OPEN


def _today(asked: Asked) -> date:
    return asked.state.house.store.clock().date()
