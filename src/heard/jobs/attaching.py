"""Answers of customers to surveys, out of a file and beside their conversations, batch by batch.

A job that was cut off reads its file again from the beginning: an answer that is there already stays as it is, and each
one whose conversation is still missing is told.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import sleep

from heard.conversation.survey import Scale
from heard.formats.intake.mapping import FieldMapping
from heard.formats.intake.source import Source, open_path
from heard.formats.surveys.answers import Placed, read_answers
from heard.jobs.importing import BATCH, ID_LETTERS, PAUSE_S, check_unchanged, measured
from heard.jobs.rejects import RejectFile
from heard.storage.insights.survey import Fate, keep_answers
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, end_job, find_job, plan_job
from heard.storage.limits import SHOWN
from heard.storage.store import Session, Store

COUNTED = (*Fate, "unanswered", "untimed", "read", "rejected")


@dataclass(frozen=True, slots=True)
class Survey:
    """A file of answers, the source of their conversations, and what the file does not say: the scale, its columns."""

    path: Path
    source: str
    scale: Scale | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


class Attacher:
    """Plans to bring answers in, and does it; what is rejected goes into a file of the folder."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def plan(self, wanted: Survey) -> Job:
        """The job for a file: the one that was cut off, else a new one; TranscriptError if it cannot be read."""
        arguments = {
            "path": str(wanted.path.resolve()),
            "source": wanted.source,
            "scale": wanted.scale,
            "columns": dict(wanted.columns),
        }
        size, digest = measured(wanted.path, *_said(arguments))
        counts = dict.fromkeys(COUNTED, 0)
        plan = Plan(JobKind.OUTCOMES, digest[:ID_LETTERS], wanted.path.name, counts, arguments, total=size)
        with self._store.writing() as session:
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Bring all answers of the file in."""
        with self._store.reading() as session:
            job = find_job(session, job_id)
        if job.has_ended:
            return
        check_unchanged(job, *_said(job.arguments))
        source = open_path(Path(job.arguments["path"]), FieldMapping(columns=job.arguments["columns"]))
        with closing(RejectFile(self._folder / f"{job_id}.csv", self._store.masked)) as rejects:
            source.on_reject = rejects.add
            is_read = self._read(job, source)
        # Not before the last rejected row is in its file.
        if is_read:
            with self._store.writing() as session:
                end_job(session, job_id, JobState.DONE)

    def _read(self, job: Job, source: Source) -> bool:
        """Keep batch after batch; False if the job was cancelled meanwhile."""
        scale = job.arguments["scale"]
        answers = read_answers(source, Scale(scale) if scale else None)
        counts = Counter(dict.fromkeys(COUNTED, 0))
        while True:
            batch = list(islice(answers, BATCH))
            with self._store.writing() as session:
                counts.update(_kept(session, job.arguments["source"], batch, source))
                counts["rejected"] = source.rejections
                now = advance_job(session, job.id, done=source.position, counts=counts)
            if not batch or now.has_ended:
                return not now.has_ended
            sleep(PAUSE_S)


def _kept(session: Session, named: str, batch: Sequence[Placed], source: Source) -> Counter[str]:
    """Keep the answers of a batch, and reject those whose conversation is not here; how many became what."""
    answered = [(each, each.answer) for each in batch if each.answer]
    fates = keep_answers(session, named, [answer for _, answer in answered])
    for (placed, answer), fate in zip(answered, fates, strict=True):
        if fate is Fate.UNKNOWN:
            missing = f"conversation {answer.conversation_id[:SHOWN]!r} of {named} is not here"
            source.reject(f"{missing}; bring it in first, and then this file again.", placed.line, placed.row)
    untimed = sum(each.untimed for each in batch)
    others = {"unanswered": len(batch) - len(answered), "untimed": untimed, "read": len(batch)}
    return Counter(map(str, fates)) + Counter(others)


def _said(arguments: Mapping[str, object]) -> Sequence[str]:
    """What tells this job from others on the same file."""
    return [str(arguments[name]) for name in ("source", "scale", "columns")]
