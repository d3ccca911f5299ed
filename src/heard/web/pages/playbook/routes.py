"""The form of the playbook, with room for one more offer and one more step."""

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Response

from heard.errors import HeardError
from heard.suggest.truth.commitment import CommitmentKind
from heard.web.api.settings.playbook import leave_playbook, read_playbook, write_playbook
from heard.web.api.settings.rules import undo
from heard.web.pages.playbook.written import OfferRow, Rows, Sent, StepRow
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.form import go_to
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/playbook"
TEMPLATE = "pages/playbook/page.html"
ID_LETTERS = 8
# An offer has all of these, a step some.
COLUMNS = "part id text option allows up_to currency when".split()
Version = Annotated[str, Form(max_length=64)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsSettings, *, changed: bool = False) -> Response:
    """What is in force; after a change, with a way back."""
    return _page(asked, Rows.of(read_playbook(asked, Response())), changed=changed)


@router.get(f"{PATH}/export")
def export(asked: ReadsSettings, kind: FileKind = FileKind.CSV) -> Response:
    """Offers and steps as a file."""
    there = read_playbook(asked, Response())
    rows = [{"part": "offer"} | each.model_dump() for each in there.offers]
    rows += [dict.fromkeys(COLUMNS) | {"part": "step"} | each.model_dump() for each in there.steps]
    return take_along(asked, kind, "playbook", COLUMNS, rows)


@router.post(PATH)
def save(asked: ChangesSettings, sent: Annotated[Sent, Form()]) -> Response:
    """Have the playbook say what stands in the form."""
    rows = sent.rows()
    try:
        write_playbook(asked, Response(), rows.playbook(), sent.version or None)
    except HeardError as problem:
        return _page(asked, rows, problem=problem)
    return go_to(PATH, changed="true")


@router.post(f"{PATH}/leave")
def leave(asked: ChangesSettings, version: Version = "") -> Response:
    """Work without one."""
    leave_playbook(asked, Response(), version or None)
    return go_to(PATH, changed="true")


@router.post(f"{PATH}/undo")
def go_back(asked: ChangesSettings, version: Version = "") -> Response:
    """Bring back what stood there before the last change."""
    undo(asked, Response(), version or None)
    return go_to(PATH, changed="true")


def _page(asked: Asked, rows: Rows, *, changed: bool = False, problem: HeardError | None = None) -> Response:
    shown = {
        "rows": rows,
        "next_offer": OfferRow(id=_new_id("offer")),
        "next_step": StepRow(id=_new_id("step")),
        "kinds": list(CommitmentKind),
        "known": asked.state.house.settings.playbook.known,
        "version": asked.state.house.keeper.version,
        "changed": changed,
    }
    return show_page(asked, TEMPLATE, shown, problem)


def _new_id(of: str) -> str:
    return f"{of}-{uuid4().hex[:ID_LETTERS]}"
