"""What is measured of conversations, each as two numbers: what could be, and what was (heard/interval.py)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, literal, select, true, union_all

from heard.rubric.behaviour import Kind
from heard.storage.columns import Words
from heard.storage.rated import FIGURES, SHOWN

ONE = literal(1.0)
OF = FIGURES.c


class Measure(StrEnum):
    """A figure over many conversations."""

    HEARD_RATE = "heard_rate"
    HEARD = "heard"
    LEFT_UNHEARD = "left_unheard"
    WORD_AT_ONCE = "word_at_once"
    MINUTES_TO_WORD = "minutes_to_word"
    AT_START = "at_start"
    AT_PEAK = "at_peak"
    AT_END = "at_end"
    REPEAT_CONTACT = "repeat_contact"
    CHURN_RISK = "churn_risk"
    ESCALATION = "escalation"
    VULNERABLE = "vulnerable"

    @property
    def is_share(self) -> bool:
        """Whether it lies between 0 and 1; else it is a mean on a scale of its own."""
        return self not in {self.HEARD, self.MINUTES_TO_WORD, self.AT_START, self.AT_PEAK, self.AT_END}


@dataclass(frozen=True, slots=True)
class Counted:
    """How a measure is read off a conversation's figures: x and y where the condition holds."""

    name: str
    x: ColumnElement[Any]
    y: ColumnElement[Any]
    where: ColumnElement[bool]
    source: FromClause = FIGURES


@dataclass(frozen=True, slots=True)
class CountedTogether:
    """How several measures of one source are read at once: a row of it is one of the measure that `name` tells."""

    name: ColumnElement[str]
    x: ColumnElement[Any]
    y: ColumnElement[Any]
    where: ColumnElement[bool]
    source: FromClause


def counted(kinds: Mapping[str, Kind]) -> Iterator[Counted]:
    """All that is measured: the figures, and each behaviour, of which the kind is to be known."""
    yield Counted(Measure.HEARD_RATE, OF.voiced, OF.taken_up, OF.voiced > 0)
    yield Counted(Measure.LEFT_UNHEARD, ONE, _is(OF.still_unheard > 0), OF.voiced > 0)
    # Where nobody ever had a word on a feeling, none came at once.
    yield Counted(Measure.WORD_AT_ONCE, ONE, _is(OF.replies_to_word == 1), and_(OF.at_peak > 0, OF.replies > 0))
    for mean in (Measure.HEARD, Measure.MINUTES_TO_WORD, Measure.AT_START, Measure.AT_PEAK, Measure.AT_END):
        yield Counted(mean, ONE, OF[mean], OF[mean].is_not(None))
    for signal in (Measure.REPEAT_CONTACT, Measure.CHURN_RISK, Measure.ESCALATION, Measure.VULNERABLE):
        yield Counted(signal, ONE, _is(OF[signal]), true())
    for behaviour, kind in kinds.items():
        yield _of_behaviour(behaviour, kind)


def counted_together(kinds: Mapping[str, Kind]) -> Iterator[CountedTogether]:
    """The same in few statements: each figure, all practices at once, and all pitfalls."""
    for each in counted({}):
        yield CountedTogether(literal(each.name, Words), each.x, each.y, each.where, each.source)
    practices, pitfalls = ([name for name, of in kinds.items() if of is kind] for kind in Kind)
    called = SHOWN.c.called_for > 0
    found = FIGURES.join(SHOWN, SHOWN.c.conversation_id == OF.conversation_id)
    among = and_(SHOWN.c.behaviour.in_(practices), called)
    yield CountedTogether(SHOWN.c.behaviour, SHOWN.c.called_for, SHOWN.c.met, among, found)
    if pitfalls:
        named = union_all(*(select(literal(each, Words).label("behaviour")) for each in pitfalls)).subquery()
        of_it = and_(SHOWN.c.conversation_id == OF.conversation_id, SHOWN.c.behaviour == named.c.behaviour)
        source = FIGURES.join(named, true()).outerjoin(SHOWN, of_it)
        met = func.coalesce(SHOWN.c.met, 0)
        yield CountedTogether(named.c.behaviour, OF.replies, met, OF.replies > 0, source)


def _of_behaviour(behaviour: str, kind: Kind) -> Counted:
    """Of a practice how many replies that called for it show it, of a pitfall how many of all replies."""
    found = and_(SHOWN.c.conversation_id == OF.conversation_id, SHOWN.c.behaviour == behaviour)
    source = FIGURES.outerjoin(SHOWN, found)
    possible = OF.replies if kind is Kind.PITFALL else func.coalesce(SHOWN.c.called_for, 0)
    return Counted(behaviour, possible, func.coalesce(SHOWN.c.met, 0), possible > 0, source)


def _is(condition: ColumnElement[bool]) -> ColumnElement[float]:
    return case((condition, 1.0), else_=0.0)
