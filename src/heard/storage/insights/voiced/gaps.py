"""Gaps in communication: what customers ask and where they are confused, in their words, and who asks it again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, select

from heard.customer.concern import ConcernKind
from heard.storage.access.reach import Reach
from heard.storage.causes.tables import CAUSE, CONCERN
from heard.storage.insights.concerns import CAME_BACK, Quote
from heard.storage.insights.sums import Span, within
from heard.storage.rated import FIGURES
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session

IS_QUESTION = CONCERN.c.kind == ConcernKind.QUESTION.value
ROOT = func.coalesce(CAUSE.c.merged_into, CAUSE.c.id)
OF_CAUSE = CAUSE.c.id == CONCERN.c.cause_id
FIGURED = FIGURES.c.conversation_id == CONCERN.c.conversation_id
TALK = CONVERSATION.c.id == CONCERN.c.conversation_id
MOST_QUOTES = 3


class GapKind(StrEnum):
    """What is missing: an answer that customers look for in vain, or words that they follow."""

    QUESTION = "question"
    CONFUSION = "confusion"


SHOWS = {GapKind.QUESTION: IS_QUESTION, GapKind.CONFUSION: CONCERN.c.puzzle_start.is_not(None)}
WORDS = {
    GapKind.QUESTION: (CONCERN.c.start, CONCERN.c.stop),
    GapKind.CONFUSION: (CONCERN.c.puzzle_start, CONCERN.c.puzzle_stop),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """From when to when a customer had a conversation in which they asked, and whether it is one that is counted."""

    since: datetime
    until: datetime
    counts: bool


def words_of(session: Session, kind: GapKind, cause: int, span: Span, reach: Reach) -> Sequence[Quote]:
    """The words that show a gap, those nearest to the middle of the cause first, one a conversation within a reach."""
    chosen = (
        select(CONCERN.c.conversation_id, CONCERN.c.turn_id, *WORDS[kind], TURN.c.text, TURN.c.at)
        .join(TURN, (TURN.c.conversation_id == CONCERN.c.conversation_id) & (TURN.c.external_id == CONCERN.c.turn_id))
        .join(CAUSE, OF_CAUSE)
        .join(FIGURES, FIGURED)
        .join(CONVERSATION, TALK)
        .where(ROOT.in_([cause]), SHOWS[kind], reach.condition(), *within(span, FIGURES))
        .order_by(CONCERN.c.near.desc(), CONCERN.c.id)
    )
    found: dict[int, Quote] = {}
    for id_, turn_id, start, stop, text, at in session.connection.execute(chosen.limit(MOST_QUOTES * 4)):
        found.setdefault(id_, Quote(id_, turn_id, start, text[start:stop], at))
    return list(found.values())[:MOST_QUOTES]


def asked_elsewhere(session: Session, span: Span) -> Mapping[int, tuple[int, int]]:
    """By cause, in how many conversations known customers asked about it, and had in another within 30 days before.

    That other one counts wherever it was, as far as the reach goes; of those that are gone by their time nobody knows.
    """
    since = func.coalesce(CONVERSATION.c.opened_at, CONVERSATION.c.last_at, CONVERSATION.c.kept_at)
    until = func.coalesce(CONVERSATION.c.last_at, CONVERSATION.c.kept_at)
    place = (FIGURES.c[name] for name in ("day", "team_id", "channel"))
    wide = replace(span, since=span.since - CAME_BACK.days, team=None, channel=None)
    chosen = (
        select(CONCERN.c.conversation_id, ROOT.label("root"), CONVERSATION.c.customer_id, *place)
        .add_columns(since.label("since"), until.label("until"))
        .join(CAUSE, OF_CAUSE)
        .join(FIGURES, FIGURED)
        .join(CONVERSATION, TALK)
        .where(IS_QUESTION, CONVERSATION.c.customer_id.is_not(None), *within(wide, FIGURES))
        .distinct()
    )
    asked: dict[tuple[int, int], list[_Asked]] = defaultdict(list)
    for row in session.connection.execute(chosen):
        asked[row.root, row.customer_id].append(_Asked(row.since, row.until, _lies_in(row, span)))
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for (root, _), talks in asked.items():
        counted = [each for each in talks if each.counts]
        known, again = found[root]
        found[root] = known + len(counted), again + sum(_is_again(each, talks) for each in counted)
    return found


def _lies_in(row: Row[Any], span: Span) -> bool:
    return row.day >= span.since and span.team in {None, row.team_id} and span.channel in {None, row.channel}


def _is_again(asked: _Asked, talks: Sequence[_Asked]) -> bool:
    return any(each.until < asked.since <= each.until + CAME_BACK for each in talks)
