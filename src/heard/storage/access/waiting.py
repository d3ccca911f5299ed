"""Who waits for a reply: conversations whose customer spoke last, whoever has waited longest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from heard.conversation.role import Role
from heard.storage.access.visible import ConversationRow, Wanted, chosen_by, heard_rate, seen
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

# What has been silent for longer is not waited for at a desk: the list of conversations has it.
RECENT = timedelta(days=30)
# How helpdesks call a conversation that is over.
OVER = ("closed", "solved", "resolved", "done", "archived", "deleted", "spam")


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A conversation, and since when its customer waits for a reply; None where nobody waits, or nobody knows."""

    row: ConversationRow
    waits: bool
    since: datetime | None = None


def at_desk(session: Session, wanted: Wanted) -> Sequence[AtDesk]:
    """Recent conversations that are not over: those whose customer waits, the longest first, then the others.

    Of these come first the ones in which something was passed over.
    """
    reply = TURN.alias()
    of_reply = reply.c.conversation_id == CONVERSATION.c.id, reply.c.role == Role.AGENT.value
    # Of the conversation and not of each turn, so that a database reads on from it by its index.
    last = select(func.coalesce(func.max(reply.c.place), -1)).where(*of_reply)
    replied = last.correlate(CONVERSATION).scalar_subquery()
    asked = TURN.c.conversation_id == CONVERSATION.c.id, TURN.c.role == Role.CUSTOMER.value, TURN.c.place > replied
    first = select(TURN.c.place).where(*asked).order_by(TURN.c.place).limit(1).correlate(CONVERSATION).scalar_subquery()
    since = select(TURN.c.at).where(*asked).order_by(TURN.c.place).limit(1).correlate(CONVERSATION).scalar_subquery()
    recent = or_(CONVERSATION.c.last_at.is_(None), CONVERSATION.c.last_at >= session.at - RECENT)
    runs = or_(CONVERSATION.c.status.is_(None), func.lower(CONVERSATION.c.status).not_in(OVER))
    chosen = select(CONVERSATION.c.id, first.is_not(None).label("waits"), since.label("since"))
    passed_over = func.coalesce(heard_rate(), 1) < 1
    order = first.is_(None), since.is_(None), since, passed_over.desc()
    latest = CONVERSATION.c.last_at.desc(), CONVERSATION.c.id.desc()
    found = session.connection.execute(
        chosen.where(*chosen_by(wanted), recent, runs).order_by(*order, *latest).limit(wanted.most)
    ).all()
    rows = {row.id: row for row in seen(session, replace(wanted, ids=[each.id for each in found]))}
    return [AtDesk(rows[each.id], bool(each.waits), each.since) for each in found if each.id in rows]
