"""Statements: the sentences that suggestions are made of, added, reworded, retired and restored."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from heard.errors import NotFound
from heard.settings import Settings
from heard.suggest.statements.example import example_of
from heard.suggest.statements.lint import lint
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Statement
from heard.web.api.settings.shapes import STATEMENT_ID, StatementDraft, StatementIn, StatementOut, StatementPreview
from heard.web.api.settings.version import IfMatch, change_by, tell_version
from heard.web.shared.asker import Asked, ChangesSettings, ReadsSettings
from heard.web.shared.problem import documented
from heard.wiring.settings.files import STATEMENTS
from heard.wiring.settings.rewriting import Values, with_statement, without_statement

router = APIRouter(tags=["settings"], responses=documented(404, 409, 412))
Id = Annotated[str, Path(alias="id", pattern=STATEMENT_ID, description="The id of a statement.")]
Retired = Annotated[bool, Query(description="Those as well that the team does not use.")]


@router.get("/statements")
def list_statements(asked: ReadsSettings, response: Response, *, retired: Retired = False) -> list[StatementOut]:
    """The sentences that suggestions are made of, the shipped ones and the team's own."""
    tell_version(asked, response)
    used = asked.state.house.settings.statements
    ids = {each.id for each in used}
    unused = (each for each in _shipped().values() if each.id not in ids)
    return [_out(each) for each in used] + [_out(each, retired=True) for each in unused if retired]


@router.post("/statements/preview")
def preview_statement(asked: ChangesSettings, sent: StatementDraft) -> StatementPreview:
    """How a statement would read, and what `heard statements check` would say of it; nothing is saved."""
    house, values = asked.state.house, _values(sent.id, sent)
    after = house.keeper.preview(STATEMENTS, lambda text: with_statement(text, values))
    known = set(lint(house.settings.statements))
    problems = [problem for problem in lint(after.statements) if problem not in known]
    return StatementPreview(example=example_of(_statement(after, sent.id)), problems=problems)


@router.put("/statements/{id}")
def write_statement(
    asked: ChangesSettings, response: Response, id_: Id, sent: StatementIn, if_match: IfMatch = None
) -> StatementOut:
    """Add a statement, or reword the one of this id; it is in use from then on."""
    values = _values(id_, sent)
    change = change_by(asked, f"statement {id_}", if_match, deed="statement.write")
    asked.state.house.keeper.change(change, STATEMENTS, lambda text: with_statement(text, values))
    return _told(asked, response, id_)


@router.delete("/statements/{id}", status_code=204)
def remove_statement(asked: ChangesSettings, response: Response, id_: Id, if_match: IfMatch = None) -> None:
    """Use a statement no more: one of the team's own goes, a shipped one is retired."""
    _statement(asked.state.house.settings, id_)
    change = change_by(asked, f"statement {id_}", if_match, deed="statement.remove")
    asked.state.house.keeper.change(
        change, STATEMENTS, lambda text: without_statement(text, id_, retired=id_ in _shipped())
    )
    tell_version(asked, response)


@router.post("/statements/{id}/restore")
def restore_statement(asked: ChangesSettings, response: Response, id_: Id, if_match: IfMatch = None) -> StatementOut:
    """Use a shipped statement again, in the words that it came with."""
    if id_ not in _shipped():
        raise _missing(id_)
    change = change_by(asked, f"statement {id_}", if_match, deed="statement.restore")
    asked.state.house.keeper.change(change, STATEMENTS, lambda text: without_statement(text, id_, retired=False))
    return _told(asked, response, id_)


def _told(asked: Asked, response: Response, id_: str) -> StatementOut:
    tell_version(asked, response)
    return _out(_statement(asked.state.house.settings, id_))


@cache
def _shipped() -> Mapping[str, Statement]:
    return {each.id: each for each in shipped_statements()}


def _statement(settings: Settings, id_: str) -> Statement:
    found = next((each for each in settings.statements if each.id == id_), None)
    if found is None:
        raise _missing(id_)
    return found


def _missing(id_: str) -> NotFound:
    return NotFound(f"There is no statement {id_}.")


def _values(id_: str, sent: StatementIn) -> Values:
    """The statement as a table of the file, without what it need not say."""
    return {"id": id_, **sent.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})}


def _out(statement: Statement, *, retired: bool = False) -> StatementOut:
    return StatementOut(
        id=statement.id,
        intent=statement.intent,
        text=statement.text,
        feelings=sorted(statement.feelings),
        intensity=list(statement.intensity),
        channels=sorted(statement.channels),
        manner=statement.register,
        phase=statement.phase,
        own=statement != _shipped().get(statement.id),
        retired=retired,
    )
