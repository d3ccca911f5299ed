"""Puts the store, the formats and the model behind the jobs, and the jobs on DBOS."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from heard.demo.made_up import SOURCE
from heard.errors import Conflict, StorageError
from heard.formats.catalogue import FOLDER_WRITERS, WRITERS
from heard.jobs.attaching import Attacher
from heard.jobs.causes import CauseFinder
from heard.jobs.demonstrating import Demonstrator
from heard.jobs.durable import DurableJobs, Work
from heard.jobs.erasing import Eraser
from heard.jobs.exporting import Exporter, into_file
from heard.jobs.importing import Importer
from heard.jobs.retaining import Retainer
from heard.jobs.scoring import Scorer
from heard.rubric.taught import kinds_with
from heard.scoring.model import Model
from heard.scoring.wire import review_to_wire
from heard.settings import Settings
from heard.storage.database import Database
from heard.storage.jobs import Job, JobKind
from heard.storage.store import Store
from heard.wiring.insights.causes import grouper, placer
from heard.wiring.insights.reports import reporter_of
from heard.wiring.model import review, teach
from heard.wiring.store import LOCKS, home_of, made_folder, settings_in_force

DATABASE = "jobs.db"
REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Workbench:
    """What plans jobs and does them, on one store, as a team has set it."""

    store: Store
    home: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def importer(self) -> Importer:
        """Imports; what they reject lies in a folder of the home."""
        return Importer(self.store, self.home / REJECTED)

    @property
    def attacher(self) -> Attacher:
        """Answers to surveys; what is rejected lies where that of imports does."""
        return Attacher(self.store, self.home / REJECTED)

    @property
    def scorer(self) -> Scorer:
        """Reviews by the shipped model with what the team has taught it."""
        return self.scorer_with(teach(self.settings.behaviours))

    def scorer_with(self, model: Model, source: str | None = None) -> Scorer:
        """Reviews by a model, perhaps of one source alone."""
        return Scorer(
            self.store,
            model.versions,
            lambda each: review_to_wire(review(each, model)),
            source=source,
            days=self.settings.retention.reviews,
        )

    @property
    def demonstrator(self) -> Demonstrator:
        """The made-up conversations, in and out."""
        return Demonstrator(self.store, lambda: self.scorer_with(teach(self.settings.behaviours), SOURCE))

    @property
    def cause_finder(self) -> CauseFinder:
        """Reads concerns and finds their causes; the model is loaded once there is something to read."""
        return CauseFinder(self.store, placer, grouper())

    @property
    def eraser(self) -> Eraser:
        """Erasures of customers."""
        return Eraser(self.store)

    @property
    def exporter(self) -> Exporter:
        """Exports, in the formats that Heard writes."""
        files = {each.WORD: into_file(each) for each in WRITERS}
        return Exporter(self.store, files | {each.WORD: each.write for each in FOLDER_WRITERS})

    @property
    def retainer(self) -> Retainer:
        """The deletion of what is past its retention."""
        return Retainer(self.store, self.settings.retention, kinds_with(self.settings.behaviours))

    @contextmanager
    def running(self, job: Job) -> Iterator[DurableJobs]:
        """The job at work, from where it was cut off; Conflict if another process is at it."""
        with self._locked(job):
            jobs = DurableJobs(self.store, self._works(), address=_address(self.store.database, self.home))
            try:
                jobs.start(job.id, job.kind)
                yield jobs
            finally:
                jobs.close()

    @contextmanager
    def _locked(self, job: Job) -> Iterator[None]:
        lock = FileLock(made_folder(self.home / LOCKS) / job.id)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Conflict(
                f"{job.title} is being worked on by another process ({job.id}); `heard jobs` shows it."
            ) from None
        except OSError as problem:
            raise StorageError(
                f"{lock.lock_file} cannot be made ({problem.strerror}); look at its folder."
            ) from problem
        try:
            yield
        finally:
            lock.release()

    def _works(self) -> dict[JobKind, Work]:
        return {
            JobKind.IMPORT: self.importer.work,
            JobKind.OUTCOMES: self.attacher.work,
            JobKind.EXPORT: self.exporter.work,
            JobKind.ERASE: self.eraser.work,
            JobKind.RETAIN: self.retainer.work,
            JobKind.DEMO: self.demonstrator.work,
            JobKind.REPORT: reporter_of(self.store, self.home, self.settings).work,
            JobKind.CAUSES: self.cause_finder.work,
            # The model is loaded once there is something to review.
            JobKind.SCORE: partial(_score, self),
        }


def _score(bench: Workbench, job_id: str) -> None:
    bench.scorer.work(job_id)


def bench_on(store: Store) -> Workbench:
    """The workbench on an open store, by the settings of the environment."""
    return Workbench(store, home_of(), settings_in_force())


def _address(database: Database, home: Path) -> str:
    """Where DBOS writes: a file of its own beside SQLite, so that it never holds the lock of the store."""
    return f"sqlite:///{home / DATABASE}" if database.is_sqlite else database.address
