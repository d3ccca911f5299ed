"""A conversation to read: the transcript with its evidence, and all that the review says of it."""

from typing import Any

from fastapi import APIRouter, Response

from heard.conversation.conversation import Conversation
from heard.conversation.wire import conversation_from_wire
from heard.web.api.conversations import Id, others_of, read_conversation, row_of
from heard.web.api.quality.sight import purpose_of
from heard.web.api.reviews import read_review
from heard.web.pages.conversation.review import HEIGHT, WIDTH, arc_of, languages_of, verdicts_of
from heard.web.shared.asker import ReadsConversations
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.evidence import evidence_in, stretches_of
from heard.web.shared.told.ledger import entries_of, signs_of
from heard.web.shared.told.turns import anchor_of

TEMPLATE = "pages/conversation/page.html"

router = APIRouter(include_in_schema=False)


@router.get("/conversations/{id}")
def show(asked: ReadsConversations, id_: Id) -> Response:
    """The conversation with its review, made now if there is none; without one where its customer is not analysed."""
    conversation = conversation_from_wire(read_conversation(asked, Response(), id_))
    row = row_of(asked, id_)
    with asked.state.house.store.reading() as session:
        graded_for = purpose_of(session, asked, id_)
    shown = {"conversation": conversation, "row": row, "others": others_of(asked, row), "anchor_of": anchor_of}
    shown |= {"graded_for": graded_for}
    try:
        review = read_review(asked, id_)
    except Refused as problem:
        return show_page(
            asked, TEMPLATE, shown | {"unread": problem.detail, "stretches": stretches_of(conversation, [])}
        )
    return show_page(asked, TEMPLATE, shown | _told(conversation, review))


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
