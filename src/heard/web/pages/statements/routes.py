"""The shelf of statements, the team's own first, and the form in which one is written."""

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Response

from heard.conversation.channel import Channel
from heard.customer.feeling import MILD, STRONG, FeelingName
from heard.errors import HeardError, NotFound
from heard.rubric.phase import Phase
from heard.suggest.particulars.particular import SLOTS
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Intent, Register
from heard.web.api.settings.rules import undo
from heard.web.api.settings.shapes import StatementOut
from heard.web.api.settings.statements import Id, list_statements, remove_statement, restore_statement, write_statement
from heard.web.pages.statements.written import Written
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.form import go_to
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

PATH = "/statements"
SHELF, FORM = "pages/statements/page.html", "pages/statements/form.html"
# Of a sentence that the team adds.
OWN_ID, ID_LETTERS = "own-", 8
CHOICES = {
    "intents": list(Intent),
    "registers": list(Register),
    "phases": list(Phase),
    "feelings": list(FeelingName),
    "channels": list(Channel),
    "strengths": range(MILD, STRONG + 1),
    "slots": SLOTS,
}
COLUMNS = "id intent text feelings intensity channels register phase own retired".split()
Version = Annotated[str, Form(max_length=64)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: ReadsSettings, intent: Intent | None = None, *, changed: bool = False) -> Response:
    """The statements of an intent, or all that are the team's own; after a change, with a way back."""
    found = _of(asked, intent)
    shown = {
        "used": sorted((each for each in found if not each.retired), key=lambda each: not each.own),
        "unused": [each for each in found if each.retired],
        "intent": intent,
        "intents": list(Intent),
        "changed": changed,
        "version": asked.state.house.keeper.version,
    }
    return show_page(asked, SHELF, shown)


@router.get(f"{PATH}/export")
def export(asked: ReadsSettings, intent: Intent | None = None, kind: FileKind = FileKind.CSV) -> Response:
    """The same statements as a file."""
    rows = (each.model_dump(by_alias=True) for each in _of(asked, intent))
    return take_along(asked, kind, f"statements?intent={intent}" if intent else "statements?own=true", COLUMNS, rows)


@router.get(f"{PATH}/new")
def begin(asked: ChangesSettings, intent: Intent = Intent.ACKNOWLEDGE) -> Response:
    """A form for one more."""
    return _form(asked, f"{OWN_ID}{uuid4().hex[:ID_LETTERS]}", Written(intent=intent))


@router.post(f"{PATH}/undo")
def go_back(asked: ChangesSettings, version: Version = "") -> Response:
    """Bring back what stood there before the last change."""
    undo(asked, Response(), version or None)
    return go_to(PATH, changed="true")


@router.get(f"{PATH}/{{id}}")
def edit(asked: ChangesSettings, id_: Id) -> Response:
    """The form with one that there is."""
    known = next((each for each in _all(asked) if each.id == id_), None)
    if known is None:
        raise NotFound(f"There is no statement {id_}.")
    return _form(asked, id_, Written.of(known), known)


@router.post(f"{PATH}/{{id}}")
def save(asked: ChangesSettings, id_: Id, sent: Annotated[Written, Form()]) -> Response:
    """Keep what was written; it is in use from then on."""
    try:
        write_statement(asked, Response(), id_, sent.statement(), sent.version or None)
    except HeardError as problem:
        known = next((each for each in _all(asked) if each.id == id_), None)
        return _form(asked, id_, sent, known, problem=problem)
    return go_to(PATH, intent=sent.intent, changed="true")


@router.post(f"{PATH}/{{id}}/leave")
def leave(asked: ChangesSettings, id_: Id, version: Version = "") -> Response:
    """Use it no more."""
    remove_statement(asked, Response(), id_, version or None)
    return go_to(PATH, changed="true")


@router.post(f"{PATH}/{{id}}/restore")
def restore(asked: ChangesSettings, id_: Id, version: Version = "") -> Response:
    """Use a shipped one again, as it came."""
    found = restore_statement(asked, Response(), id_, version or None)
    return go_to(PATH, intent=found.intent, changed="true")


def _all(asked: Asked) -> list[StatementOut]:
    return list_statements(asked, Response(), retired=True)


def _of(asked: Asked, intent: Intent | None) -> list[StatementOut]:
    """Those of an intent; without one the team's own."""
    return [each for each in _all(asked) if (each.intent is intent if intent else each.own)]


def _form(
    asked: Asked, id_: str, written: Written, known: StatementOut | None = None, *, problem: HeardError | None = None
) -> Response:
    shown = CHOICES | {
        "id": id_,
        "written": written,
        "known": known,
        "is_shipped": any(each.id == id_ for each in shipped_statements()),
        "version": asked.state.house.keeper.version,
    }
    return show_page(asked, FORM, shown, problem)
