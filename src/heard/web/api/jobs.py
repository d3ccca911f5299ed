"""Long work: imports that are uploaded, the made-up conversations, and how far each job is."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from shutil import copyfileobj, rmtree
from tempfile import mkdtemp
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi import Path as InPath
from fastapi.responses import FileResponse

from heard.conversation.survey import Scale
from heard.conversation.wire import conversation_to_wire
from heard.errors import NotFound, TranscriptError
from heard.formats.intake.mapping import NO_MAPPING, mapping_from
from heard.formats.intake.source import open_path
from heard.formats.preview import preview
from heard.formats.surveys.columns import columns_said
from heard.jobs.attaching import Survey
from heard.jobs.importing import Import
from heard.privacy.keep import mask_conversation
from heard.storage.access import audit
from heard.storage.jobs import Job, JobState, end_job, find_job
from heard.web.api.shapes import JobOut, Preview, Removed
from heard.web.shared.asker import Asked, RunsImports
from heard.web.shared.demo import bring_in, remove
from heard.web.shared.problem import documented
from heard.wiring.runner import UPLOADS

router = APIRouter(tags=["imports"], responses=documented(404, 409))
MOST_PROBLEMS = 100
# A letter takes up to four bytes, and 255 are the most that a file's name may have.
LONGEST_NAME = 60
HARMFUL = re.compile(r"[^\w. -]")
Id = Annotated[
    str,
    InPath(alias="id", pattern=r"^[a-z]+-[A-Za-z0-9][A-Za-z0-9._-]{0,199}-[0-9]{1,9}$", description="The id of a job."),
]
Archive = Annotated[UploadFile, File(description="A file in any format that Heard reads; its name says how it ends.")]
Source = Annotated[str, Form(pattern="^[a-z0-9][a-z0-9_.-]{0,63}$")]
Mapping = Annotated[str | None, Form(max_length=100_000, description="What columns or paths mean, as TOML.")]
OnScale = Annotated[Scale | None, Form(description="The scale of all answers, where the file does not say.")]
Columns = Annotated[
    Sequence[str],
    Form(max_length=5, description="What a column holds, such as value=Rating, where its name does not say."),
]


def job_out(job: Job) -> JobOut:
    """A job as the API shows it; what it works on is left out, since it may be a path of this computer."""
    shown = {each.name: getattr(job, each.name) for each in fields(Job) if each.name != "arguments"}
    folder = Path(job.arguments.get("path", "")).parent
    return JobOut(**shown | {"problem": job.problem and job.problem.replace(f"{folder}/", "")})


@router.get("/jobs")
def list_jobs(asked: RunsImports) -> list[JobOut]:
    """All jobs, the newest first."""
    return [job_out(job) for job in asked.state.runner.jobs()]


@router.get("/jobs/{id}")
def read_job(asked: RunsImports, id_: Id) -> JobOut:
    """One job, and how far it is."""
    return job_out(asked.state.runner.job(id_))


@router.post("/jobs/{id}/cancel")
def cancel(asked: RunsImports, id_: Id) -> JobOut:
    """Stop a job after the batch that it is at; what is done stays."""
    with asked.state.house.store.writing() as session:
        asked.state.runner.job(id_)
        end_job(session, id_, JobState.CANCELLED)
        audit.record(session, asked.actor, "job.cancel", id_)
        return job_out(find_job(session, id_))


@router.post("/jobs/{id}/resume")
def resume(asked: RunsImports, id_: Id) -> JobOut:
    """Have a job go on whose process is gone; one that is being worked on, or has ended, stays as it is."""
    job = asked.state.runner.job(id_)
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "job.resume", id_)
    asked.state.runner.start(id_)
    return job_out(job)


@router.get("/jobs/{id}/rejected", response_class=FileResponse)
def read_rejected(asked: RunsImports, id_: Id) -> FileResponse:
    """What an import could not read, with the line, the reason and the row, as CSV."""
    path = asked.state.house.bench.importer.rejects_of(asked.state.runner.job(id_).id)
    if not path.is_file():
        raise NotFound(f"Nothing was rejected in {id_}.")
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "job.rejected", id_)
    return FileResponse(path, media_type="text/csv", filename=path.name)


@router.post("/imports", status_code=202)
def start_import(asked: RunsImports, file: Archive, source: Source = "import", mapping: Mapping = None) -> JobOut:
    """Bring a file in, as a job; the same file goes on where it was cut off, and nothing is doubled."""
    if mapping:
        mapping_from(mapping)
    path = _uploaded(asked, file)
    with _gone_on_error(path), _named(path):
        job = asked.state.house.bench.importer.plan(Import(path, source, mapping))
    return _begun(asked, job, path)


@router.post("/imports/answers", status_code=202)
def start_answers(
    asked: RunsImports, file: Archive, source: Source = "import", scale: OnScale = None, column: Columns = ()
) -> JobOut:
    """Bring answers to surveys in, as a job; their conversations have to be here, and none is doubled."""
    columns = columns_said(column)
    path = _uploaded(asked, file)
    with _gone_on_error(path), _named(path):
        job = asked.state.house.bench.attacher.plan(Survey(path, source, scale, columns))
    return _begun(asked, job, path)


@router.post("/imports/preview")
def preview_import(asked: RunsImports, file: Archive, mapping: Mapping = None) -> Preview:
    """The first conversations of a file as they would go in, masked, and what could not be read; nothing is kept."""
    path = _uploaded(asked, file)
    store = asked.state.house.store
    try:
        with _named(path):
            look = preview(open_path(path, mapping_from(mapping) if mapping else NO_MAPPING))
        shown = [mask_conversation(each, store.policy, finders=store.finders) for each in look.conversations]
    finally:
        rmtree(path.parent)
    problems = [f"line {each.line}: {each.problem}" if each.line else each.problem for each in look.problems]
    return Preview(
        kind=look.kind,
        columns={column.name: column.meaning for column in look.columns},
        conversations=[conversation_to_wire(each.conversation) for each in shown],
        count=look.count,
        problems=[store.masked(each) for each in problems[:MOST_PROBLEMS]],
        warnings=list(look.warnings),
    )


@router.post("/demo", status_code=202)
def start_demo(asked: RunsImports) -> JobOut:
    """Bring 60 made-up conversations in and review them, as a job; those that are there stay as they are."""
    return job_out(bring_in(asked.state, asked.actor))


@router.delete("/demo")
def remove_demo(asked: RunsImports) -> Removed:
    """Remove the made-up conversations and what hangs on them alone; a job that is at work on them ends."""
    return Removed(counts=dict(remove(asked.state, asked.actor)))


def _begun(asked: Asked, job: Job, path: Path) -> JobOut:
    """A job that brings a file in, once it is at work."""
    if job.arguments["path"] != str(path.resolve()):
        # The same file is on its way in already.
        rmtree(path.parent)
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, job.kind, job.id)
    asked.state.runner.start(job.id)
    return job_out(job)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors by the name of the file that was sent, and not by where it lies on this computer."""
    try:
        yield
    except TranscriptError as problem:
        raise TranscriptError(problem.problem, file=path.name, line=problem.line) from problem


def _uploaded(asked: Asked, file: UploadFile) -> Path:
    """The file, in a folder of its own, under its own name as far as that is harmless."""
    uploads = asked.state.house.home / UPLOADS
    uploads.mkdir(mode=0o700, exist_ok=True)
    name = HARMFUL.sub("_", Path(file.filename or "").name).lstrip(".")[-LONGEST_NAME:] or "file"
    path = Path(mkdtemp(dir=uploads)) / name
    with _gone_on_error(path), path.open("wb") as copy:
        copyfileobj(file.file, copy)
    return path


@contextmanager
def _gone_on_error(path: Path) -> Iterator[None]:
    """What nobody will read is not left lying: it was never masked."""
    try:
        yield
    except BaseException:
        rmtree(path.parent)
        raise
