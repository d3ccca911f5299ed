"""Runs jobs beside the web, in processes of their own: an import takes nothing from those who write meanwhile."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from threading import Lock, Thread
from time import time

from heard.storage.jobs import Job, all_jobs, find_job
from heard.storage.store import Store

# Where uploaded files lie, as they came, until their import is at its end; what nobody came back for goes after a day.
UPLOADS = "uploads"
ABANDONED_S = 24 * 60 * 60
# A job that is asked to end writes down where it is.
PATIENCE_S = 5.0


class JobRunner:
    """Starts jobs and, when it is closed, lets them end; what was cut off goes on the next time."""

    def __init__(self, store: Store, home: Path, environment: Mapping[str, str] = os.environ) -> None:
        self._store = store
        self._uploads = home / UPLOADS
        self._environment = dict(environment)
        self._lock = Lock()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._watchers: dict[str, Thread] = {}

    def start(self, job_id: str) -> None:
        """Run a job, unless it runs; where another process is at it, that one goes on."""
        with self._lock:
            if job_id in self._running:
                return
            process = subprocess.Popen(  # noqa: S603 - words of our own, and the id of a job
                [sys.executable, "-m", "heard", "jobs", "resume", job_id, "--aside"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._running[job_id] = process
            watcher = Thread(target=self._wait, args=(job_id, process), name=f"heard {job_id}")
            self._watchers[job_id] = watcher
            watcher.start()

    def start_cut_off(self) -> None:
        """Go on with all jobs that are not at their end."""
        jobs = self.jobs()
        for job in jobs:
            if not job.has_ended:
                self.start(job.id)
        needed = {folder for job in jobs for folder in self._upload_of(job) if not job.has_ended}
        for folder in self._uploads.glob("*"):
            if folder not in needed and time() - folder.stat().st_mtime > ABANDONED_S:
                rmtree(folder, ignore_errors=True)

    def jobs(self) -> list[Job]:
        """All jobs, the newest first."""
        with self._store.reading() as session:
            return list(all_jobs(session))

    def job(self, id_: str) -> Job:
        """A job; NotFound if there is none of this id."""
        with self._store.reading() as session:
            return find_job(session, id_)

    def close(self) -> None:
        """Ask what runs to stop where it is."""
        with self._lock:
            running, watchers = list(self._running.values()), list(self._watchers.values())
        for each in running:
            each.terminate()
        for each in running:
            try:
                each.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                each.kill()
        for watcher in watchers:
            # They still look into the store, which is closed next.
            watcher.join()

    def _wait(self, job_id: str, process: "subprocess.Popen[bytes]") -> None:
        """Once a job has come to its end, delete what was uploaded for it: that was never masked."""
        process.wait()
        with self._lock:
            del self._running[job_id]
        job = self.job(job_id)
        if job.has_ended:
            for folder in self._upload_of(job):
                rmtree(folder, ignore_errors=True)

    def _upload_of(self, job: Job) -> Iterator[Path]:
        folder = Path(job.arguments.get("path", "/")).parent
        if folder.parent == self._uploads.resolve():
            yield folder
