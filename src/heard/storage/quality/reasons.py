"""Why a conversation is worth a look, and how urgent that makes it: read off the conversation, never off a person."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, update

from heard.conversation.survey import STEPS
from heard.storage.happening.events import EventType
from heard.storage.happening.notified import Notified
from heard.storage.rated import DISPUTE, FIGURES, SURVEY_ANSWER
from heard.storage.schema import CONVERSATION, EVENT
from heard.storage.store import Session

# A reply of less than 2 of 5 answers past the customer; of less than half taken up, more was passed over than heard.
LOW_REPLY, HALF = 2.0, 0.5


class Reason(StrEnum):
    """What makes a conversation worth a look."""

    DISPUTED = "disputed"
    VULNERABLE = "vulnerable"
    PROMISE_AT_RISK = "promise_at_risk"
    CHURN_RISK = "churn_risk"
    ESCALATION = "escalation"
    DISSATISFIED = "dissatisfied"
    LOW = "low"
    UNSURE = "unsure"


# How urgent each reason is. What shows for several is their sum: little by little may outweigh one greater reason.
URGENCY: Mapping[Reason, int] = {
    # A colleague waits for an answer, which has a date.
    Reason.DISPUTED: 13,
    # Somebody may come to harm while nobody looks.
    Reason.VULNERABLE: 9,
    # There is still time to keep it, or to say that it was not.
    Reason.PROMISE_AT_RISK: 7,
    # The customer is about to go, and can be called.
    Reason.CHURN_RISK: 5,
    # It goes on elsewhere, where others will read it.
    Reason.ESCALATION: 4,
    # The customer has said so, and it is past: somebody may still make it good.
    Reason.DISSATISFIED: 3,
    # Something to learn from, and nothing that runs away.
    Reason.LOW: 2,
    # Heard could not tell: a person's word helps more than it hurries.
    Reason.UNSURE: 1,
}
# Those that are read off the figures of a review.
IN_FIGURES = (Reason.VULNERABLE, Reason.CHURN_RISK, Reason.ESCALATION, Reason.LOW, Reason.UNSURE)


def shows(reason: Reason) -> ColumnElement[bool]:
    """What a query over conversations and their figures has to fulfil for a reason; NULL where there are no figures."""
    if reason is Reason.DISPUTED:
        return exists().where(DISPUTE.c.conversation_id == CONVERSATION.c.id, DISPUTE.c.answered_at.is_(None))
    if reason is Reason.PROMISE_AT_RISK:
        signal = EVENT.c.details["signal"].as_string()
        of_it = EVENT.c.conversation_id == CONVERSATION.c.id, EVENT.c.type == EventType.SIGNAL.value
        return exists().where(*of_it, signal == Notified.PROMISE_AT_RISK.value)
    if reason is Reason.DISSATISFIED:
        answered = SURVEY_ANSWER.c
        bad = (and_(answered.scale == scale.value, answered.value <= steps.bad) for scale, steps in STEPS.items())
        return exists().where(answered.conversation_id == CONVERSATION.c.id, or_(*bad))
    if reason is Reason.LOW:
        passed_over = and_(FIGURES.c.still_unheard > 0, FIGURES.c.taken_up < HALF * FIGURES.c.voiced)
        return or_(FIGURES.c.lowest < LOW_REPLY, passed_over)
    if reason is Reason.UNSURE:
        return FIGURES.c.unsure >= HALF
    return FIGURES.c[reason.value].is_(True)


def weigh(session: Session, conversations: ColumnElement[bool]) -> None:
    """Work out anew how urgent conversations are: what all their reasons add up to, 0 where there is none."""
    beside = [_weight(reason) for reason in URGENCY if reason not in IN_FIGURES]
    in_figures = sum((_weight(reason) for reason in IN_FIGURES[1:]), _weight(IN_FIGURES[0]))
    figures = select(in_figures).where(FIGURES.c.conversation_id == CONVERSATION.c.id).scalar_subquery()
    session.connection.execute(
        update(CONVERSATION).where(conversations).values(urgency=sum(beside, func.coalesce(figures, 0)))
    )


def _weight(reason: Reason) -> ColumnElement[int]:
    return case((shows(reason), URGENCY[reason]), else_=0)
