"""Export: what is kept, into a file of any format that Heard writes; it takes its name when it is whole."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Protocol, TypeAlias

from heard.conversation.conversation import Conversation
from heard.errors import Conflict, InvalidValue, StorageError
from heard.storage.conversations import count_conversations, load, page
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, plan_job
from heard.storage.store import Store

BATCH = 100
ID_LETTERS = 12


class Writer(Protocol):
    """A format that is written as one file."""

    def write(self, conversations: Iterable[Conversation]) -> Iterator[bytes]:
        """The file, piece by piece."""


# Writes conversations to a path: a file, or a folder of files.
Write: TypeAlias = Callable[[Iterable[Conversation], Path], None]


def into_file(writer: Writer) -> Write:
    """How a format of one file is written to a path; it is on the disk when that ends."""

    def write(conversations: Iterable[Conversation], path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(writer.write(conversations))
            file.flush()
            os.fsync(file.fileno())

    return write


class _Cancelled(Exception):
    """Somebody has stopped the export."""


class Exporter:
    """Plans exports and does them, in the formats it is given by their words."""

    def __init__(self, store: Store, writers: Mapping[str, Write]) -> None:
        self._store = store
        self._writers = writers

    def plan(self, path: Path, word: str) -> Job:
        """The job for a file; Conflict if there is one of this name."""
        if word not in self._writers:
            raise InvalidValue(f"'{word}' is no format that Heard writes; use {', '.join(self._writers)}.")
        if path.exists():
            raise Conflict(f"{path} is there already; name a new file.")
        where = str(path.resolve())
        with self._store.writing() as session:
            total = count_conversations(session)
            what = hashlib.sha256(f"{word}\0{where}".encode()).hexdigest()[:ID_LETTERS]
            plan = Plan(JobKind.EXPORT, what, path.name, {"written": 0}, {"path": where, "format": word}, total)
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Write the file; after a crash it is written anew."""
        with self._store.reading() as session:
            job = find_job(session, job_id)
        if job.has_ended:
            return
        path = Path(job.arguments["path"])
        unfinished = path.with_name(path.name + ".part")
        try:
            _clear(unfinished)
            with suppress(_Cancelled):
                self._writers[job.arguments["format"]](self._conversations(job_id), unfinished)
                unfinished.replace(path)
        except OSError as problem:
            reason = (problem.strerror or str(problem)).lower()
            raise StorageError(f"{path} cannot be written ({reason}); choose another place.") from problem
        finally:
            _clear(unfinished)
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)

    def _conversations(self, job_id: str) -> Iterator[Conversation]:
        after = written = 0
        while True:
            with self._store.reading() as session:
                ids = page(session, after=after, most=BATCH)
                conversations = [load(session, id_) for id_ in ids]
            yield from conversations
            written += len(ids)
            with self._store.writing() as session:
                if advance_job(session, job_id, done=written, counts={"written": written}).has_ended:
                    raise _Cancelled
            if not ids:
                return
            after = ids[-1]


def _clear(path: Path) -> None:
    """Take away what an export that was cut off has left."""
    if path.is_dir():
        rmtree(path)
    else:
        path.unlink(missing_ok=True)
