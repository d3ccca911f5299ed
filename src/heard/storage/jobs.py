"""Long work, and how far it has come: written together with what the work does, so that neither is ahead."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from heard.errors import NotFound
from heard.storage.schema import JOB
from heard.storage.store import Session


class JobKind(StrEnum):
    """What a job does."""

    IMPORT = "import"
    SCORE = "score"
    EXPORT = "export"
    ERASE = "erase"
    RETAIN = "retain"
    DEMO = "demo"
    OUTCOMES = "outcomes"
    REPORT = "report"
    CAUSES = "causes"


class JobState(StrEnum):
    """How a job stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work; `done` of `total` is in the unit of its kind, and `counts` is what came of it so far.

    `arguments` say what it works on: a path, an id; never what anybody said.
    """

    id: str
    kind: JobKind
    title: str
    arguments: Mapping[str, Any]
    state: JobState
    done: int
    total: int | None
    counts: Mapping[str, int]
    problem: str | None
    started_at: datetime
    changed_at: datetime

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state is not JobState.RUNNING


@dataclass(frozen=True, slots=True)
class Plan:
    """A job that is wanted; `what` tells it from others of its kind, so that one that was cut off is found again."""

    kind: JobKind
    what: str
    title: str
    counts: Mapping[str, int]
    arguments: Mapping[str, Any]
    total: int | None = None


def plan_job(session: Session, plan: Plan) -> Job:
    """The job for a plan: the one that is not at its end, else a new one."""
    cut_off = unfinished_job(session, plan)
    if cut_off:
        return cut_off
    beginning = _beginning(plan)
    before = all_jobs(session, beginning=beginning)
    number = 1 + max((int(job.id.removeprefix(beginning)) for job in before), default=0)
    known = {name: value for name, value in asdict(plan).items() if name != "what"}
    id_ = f"{beginning}{number}"
    row = {
        **known,
        "id": id_,
        "state": JobState.RUNNING.value,
        "done": 0,
        "started_at": session.at,
        "changed_at": session.at,
    }
    session.connection.execute(insert(JOB).values(row))
    return find_job(session, id_)


def unfinished_job(session: Session, plan: Plan) -> Job | None:
    """The job for a plan that is not at its end; None if there is none."""
    return next((job for job in all_jobs(session, beginning=_beginning(plan)) if not job.has_ended), None)


def forget_ended(session: Session, plan: Plan) -> None:
    """Forget the jobs for a plan that have ended: where one comes again and again, the list shows the last."""
    theirs = JOB.c.id.startswith(_beginning(plan), autoescape=True), JOB.c.state != JobState.RUNNING.value
    session.connection.execute(delete(JOB).where(*theirs))


def find_job(session: Session, id_: str) -> Job:
    """A job; NotFound if there is none of this id."""
    row = session.connection.execute(select(JOB).where(JOB.c.id == id_)).first()
    if row is None:
        raise NotFound(f"There is no job {id_}; `heard jobs` lists those there are.")
    return _job(row)


def all_jobs(session: Session, *, beginning: str = "") -> Sequence[Job]:
    """The jobs whose id begins so, the newest first."""
    chosen = select(JOB).where(JOB.c.id.startswith(beginning, autoescape=True))
    rows = session.connection.execute(chosen.order_by(JOB.c.started_at.desc(), JOB.c.id.desc()))
    return [_job(row) for row in rows]


def advance_job(session: Session, id_: str, *, done: int, counts: Mapping[str, int]) -> Job:
    """Write down how far a job has come; the job as it stands, which may have been cancelled meanwhile."""
    _change(session, id_, done=done, counts=dict(counts))
    return find_job(session, id_)


def end_job(session: Session, id_: str, state: JobState, problem: str | None = None) -> None:
    """Write down how a job has ended; one that has ended already stays as it is."""
    ended = update(JOB).where(JOB.c.id == id_, JOB.c.state == JobState.RUNNING.value)
    session.connection.execute(ended.values(state=state.value, problem=problem, changed_at=session.at))


def _beginning(plan: Plan) -> str:
    return f"{plan.kind}-{plan.what}-"


def _change(session: Session, id_: str, **values: object) -> None:
    session.connection.execute(update(JOB).where(JOB.c.id == id_).values(**values, changed_at=session.at))


def _job(row: Row[Any]) -> Job:
    values = row._asdict()
    return Job(**values | {"kind": JobKind(row.kind), "state": JobState(row.state)})
