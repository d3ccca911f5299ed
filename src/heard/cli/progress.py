"""Long work on the screen: how far it is, how fast, and how long it will take."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import NoReturn

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from heard.cli.exit import Exit
from heard.cli.screen import counted, visible
from heard.errors import HeardError, StorageError
from heard.jobs.durable import DurableJobs
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
        console=Console(stderr=True, soft_wrap=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar, _ending_as_interrupted(), bench.running(job) as jobs:
        try:
            job = _follow(bench, job, jobs, bar)
        except KeyboardInterrupt:
            bar.stop()
            _leave(f"stopped; run the same command again to go on ({job.id}).")
        if job.state is not JobState.DONE:
            cancelled = f"{job.title} was cancelled; run the same command again to begin anew."
            raise jobs.broken or HeardError(job.problem or cancelled)
    return job


def _follow(bench: Workbench, job: Job, jobs: DurableJobs, bar: Progress) -> Job:
    """The job at its end; what it waits for meanwhile is told once, until it has gone on."""
    task = bar.add_task(visible(job.title), total=job.total, completed=job.done, said="")
    told = ""
    while not job.has_ended:
        sleep(1 / LOOKS_PER_SECOND)
        before, trouble, broken = job.done, jobs.trouble, jobs.broken
        job = _look(bench, job)
        if broken and not job.has_ended:
            raise broken
        if job.done > before:
            jobs.trouble, told = None, ""
        elif trouble and str(trouble) != told:
            told = str(trouble)
            bar.console.print(visible(f"heard: {told}"), markup=False, highlight=False)
        bar.update(task, completed=job.done, said=counted(job.counts))
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


@contextmanager
def _ending_as_interrupted() -> Iterator[None]:
    """Let SIGTERM, by which systems ask a program to end, be no other than Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(sentence: str) -> NoReturn:
    """End at once: what is in stays in, and a thread that waits for a database is waited for by nobody."""
    sys.stdout.flush()
    sys.stderr.write(f"heard: {sentence}\n")
    sys.stderr.flush()
    os._exit(Exit.STOPPED)
