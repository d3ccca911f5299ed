"""Long work on the screen: how far it is, how fast, and how long it will take."""

import sys
from time import sleep

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from heard.errors import HeardError, StorageError
from heard.storage.jobs import Job, JobState, find_job
from heard.wiring.jobs import Workbench

LOOKS_PER_SECOND = 5


def watch(bench: Workbench, job: Job) -> Job:
    """Run a job to its end with its progress on the screen; HeardError says why it failed or was stopped."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[said]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar, bench.running(job) as jobs:
        task = bar.add_task(job.title, total=job.total, completed=job.done, said="")
        try:
            while not job.has_ended:
                sleep(1 / LOOKS_PER_SECOND)
                job = _look(bench, job)
                said = str(jobs.trouble) if jobs.trouble else _said(job)
                bar.update(task, completed=job.done, said=said)
        except KeyboardInterrupt:
            raise HeardError(f"stopped; run the same command again to go on ({job.id}).") from None
    if job.state is not JobState.DONE:
        raise HeardError(job.problem or f"{job.title} was cancelled; run the same command again to begin anew.")
    return job


def _look(bench: Workbench, job: Job) -> Job:
    """The job as it stands; as it stood, while the store does not answer."""
    try:
        with bench.store.reading() as session:
            return find_job(session, job.id)
    except StorageError as problem:
        if not problem.temporary:
            raise
        return job


def _said(job: Job) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in job.counts.items() if count)
