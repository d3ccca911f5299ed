"""The desk: who waits beside a conversation, the reply that is being written, and what Heard hears meanwhile."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Query, Response

from heard.access import Action, may, reach
from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_from_wire
from heard.errors import HeardError, InvalidValue, NotFound
from heard.insights.experiment import STILL_UNHEARD, SwitchKind, names_in
from heard.storage.access.users import HERE
from heard.storage.access.visible import all_teams
from heard.storage.access.waiting import AtDesk, at_desk
from heard.web.api.conversations import (
    Filter,
    Id,
    Whose,
    append,
    bring,
    others_of,
    read_conversation,
    row_of,
    wanted_by,
)
from heard.web.api.customers import told
from heard.web.api.reviews import read_review
from heard.web.pages.desk.hearing import hearing_of
from heard.web.pages.desk.pasted import conversation_pasted
from heard.web.pages.desk.pause import pause_for
from heard.web.shared.asker import Asked, ReadsConversations, WritesConversations
from heard.web.shared.form import go_to
from heard.web.shared.pages import render
from heard.web.shared.problem import Refused
from heard.web.shared.shell.viewer import show_page, viewer_of
from heard.web.shared.told.evidence import Look, evidence_in, stretches_of
from heard.web.shared.told.turns import anchor_of
from heard.wiring.insights.experiments import off_in

PATH = "/desk"
TEMPLATE, NEW, STORY = "pages/desk/page.html", "pages/desk/new.html", "pages/desk/story.html"
MOST = 60
WhoseTalks = Annotated[Whose, Query()]
Ref = Annotated[str, Form(min_length=1, max_length=64)]
Words = Annotated[str, Form(max_length=200_000)]
Subject = Annotated[str, Form(max_length=500)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show_first(asked: ReadsConversations, whose: WhoseTalks = Whose.ALL) -> Response:
    """The conversation whose customer has waited longest; an empty desk where there is none."""
    talks = _talks(asked, whose)
    if talks:
        return go_to(f"{PATH}/{talks[0].row.id}", whose=whose)
    return show_page(asked, TEMPLATE, _around(asked, whose, talks) | {"row": None})


@router.get(f"{PATH}/new")
def show_new(asked: WritesConversations) -> Response:
    """A form for what a customer has written."""
    return _form(asked, Channel.CHAT, "", "")


@router.post(f"{PATH}/new")
def begin(
    asked: WritesConversations, channel: Annotated[Channel, Form()], subject: Subject = "", text: Words = ""
) -> Response:
    """A conversation of what was pasted."""
    try:
        given = conversation_pasted(text, uuid4().hex, channel, subject, asked.state.house.store.clock())
        receipt = bring(asked, HERE, _own(asked, given))
    except HeardError as problem:
        return _form(asked, channel, subject, text, problem)
    return go_to(f"{PATH}/{receipt.conversation_id}")


@router.get(f"{PATH}/{{id}}")
def show(asked: ReadsConversations, id_: Id, whose: WhoseTalks = Whose.ALL) -> Response:
    """A conversation between who waits and what Heard hears in it."""
    conversation = conversation_from_wire(read_conversation(asked, Response(), id_))
    shown = _around(asked, whose, _talks(asked, whose)) | {
        "conversation": conversation,
        "row": row_of(asked, id_),
        "ref": uuid4().hex,
        "anchor_of": anchor_of,
    }
    try:
        review = read_review(asked, id_)
    except Refused as problem:
        unread = {"unread": problem.detail, "stretches": stretches_of(conversation, []), "pause": None}
        return show_page(asked, TEMPLATE, shown | unread)
    with asked.state.house.store.reading() as session:
        off = off_in(session, id_)
    evidence = (each for each in evidence_in(review) if STILL_UNHEARD not in off or each.look is not Look.UNHEARD)
    heard = {
        "unread": None,
        "stretches": stretches_of(conversation, evidence),
        "hearing": hearing_of(review),
        "pause": pause_for(asked, id_, conversation, review),
        "off": names_in(off, SwitchKind.CUE),
    }
    return show_page(asked, TEMPLATE, shown | heard)


@router.get(f"{PATH}/{{id}}/story")
def show_story(asked: ReadsConversations, id_: Id) -> Response:
    """What to know of the customer before answering: a part of the page that takes longer, fetched by itself."""
    row = row_of(asked, id_)
    brief = None
    if row.customer_id is not None and may(asked.principal, Action.READ_CUSTOMERS):
        within = replace(asked, reach=reach(asked.principal, Action.READ_CUSTOMERS))
        with suppress(NotFound):
            brief = told(within, row.customer_id).customer.brief
    return render(STORY, {"row": row, "brief": brief, "others": others_of(asked, row), "viewer": viewer_of(asked)})


@router.post(f"{PATH}/{{id}}/turns")
def add(asked: WritesConversations, id_: Id, role: Annotated[Role, Form()], ref: Ref, text: Words = "") -> Response:
    """Save what was written as the next turn; the same `ref` is the same turn, however often it is sent."""
    if role not in {Role.AGENT, Role.CUSTOMER} or not text.strip():
        raise InvalidValue("There is nothing to save yet; write a reply, or what the customer said.")
    author = viewer_of(asked).name if role is Role.AGENT else None
    append(asked, id_, Turn(ref, role, text.strip(), asked.state.house.store.clock(), author))
    return go_to(f"{PATH}/{id_}")


def _own(asked: Asked, given: Conversation) -> Conversation:
    """The conversation as the team's of somebody who leads one, and may not have conversations of their own."""
    within = asked.reach
    if within.everything or within.agents or not within.teams:
        return given
    with asked.state.house.store.reading() as session:
        return replace(given, team=all_teams(session)[min(within.teams)])


def _talks(asked: Asked, whose: Whose) -> Sequence[AtDesk]:
    with asked.state.house.store.reading() as session:
        return at_desk(session, replace(wanted_by(asked, Filter(whose=whose)), most=MOST))


def _around(asked: Asked, whose: Whose, talks: Sequence[AtDesk]) -> dict[str, object]:
    """What stands around a conversation."""
    return {"whose": whose, "talks": talks, "now": asked.state.house.store.clock()}


def _form(asked: Asked, channel: Channel, subject: str, text: str, problem: HeardError | None = None) -> Response:
    shown = {"channel": channel, "channels": list(Channel), "subject": subject, "text": text}
    return show_page(asked, NEW, shown, problem)
