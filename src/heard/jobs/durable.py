"""Work that goes on where it was when the process died, on DBOS.

DBOS knows a job by its id and nothing else; what it works on and how far it has come stands in the store, written in
the same transaction as its effects. A step runs again after a crash, and finds there what is done.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from dbos import DBOS, DBOSConfig, DBOSConfiguredInstance, SetWorkflowID, WorkflowHandle

from heard.errors import EngineError, HeardError
from heard.storage.jobs import JobKind, JobState, end_job
from heard.storage.store import Store

# What does a job of one kind, by its id.
Work: TypeAlias = Callable[[str], None]

INSTANCE = "heard"
# A job begun by one version of Heard may be ended by the next: work is resumed from the store, not from DBOS's steps.
VERSION = "1"
# A database that is away or full is asked again for about a quarter of an hour.
TRIES, FIRST_WAIT, LONGER = 12, 1.0, 1.8


def _may_help(problem: BaseException) -> bool:
    """Whether trying again may help."""
    return isinstance(problem, EngineError) and problem.temporary


@DBOS.dbos_class()
class DurableJobs(DBOSConfiguredInstance):
    """Runs jobs, and on start those that were cut off; one a process, and one `executor` name a process at a time."""

    def __init__(self, store: Store, works: Mapping[JobKind, Work], *, address: str, executor: str) -> None:
        config = DBOSConfig(
            name="heard",
            system_database_url=address,
            application_version=VERSION,
            executor_id=executor,
            log_level="CRITICAL",
        )
        DBOS(config=config)
        super().__init__(INSTANCE)
        self._store = store
        self._works = works
        self.trouble: HeardError | None = None
        DBOS.launch()

    def start(self, job_id: str, kind: JobKind) -> WorkflowHandle[None]:
        """Start a job that stands in the store, or join it where it runs already."""
        with SetWorkflowID(job_id):
            return DBOS.start_workflow(self.run, job_id, kind.value)

    def close(self) -> None:
        """Stop; what is not done is resumed at the next start."""
        DBOS.destroy(destroy_registry=False)

    @DBOS.workflow()
    def run(self, job_id: str, kind: str) -> None:
        """One job from where it stands to its end; what fails is written down, for people to read."""
        try:
            self.work(job_id, kind)
        except HeardError as problem:
            self.fail(job_id, str(problem))

    @DBOS.step(
        retries_allowed=True,
        max_attempts=TRIES,
        interval_seconds=FIRST_WAIT,
        backoff_rate=LONGER,
        should_retry=_may_help,
    )
    def work(self, job_id: str, kind: str) -> None:
        """What the job does."""
        self.trouble = None
        try:
            self._works[JobKind(kind)](job_id)
        except EngineError as problem:
            self.trouble = problem
            raise

    @DBOS.step(retries_allowed=True, max_attempts=TRIES, interval_seconds=FIRST_WAIT, backoff_rate=LONGER)
    def fail(self, job_id: str, problem: str) -> None:
        """Write down why a job has failed."""
        with self._store.writing() as session:
            end_job(session, job_id, JobState.FAILED, problem)
