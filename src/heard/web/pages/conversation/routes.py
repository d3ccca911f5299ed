"""A conversation to read: the transcript with its evidence, and all that the review and people say of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, reach
from heard.conversation.conversation import Conversation
from heard.conversation.wire import conversation_from_wire
from heard.errors import HeardError, NotFound
from heard.quality.by_people import rate_by_people
from heard.web.api.conversations import Id, others_of, read_conversation, row_of
from heard.web.api.insights.outcomes import read_answers
from heard.web.api.quality.overrides import JudgedOut, OverrideIn, judged_beside, say
from heard.web.api.quality.sight import purpose_of
from heard.web.api.reviews import as_shown, read_review, whole_review
from heard.web.pages.conversation.review import HEIGHT, WIDTH, arc_of, languages_of, verdicts_of
from heard.web.shared.asker import Asked, Overrides, ReadsConversations
from heard.web.shared.form import Typed, shape
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.evidence import evidence_in, stretches_of
from heard.web.shared.told.judged import choices_in, missed_in, titles_of, unsaid
from heard.web.shared.told.ledger import entries_of, signs_of
from heard.web.shared.told.turns import anchor_of

TEMPLATE, MISSED = "pages/conversation/page.html", "pages/conversation/missed.html"
PATH = "/conversations/{id}"
ANCHOR = "^[A-Za-z0-9_.%~-]*$"
UNSAID = "Choose what is so, and say in at least 10 letters why."
Turn = Annotated[str, Query(max_length=500)]

router = APIRouter(include_in_schema=False)


class Sent(BaseModel):
    """What somebody says of a judgement, or of what was missed, why, and where they were on the page."""

    turn_id: Annotated[str, Field(max_length=500)] = ""
    said: Typed = ""
    reason: Typed = ""
    back: Annotated[str, Field(pattern=ANCHOR, max_length=6_000)] = ""
    missed: bool = False


@router.get(PATH)
def show(asked: ReadsConversations, id_: Id) -> Response:
    """The conversation with its review, made now if there is none; without one where its customer is not analysed."""
    return _page(asked, id_)


@router.post(f"{PATH}/overrides")
def put_word(asked: Overrides, id_: Id, sent: Annotated[Sent, Form()]) -> Response:
    """Put a word beside a judgement, or take one back."""
    try:
        judgement, value = unsaid(sent.said)
        told = {"turn_id": sent.turn_id, "judgement": judgement, "value": value, "reason": sent.reason}
        say(asked, id_, shape(OverrideIn, told, UNSAID))
    except NotFound:
        raise
    except HeardError as problem:
        show_again = _missed_page if sent.missed else _page
        return show_again(_reading(asked), id_, sent, problem)
    return Response(status_code=303, headers={"Location": f"/conversations/{id_}#{sent.back}"})


@router.get(f"{PATH}/missed")
def show_missed(asked: Overrides, id_: Id, turn_id: Turn = "") -> Response:
    """A form for what is there in a turn, and Heard has not found."""
    return _missed_page(_reading(asked), id_, Sent(turn_id=turn_id))


def _missed_page(asked: Asked, id_: int, typed: Sent, problem: HeardError | None = None) -> Response:
    conversation = conversation_from_wire(read_conversation(asked, Response(), id_))
    turn = next((each for each in conversation.turns if each.id == typed.turn_id), None)
    if turn is None:
        raise NotFound(f"The conversation has no turn {typed.turn_id}.")
    shown = {
        "row": row_of(asked, id_),
        "turn": turn,
        "missed": missed_in(read_review(asked, id_), turn.id, asked.state.house.settings.contest.muted),
        "anchor": anchor_of(turn.id),
        "titles": titles_of(asked.state.house.settings),
        "typed": typed,
    }
    return show_page(asked, MISSED, shown, problem)


def _page(asked: Asked, id_: int, typed: Sent | None = None, problem: HeardError | None = None) -> Response:
    conversation = conversation_from_wire(read_conversation(asked, Response(), id_))
    row = row_of(asked, id_)
    with asked.state.house.store.reading() as session:
        graded_for = purpose_of(session, asked, id_)
    around = {"conversation": conversation, "row": row, "others": others_of(asked, row), "anchor_of": anchor_of}
    around |= {"graded_for": graded_for, "answers": read_answers(asked, id_)}
    try:
        whole = whole_review(asked, id_)
    except Refused as refused:
        unread = {"unread": refused.detail, "stretches": stretches_of(conversation, [])}
        return show_page(asked, TEMPLATE, around | unread)
    review, judged = as_shown(asked, whole), judged_beside(asked, id_, whole)
    told = _told(conversation, review) | _said(id_, review, judged) | {"typed": typed}
    return show_page(asked, TEMPLATE, around | told, problem)


def _told(conversation: Conversation, review: dict[str, Any]) -> dict[str, object]:
    return {
        "unread": None,
        "stretches": stretches_of(conversation, evidence_in(review)),
        "scores": review["scores"],
        "entries": entries_of(review),
        "signs": signs_of(review),
        "verdicts": verdicts_of(review),
        "languages": languages_of(review),
        "arc": arc_of(review),
        "size": (WIDTH, HEIGHT),
    }


def _said(id_: int, review: dict[str, Any], judged: Sequence[JudgedOut]) -> dict[str, object]:
    """What people say of it, and what they may say."""
    people = {(each.turn_id, each.judgement): each for each in judged}
    words = {of: each.value for of, each in people.items() if each.value is not None}
    dispute = partial(_address, "/quality/disputes/new", conversation=id_)
    return {
        "people": people,
        "gone": [each for each in people.values() if each.machine is None and each.value is not None],
        "by_people": rate_by_people(review, words),
        "choices": partial(choices_in, review),
        "missed_path": lambda turn_id: _address(f"/conversations/{id_}/missed", turn_id=turn_id),
        "dispute_path": lambda turn_id, judgement: dispute(turn_id=turn_id, judgement=judgement),
    }


def _address(path: str, **asked: object) -> str:
    return f"{path}?{urlencode(asked)}"


def _reading(asked: Asked) -> Asked:
    """Whoever has a word on a conversation, as far as they read it."""
    return replace(asked, reach=reach(asked.principal, Action.READ_CONVERSATIONS))
