"""In how many conversations each root cause was voiced, worked out anew with the other sums of a day."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, case, cast, func, literal, select

from heard.customer.concern import ConcernKind
from heard.customer.feeling import STRONG
from heard.storage.causes.tables import CAUSE, CAUSE_SUMS, CONCERN, NO_CAUSE
from heard.storage.insights.together import Place, forget, put_together
from heard.storage.quality.figures import PLACE
from heard.storage.rated import FIGURES
from heard.storage.store import Session

COUNTS = ("voiced", "strong", "unheard", "repeat", "churn", "asked", "asked_again", "puzzled")


def refresh_causes(session: Session, places: Sequence[Place], figures: ColumnElement[bool]) -> None:
    """Work out anew what stands at these places, but for what stays of conversations that are gone."""
    forget(session, CAUSE_SUMS, places)
    add_causes(session, figures, gone=False)
    put_together(session, CAUSE_SUMS, COUNTS, places)


def add_causes(session: Session, figures: ColumnElement[bool], *, gone: bool) -> None:
    """Add what these figures come to to what is there; a conversation counts once for a cause, however often voiced."""
    is_asked = case((CONCERN.c.kind == ConcernKind.QUESTION.value, 1), else_=0)
    root = func.coalesce(CAUSE.c.merged_into, CAUSE.c.id, NO_CAUSE).label("root")
    voiced = (
        select(
            CONCERN.c.conversation_id,
            root,
            func.max(CONCERN.c.strength).label("strength"),
            func.max(cast(CONCERN.c.unheard, Integer)).label("unheard"),
            func.max(is_asked).label("asked"),
            func.max(is_asked * cast(CONCERN.c.again, Integer)).label("asked_again"),
            func.count(CONCERN.c.puzzle_start).label("puzzles"),
        )
        .join(FIGURES, FIGURES.c.conversation_id == CONCERN.c.conversation_id)
        .outerjoin(CAUSE, CAUSE.c.id == CONCERN.c.cause_id)
        .where(figures)
        .group_by(CONCERN.c.conversation_id, root)
        .subquery()
    )
    so = (
        voiced.c.strength >= STRONG,
        voiced.c.unheard > 0,
        FIGURES.c.repeat_contact,
        FIGURES.c.churn_risk,
        voiced.c.asked > 0,
        voiced.c.asked_again > 0,
        voiced.c.puzzles > 0,
    )
    counts = [func.count(), *(func.sum(case((each, 1), else_=0)) for each in so)]
    place = [FIGURES.c[name] for name in PLACE]
    rows = (
        select(voiced.c.root, *place, literal(gone), *counts)
        .join(FIGURES, FIGURES.c.conversation_id == voiced.c.conversation_id)
        .group_by(voiced.c.root, *place)
    )
    keys = ["cause_id", *PLACE, "gone"]
    made = session.insert(CAUSE_SUMS).from_select([*keys, *COUNTS], rows)
    more = {name: CAUSE_SUMS.c[name] + made.excluded[name] for name in COUNTS}
    session.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=more))
