"""Moments of one's own replies, to be rehearsed: changed so that no customer is recognised, and nobody else's."""

from typing import Annotated

from fastapi import APIRouter, Query

from heard.access import Action, may
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.errors import NotFound
from heard.rehearsal.cards.persona import find_persona
from heard.rehearsal.own.card import id_of
from heard.rehearsal.own.moment import OwnMoment, moment_of
from heard.rehearsal.own.stock import Unchangeable
from heard.rubric.taught import kinds_with
from heard.scoring.wire import review_to_wire
from heard.storage.access.visible import is_analysed, places, see
from heard.storage.conversations import load
from heard.storage.insights.agents import names_of
from heard.storage.rehearsals.tries import tries_of
from heard.storage.reviews import reviews_of
from heard.storage.store import Session
from heard.web.api.rehearsal.rehearsals import read_rehearsal
from heard.web.api.rehearsal.shapes import OwnMomentIn, OwnMomentOut, RehearsalOut
from heard.web.shared.asker import NOT_ALLOWED, Asked, ReadsOwnFigures
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["rehearsals"], responses=documented(404, 409))

NOT_ANALYSED = "This customer is not to be analysed."


@router.get("/me/moments/rehearsal")
def read_own_moment(asked: ReadsOwnFigures, wanted: Annotated[OwnMomentIn, Query()]) -> OwnMomentOut:
    """Whether a moment of yours can be rehearsed, and why not where it cannot."""
    try:
        moment = _moment(asked, wanted)
    except Unchangeable as problem:
        return OwnMomentOut(refused=str(problem))
    return OwnMomentOut(refused=None, persona_title=find_persona(moment.persona).title, why=moment.why)


@router.post("/me/moments/rehearsal", status_code=201)
def begin_own(asked: ReadsOwnFigures, sent: OwnMomentIn) -> RehearsalOut:
    """Rehearse a moment of yours: what the customer wrote is changed, and what comes of it is yours alone."""
    moment, user = _moment(asked, sent), asked.principal.user
    with asked.state.house.store.reading() as session:
        seed = 1 + sum(each.scenario == id_of(moment) for each in tries_of(session, user))
    return read_rehearsal(asked, asked.state.house.played.begin_own(user, sent.conversation, moment, seed))


def _moment(asked: Asked, wanted: OwnMomentIn) -> OwnMoment:
    """The moment; NotFound where the reply is not theirs, Unchangeable says why it is not to be rehearsed."""
    if not may(asked.principal, Action.REHEARSE):
        raise Refused(403, NOT_ALLOWED)
    house = asked.state.house
    with house.store.reading() as session:
        conversation = _own(session, asked, wanted)
        if not is_analysed(session, wanted.conversation):
            raise Unchangeable(NOT_ANALYSED)
        review = next(reviews_of(session, wanted.conversation), None)
    if wanted.behaviour not in kinds_with(house.model.taught):
        raise NotFound(f"There is no behaviour {wanted.behaviour}.")
    return moment_of(conversation, review or review_to_wire(house.review(conversation)), wanted.reply, wanted.behaviour)


def _own(session: Session, asked: Asked, wanted: OwnMomentIn) -> Conversation:
    see(session, wanted.conversation, asked.reach)
    _, agent = places(session, [wanted.conversation]).get(wanted.conversation, (None, None))
    if agent not in asked.principal.agents:
        raise NotFound(f"There is no conversation {wanted.conversation}.")
    conversation = load(session, wanted.conversation)
    reply = next((turn for turn in conversation.turns if turn.id == wanted.reply), None)
    is_theirs = reply is not None and reply.role is Role.AGENT
    if reply is None or not is_theirs or (reply.author and reply.author not in names_of(session, asked.principal.user)):
        raise NotFound(f"There is no reply {wanted.reply} of yours in conversation {wanted.conversation}.")
    return conversation
