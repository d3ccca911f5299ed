"""Reviews and drafts: how heard a customer was, and what would make the next reply better."""

from fastapi import APIRouter

from heard.conversation.wire import conversation_from_wire
from heard.scoring.muting import mute_review
from heard.scoring.wire import review_to_wire
from heard.storage.access.visible import is_analysed, see
from heard.storage.conversations import load
from heard.storage.reviews import content_of, keep_review, reviews_of
from heard.storage.store import Session
from heard.suggest.wire import draft_to_wire
from heard.web.api.conversations import Id
from heard.web.api.shapes import DraftIn, LooseDraftIn, Wire
from heard.web.shared.asker import Asked, ReadsConversations, ReviewsDrafts
from heard.web.shared.problem import Refused, documented
from heard.wiring.insights.experiments import off_in

router = APIRouter(tags=["reviews"], responses=documented(404, 409))
UNREAD = "This customer is not to be analysed; ask your administrator why."


@router.get("/conversations/{id}/review")
def read_review(asked: ReadsConversations, id_: Id) -> Wire:
    """The review of a conversation as it stands, by the versions in use, as `heard.review/1`; made now if need be."""
    return as_shown(asked, whole_review(asked, id_))


def whole_review(asked: Asked, id_: int) -> Wire:
    """The review with what is muted as well, as it is kept."""
    house = asked.state.house
    with house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        _check_analysed(session, id_)
        content, found = content_of(session, id_), next(reviews_of(session, id_), None)
        conversation = load(session, id_)
    if found is not None and found["versions"] == house.versions:
        return found
    made = review_to_wire(house.review(conversation))
    with house.store.writing() as session:
        keep_review(session, id_, content, made)
    return made


@router.get("/conversations/{id}/reviews")
def list_reviews(asked: ReadsConversations, id_: Id) -> list[Wire]:
    """All reviews of a conversation as it stands, the newest first: an older version's stands beside a newer one's."""
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        return [as_shown(asked, each) for each in reviews_of(session, id_)]


@router.post("/conversations/{id}/draft")
def review_draft(asked: ReviewsDrafts, id_: Id, sent: DraftIn) -> Wire:
    """A draft as the next reply of a conversation, as `heard.draft/1`; nothing is kept, and nothing sent."""
    with asked.state.house.store.reading() as session:
        see(session, id_, asked.reach)
        asked.views(f"conversation {id_}")
        _check_analysed(session, id_)
        conversation, off = load(session, id_), off_in(session, id_)
    return draft_to_wire(asked.state.house.review_draft(conversation, sent.draft, off))


@router.post("/draft")
def review_loose_draft(asked: ReviewsDrafts, sent: LooseDraftIn) -> Wire:
    """A draft as the next reply of a conversation that is sent along, as `heard.draft/1`; nothing is kept."""
    return draft_to_wire(asked.state.house.review_draft(conversation_from_wire(sent.conversation), sent.draft))


@router.post("/review")
def review_loose(asked: ReviewsDrafts, conversation: Wire) -> Wire:
    """The review of a conversation that is sent along, as `heard.review/1`; nothing is kept."""
    return as_shown(asked, review_to_wire(asked.state.house.review(conversation_from_wire(conversation))))


def as_shown(asked: Asked, review: Wire) -> Wire:
    """A whole review without what is muted here."""
    return mute_review(review, asked.state.house.settings.contest.muted)


def _check_analysed(session: Session, id_: int) -> None:
    if not is_analysed(session, id_):
        raise Refused(409, UNREAD)
