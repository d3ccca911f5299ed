"""Disputes as pages: begun from what is not so, the open ones first, and each with its answer."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, reach
from heard.errors import HeardError, NotFound
from heard.quality.judgement import judgement_from, machine_value
from heard.storage.quality.disputes import Outcome
from heard.storage.reviews import reviews_of
from heard.web.api.conversations import read_conversation, row_of, rows_of
from heard.web.api.quality.disputes import (
    DisputeIn,
    DisputeOut,
    Id,
    OutcomeIn,
    answer,
    dispute,
    may_answer,
    read_dispute,
    read_disputes,
)
from heard.web.api.reviews import read_review
from heard.web.api.shapes import Cursor, Key, whole
from heard.web.shared.asker import Asked, Disputes, Overrides, ReadsGradings
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.web.shared.told.judged import choices_in, related, titles_of, unsaid
from heard.web.shared.told.turns import anchor_of

PATH = "/quality/disputes"
PAGE, NEW, ONE = (f"pages/disputes/{name}.html" for name in ("page", "new", "dispute"))
MOST, MOST_AT_ONCE = 30, 200
COLUMNS = (
    *("id", "conversation_id", "grading_id", "turn_id", "judgement", "by", "comment", "value", "at", "until"),
    *("outcome", "answer", "answered_by", "answered_at"),
)
UNSAID = "Say in at least 10 letters what is not so; whoever answers was not there."
UNANSWERED = "Choose what comes of it, and say why in at least 10 letters."
SENTENCES = {
    "outcome": "Choose what comes of it.",
    "answer": "Say why in at least 10 letters; whoever disputed it reads that.",
}
Name = Annotated[str, Field(max_length=500)]

router = APIRouter(include_in_schema=False)


class About(BaseModel):
    """What is not so: a grading, or a judgement of a turn."""

    grading: Key | None = None
    conversation: Key | None = None
    turn_id: Name = ""
    judgement: Name = ""


class Begun(About):
    """What somebody typed of it."""

    said: Typed = ""
    reason: Typed = ""


class Answer(BaseModel):
    """What somebody chose and typed as the answer."""

    outcome: Typed = ""
    said: Typed = ""
    reason: Typed = ""


@router.get(PATH)
def show(asked: ReadsGradings, cursor: Cursor = None) -> Response:
    """One's own, and for leads those of their teams; the open ones first."""
    found = read_disputes(asked, cursor, MOST)
    rows = rows_of(_reading(asked), {each.conversation_id for each in found.items})
    shown = {"disputes": [(each, rows.get(each.conversation_id)) for each in found.items], "next": found.next}
    return show_page(asked, PAGE, shown | _titles(asked))


@router.get(f"{PATH}/export")
def export(asked: ReadsGradings, kind: FileKind = FileKind.CSV) -> Response:
    """All of them as a file."""
    found = whole(lambda cursor: read_disputes(asked, cursor, MOST_AT_ONCE))
    return take_along(asked, kind, "disputes", COLUMNS, (each.model_dump() for each in found))


@router.get(f"{PATH}/new")
def show_new(asked: Disputes, about: Annotated[About, Query()]) -> Response:
    """A form for what is not so."""
    return _form(asked, Begun(**about.model_dump()))


@router.post(f"{PATH}/new")
def begin(asked: Disputes, sent: Annotated[Begun, Form()]) -> Response:
    """Dispute it."""
    told: dict[str, object] = {"comment": sent.reason.strip(), "grading_id": sent.grading}
    try:
        if sent.grading is None:
            judgement, value = unsaid(sent.said) if sent.said else (sent.judgement, None)
            place = {"conversation_id": sent.conversation, "turn_id": sent.turn_id, "judgement": judgement}
            told |= place | {"value": value}
        begun = dispute(asked, shape(DisputeIn, told, UNSAID))
    except NotFound:
        raise
    except HeardError as problem:
        return _form(asked, sent, problem)
    return go_to(f"{PATH}/{begun.id}")


@router.get(f"{PATH}/{{id}}")
def show_one(asked: ReadsGradings, id_: Id) -> Response:
    """One of them, with its answer, or a form for it."""
    return _one(asked, id_)


@router.post(f"{PATH}/{{id}}/answer")
def give_answer(asked: Overrides, id_: Id, sent: Annotated[Answer, Form()]) -> Response:
    """Answer it."""
    told: dict[str, object] = {"outcome": sent.outcome, "answer": sent.reason.strip()}
    try:
        if sent.said and sent.outcome != Outcome.REJECTED:
            told["value"] = unsaid(sent.said)[1]
        answer(asked, id_, shape(OutcomeIn, told, UNANSWERED, SENTENCES))
    except NotFound:
        raise
    except HeardError as problem:
        return _one(asked, id_, sent, problem)
    return go_to(f"{PATH}/{id_}")


def _form(asked: Asked, typed: Begun, problem: HeardError | None = None) -> Response:
    shown: dict[str, object] = {"typed": typed, "anchor": anchor_of(typed.turn_id)}
    shown |= dict.fromkeys(("row", "choices", "words", "machine"))
    if typed.grading is None:
        if typed.conversation is None:
            raise NotFound("Begin a dispute beside what is not so, in a conversation or a grading.")
        review = read_review(asked, typed.conversation)
        names = related(review, typed.turn_id, str(judgement_from(typed.judgement)))
        machine = machine_value(review, typed.turn_id, judgement_from(typed.judgement))
        turns = read_conversation(asked, Response(), typed.conversation)["turns"]
        shown |= {
            "row": row_of(asked, typed.conversation),
            "choices": choices_in(review, typed.turn_id, names) if machine is not None else [],
            "machine": machine,
            "words": next((each["text"] for each in turns if each["id"] == typed.turn_id), None),
        }
    return show_page(asked, NEW, shown | _titles(asked), problem)


def _one(asked: Asked, id_: int, typed: Answer | None = None, problem: HeardError | None = None) -> Response:
    found = read_dispute(asked, id_)
    row = rows_of(_reading(asked), [found.conversation_id]).get(found.conversation_id)
    review = _newest_review(asked, found) if row else None
    shown: dict[str, object] = {
        "dispute": found,
        "row": row,
        "may_answer": may_answer(asked, found),
        "typed": typed or Answer(said=f"{found.judgement}={found.value}" if found.value is not None else ""),
        "machine": None,
        "choices": [],
        "anchor": anchor_of(found.turn_id or ""),
        "outcomes": list(Outcome),
    }
    if review and found.turn_id and found.judgement:
        shown["machine"] = machine_value(review, found.turn_id, judgement_from(found.judgement))
        shown["choices"] = choices_in(review, found.turn_id, [found.judgement])
    return show_page(asked, ONE, shown | _titles(asked), problem)


def _newest_review(asked: Asked, found: DisputeOut) -> dict[str, Any] | None:
    with asked.state.house.store.reading() as session:
        asked.views(f"conversation {found.conversation_id}")
        return next(reviews_of(session, found.conversation_id), None)


def _titles(asked: Asked) -> dict[str, object]:
    return {"titles": titles_of(asked.state.house.settings)}


def _reading(asked: Asked) -> Asked:
    return replace(asked, reach=reach(asked.principal, Action.READ_CONVERSATIONS))
