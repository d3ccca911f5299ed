"""The pages of an import: the form with a look at the file, and how far the job is that brings it in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Response

from heard.conversation.survey import Scale
from heard.errors import NotFound
from heard.storage.jobs import JobKind
from heard.web.api.jobs import (
    Archive,
    Id,
    Mapping,
    Source,
    cancel,
    job_out,
    list_jobs,
    preview_import,
    resume,
    start_answers,
    start_import,
)
from heard.web.api.shapes import JobOut
from heard.web.pages.imports.columns import MEANINGS, mapping_of
from heard.web.shared.asker import Asked, RunsImports
from heard.web.shared.form import go_to
from heard.web.shared.pages import render
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/import"
# What brings a file in.
KINDS = {JobKind.IMPORT, JobKind.OUTCOMES}
TEMPLATE, LOOK, JOB = (f"pages/imports/{name}.html" for name in ("page", "look", "job"))
MOST = 30
# A job that has not moved for so long may have lost its process; to have it go on harms none that has not.
STILL = timedelta(minutes=1)
# What a file says of an import, and then what came of it.
COLUMNS = (
    "id kind title state started_at changed_at problem read new grown changed already older erased turns unanswered "
    "unknown untimed rejected"
).split()
# What a column of answers may hold, in the order in which people look for it.
MEANT = ("conversation", "value", "scale", "at", "comment")
Chosen = Annotated[Sequence[str], Form()]
IsPart = Annotated[bool, Form()]
ChosenScale = Annotated[str, Form(pattern="^(csat|thumbs|nps|ces)?$")]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: RunsImports) -> Response:
    """The form, and the imports so far."""
    return show_page(asked, TEMPLATE, {"jobs": _imports(asked)[:MOST], "scales": list(Scale), "meant": MEANT})


@router.get(f"{PATH}/export")
def export(asked: RunsImports, kind: FileKind = FileKind.CSV) -> Response:
    """The imports so far as a file."""
    rows = (dict.fromkeys(COLUMNS) | each.model_dump() | each.counts for each in _imports(asked))
    return take_along(asked, kind, "imports", COLUMNS, rows)


@router.post(f"{PATH}/look")
def look(
    asked: RunsImports, file: Archive, column: Chosen = (), meaning: Chosen = (), *, is_part: IsPart = False
) -> Response:
    """What Heard makes of a file, or of its beginning: a part of the page, fetched by itself."""
    mapping = mapping_of(column, meaning)
    seen = preview_import(asked, file, mapping)
    return render(LOOK, {"seen": seen, "mapping": mapping or "", "meanings": MEANINGS, "is_part": is_part})


@router.post(PATH)
def begin(asked: RunsImports, file: Archive, source: Source = "import", mapping: Mapping = None) -> Response:
    """Bring a file in; the page of the job tells how far it is."""
    return go_to(f"{PATH}/{start_import(asked, file, source, mapping or None).id}")


@router.post(f"{PATH}/answers")
def begin_answers(
    asked: RunsImports, file: Archive, source: Source = "import", scale: ChosenScale = "", column: Chosen = ()
) -> Response:
    """Bring answers to surveys in, by columns in the order of MEANT; the page of the job tells how far it is."""
    said = [f"{meaning}={name.strip()}" for meaning, name in zip(MEANT, column, strict=False) if name.strip()]
    job = start_answers(asked, file, source, Scale(scale) if scale else None, said)
    return go_to(f"{PATH}/{job.id}")


@router.get(f"{PATH}/{{id}}")
def follow(asked: RunsImports, id_: Id) -> Response:
    """How far an import is, and what came of it."""
    job = asked.state.runner.job(id_)
    if job.kind not in KINDS:
        raise NotFound(f"{id_} brings no file in.")
    is_still = asked.state.house.store.clock() - job.changed_at > STILL
    return show_page(asked, JOB, {"job": job_out(job), "source": job.arguments["source"], "is_still": is_still})


@router.post(f"{PATH}/{{id}}/stop")
def stop(asked: RunsImports, id_: Id) -> Response:
    """Stop it where it is."""
    return go_to(f"{PATH}/{cancel(asked, id_).id}")


@router.post(f"{PATH}/{{id}}/go-on")
def go_on(asked: RunsImports, id_: Id) -> Response:
    """Have it go on where it stood still."""
    return go_to(f"{PATH}/{resume(asked, id_).id}")


def _imports(asked: Asked) -> list[JobOut]:
    return [job for job in list_jobs(asked) if job.kind in KINDS]
