"""Reviewed conversations whose customers answered: what came of each, how it had begun, and how it was taken up."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from heard.conversation.survey import Scale
from heard.storage.insights.measures import OUTCOMES, on_scale
from heard.storage.insights.sums import Span, within
from heard.storage.rated import FIGURES, SURVEY_ANSWER
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session


@dataclass(frozen=True, slots=True)
class Answered:
    """One of them; a customer who is not known has a number of their own, below 0."""

    outcome: float
    taken_up: float
    voiced: float
    customer: int
    at_start: int | None
    repeat_contact: bool
    channel: str
    team_id: int


def answered(session: Session, span: Span, scale: Scale, *, most: int) -> Sequence[Answered]:
    """Those in which something was voiced, the latest first; at most so many."""
    customer = func.coalesce(CONVERSATION.c.customer_id, -CONVERSATION.c.id)
    told = (FIGURES.c[name] for name in ("at_start", "repeat_contact", "channel", "team_id"))
    chosen = (
        select(OUTCOMES[scale], FIGURES.c.taken_up, FIGURES.c.voiced, customer, *told)
        .join(SURVEY_ANSWER, on_scale(scale))
        .join(CONVERSATION, CONVERSATION.c.id == FIGURES.c.conversation_id)
        .where(FIGURES.c.voiced > 0, *within(span, FIGURES))
        .order_by(FIGURES.c.day.desc(), FIGURES.c.conversation_id.desc())
        .limit(most)
    )
    return [Answered(*row) for row in session.connection.execute(chosen)]
