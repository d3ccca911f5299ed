"""Work that goes on where it was when the process died, run by DBOS.

What a job works on and how far it has come stands in the store, written in the same transaction as its effects. A job
that was cut off is therefore simply run again, and finds in the store what is done.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TypeAlias
from uuid import uuid4

from dbos import DBOS, DBOSConfig, DBOSConfiguredInstance, SetWorkflowID, error

from heard.errors import EngineError, HeardError, StorageError
from heard.storage.database import Database
from heard.storage.jobs import JobKind, JobState, end_job
from heard.storage.store import Store

# What does a job of one kind, by its id.
Work: TypeAlias = Callable[[str], None]

# A job begun by one version of Heard may be ended by the next: work is resumed from the store, not from DBOS's steps.
VERSION = "1"
# A database that is away or full is asked again for about a quarter of an hour, counted anew after a calm minute.
TRIES, LONGEST_WAIT_S, CALM_S = 64, 15.0, 60.0


@DBOS.dbos_class()
class DurableJobs(DBOSConfiguredInstance):
    """Runs jobs, one set of them a process; `trouble` is what they wait for, `broken` why nothing more will come."""

    def __init__(self, store: Store, works: Mapping[JobKind, Work], *, address: str) -> None:
        # Only names are asked of it; DBOS has connections of its own.
        self._database = Database(address)
        self._store = store
        self._works = works
        self.trouble: HeardError | None = None
        self.broken: HeardError | None = None
        # Nobody else's work is taken up: whoever holds the lock of a job starts it.
        executor = uuid4().hex
        config = DBOSConfig(
            name="heard",
            system_database_url=address,
            application_version=VERSION,
            executor_id=executor,
            log_level="CRITICAL",
        )
        with self._translated():
            DBOS(config=config)
            super().__init__(executor)
            try:
                DBOS.launch()
            except BaseException:
                self.close()
                raise

    def start(self, job_id: str, kind: JobKind) -> None:
        """Start a job that stands in the store; nobody else may be at it."""
        with self._translated(), SetWorkflowID(job_id):
            # DBOS would not run again what it has seen end, and waits for what was cut off.
            DBOS.delete_workflow(job_id)
            DBOS.start_workflow(self.run, job_id, kind.value)

    def close(self) -> None:
        """Stop; what is not done is done when it is started again."""
        DBOS.destroy()

    @DBOS.workflow()
    def run(self, job_id: str, kind: str) -> None:
        """One job from where it stands to its end; what fails for good is written down, for people to read."""
        try:
            with self._translated():
                self.work(job_id, kind)
        except Exception as problem:  # noqa: BLE001 - the outermost place of a job
            self.broken = _told(problem, job_id)
            if not _may_help(self.broken):
                with suppress(HeardError), self._store.writing() as session:
                    end_job(session, job_id, JobState.FAILED, self._store.masked(str(self.broken)))

    @DBOS.step()
    def work(self, job_id: str, kind: str) -> None:
        """What the job does, again and again while trying may help."""
        tries = 0
        while True:
            begun = monotonic()
            try:
                self._works[JobKind(kind)](job_id)
            except EngineError as problem:
                tries = 1 if monotonic() - begun > CALM_S else tries + 1
                self.trouble = problem
                if not problem.temporary or tries == TRIES:
                    raise
            else:
                return
            sleep(min(LONGEST_WAIT_S, 2.0 ** (tries - 1)))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Errors of DBOS and its database as a StorageError of one sentence."""
        try:
            with self._database.translated():
                yield
        except error.DBOSException as problem:
            raise StorageError(f"{self._database.name}: the jobs cannot be run ({problem}).") from problem


def _may_help(problem: HeardError) -> bool:
    """Whether trying again may help."""
    return isinstance(problem, EngineError) and problem.temporary


def _told(problem: Exception, job_id: str) -> HeardError:
    """What to tell people of an error, whatever it is."""
    if isinstance(problem, HeardError):
        return problem
    if isinstance(problem, MemoryError):
        return StorageError("There is not enough memory; free some and try again.")
    return EngineError(
        f"{job_id} met what Heard is not made for ({type(problem).__name__}: {problem}); please report it."
    )
