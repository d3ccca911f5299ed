"""Import: the conversations of a file into the store, batch by batch, each together with how far the file is read."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from time import sleep

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue, TranscriptError
from heard.formats.catalogue import read_conversations
from heard.formats.intake.mapping import NO_MAPPING, mapping_from
from heard.formats.intake.source import Source, open_path
from heard.jobs.rejects import RejectFile
from heard.storage.conversations import Kept, keep
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, plan_job
from heard.storage.limits import SHOWN, check_limits
from heard.storage.store import Store

# A batch holds the lock of SQLite for about as long as a person does not notice; live turns get in between.
BATCH = 100
PAUSE_S = 0.01
READ_AT_ONCE = 1024 * 1024
ID_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported: a file, the name of the source it came from, and a mapping as TOML, if need be."""

    path: Path
    source: str
    mapping: str | None = None


class Importer:
    """Plans imports and does them; what is rejected goes into a file of the folder."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def plan(self, wanted: Import) -> Job:
        """The job for a file: the one that was cut off, else a new one; TranscriptError if it cannot be read."""
        size, digest = measured(wanted.path, wanted.source, wanted.mapping or "")
        arguments = {"path": str(wanted.path.resolve()), "source": wanted.source, "mapping": wanted.mapping}
        plan = Plan(JobKind.IMPORT, digest[:ID_LETTERS], wanted.path.name, _counts(Kept(), 0, 0), arguments, total=size)
        with self._store.writing() as session:
            return plan_job(session, plan)

    def rejects_of(self, job_id: str) -> Path:
        """The file with what was rejected; it is there if there is something in it."""
        return self._folder / f"{job_id}.csv"

    def work(self, job_id: str) -> None:
        """Import from where the job stands to the end of the file."""
        with self._store.reading() as session:
            job = find_job(session, job_id)
        if job.has_ended:
            return
        check_unchanged(job, job.arguments["source"], job.arguments["mapping"] or "")
        source = _opened(job.arguments)
        with closing(RejectFile(self.rejects_of(job_id), self._store.masked)) as rejects:
            source.on_reject = rejects.add
            is_read = self._read(job, source)
        # Not before the last rejected row is in its file.
        if is_read:
            self._end(job_id)

    def _read(self, job: Job, source: Source) -> bool:
        """Keep batch after batch; False if the job was cancelled meanwhile."""
        kept = Kept(**{name: job.counts[name] for name in Kept.__slots__})
        read = job.counts["read"]
        conversations = _keepable(read_conversations(source), source, job.arguments["source"])
        for _ in islice(conversations, read):
            pass
        while True:
            batch = list(islice(conversations, BATCH))
            read += len(batch)
            with self._store.writing() as session:
                kept += keep(session, job.arguments["source"], batch)
                counts = _counts(kept, read, source.rejections)
                now = advance_job(session, job.id, done=source.position, counts=counts)
            if not batch or now.has_ended:
                return not now.has_ended
            sleep(PAUSE_S)

    def _end(self, job_id: str) -> None:
        with self._store.writing() as session:
            end_job(session, job_id, JobState.DONE)


def _keepable(conversations: Iterator[Conversation], source: Source, named: str) -> Iterator[Conversation]:
    """The conversations that both databases can keep; the others are rejected."""
    for conversation in conversations:
        try:
            check_limits(named, conversation)
        except InvalidValue as problem:
            source.reject(f"conversation {conversation.id[:SHOWN]!r}: {problem}")
        else:
            yield conversation


def _counts(kept: Kept, read: int, rejected: int) -> dict[str, int]:
    return {**asdict(kept), "read": read, "rejected": rejected}


def _opened(arguments: Mapping[str, str | None]) -> Source:
    toml = arguments["mapping"]
    return open_path(Path(str(arguments["path"])), mapping_from(toml) if toml else NO_MAPPING)


def check_unchanged(job: Job, *what: str) -> None:
    """TranscriptError if the file is no longer the one that was planned: to go on in it would skip what is new."""
    path = Path(job.arguments["path"])
    _, digest = measured(path, *what)
    if f"-{digest[:ID_LETTERS]}-" not in job.id:
        raise TranscriptError("has changed since its import began; import it again.", file=str(path))


def measured(path: Path, *what: str) -> tuple[int, str]:
    """How large a file is, and what tells this import from others: what the file holds, and what was said of it."""
    digest = hashlib.sha256("".join(f"{each}\0" for each in what).encode())
    size = 0
    try:
        with path.open("rb") as file:
            for chunk in iter(partial(file.read, READ_AT_ONCE), b""):
                digest.update(chunk)
                size += len(chunk)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise TranscriptError(f"cannot be read ({reason}); check the path.", file=str(path)) from problem
    return size, digest.hexdigest()
