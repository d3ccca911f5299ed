"""What is measured of conversations, each as two numbers: what could be, and what was (heard/interval.py)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Float, FromClause, and_, case, cast, func, literal, select, true, union_all

from heard.conversation.survey import Scale
from heard.interval import Estimate, Sums, mean_of, rate_of
from heard.rubric.behaviour import Kind
from heard.storage.columns import Words
from heard.storage.rated import FIGURES, SHOWN, SURVEY_ANSWER

ONE = literal(1.0)
OF = FIGURES.c
# Who would recommend the team, and who would not (NPS); from where on of five steps somebody is satisfied (CSAT).
PROMOTER, PASSIVE = 9, 7
SATISFIED = 4
ANSWERED = SURVEY_ANSWER.c.value
# What an answer counts as on its scale; no two of these are ever added up.
OUTCOMES: Mapping[Scale, ColumnElement[float]] = {
    Scale.CSAT: case((ANSWERED >= SATISFIED, 1.0), else_=0.0),
    Scale.THUMBS: case((ANSWERED == 1, 1.0), else_=0.0),
    Scale.NPS: case((ANSWERED >= PROMOTER, 1.0), (ANSWERED < PASSIVE, -1.0), else_=0.0),
    Scale.CES: cast(ANSWERED, Float),
}
# What it lies between.
BOUNDS: Mapping[Scale, tuple[float, float]] = {
    Scale.CSAT: (0.0, 1.0),
    Scale.THUMBS: (0.0, 1.0),
    Scale.NPS: (-1.0, 1.0),
    Scale.CES: (1.0, 7.0),
}


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


# Those that are no shares but means, each on a scale of its own.
MEANS = (Measure.HEARD, Measure.MINUTES_TO_WORD, Measure.AT_START, Measure.AT_PEAK, Measure.AT_END)


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


def estimate_of(measure: str, sums: Sums) -> Estimate | None:
    """What its sums say of a measure; None where they say nothing."""
    return rate_of(sums) if is_share(measure) else mean_of(sums)


def parts_of(each: Counted | CountedTogether) -> Sequence[ColumnElement[float]]:
    """The sums that a measure comes to over conversations, but for how many they are (heard/interval.py)."""
    x, y = cast(each.x, Float), cast(each.y, Float)
    return [func.sum(part) for part in (x, y, x * x, y * y, x * y)]


def counted(kinds: Mapping[str, Kind]) -> Iterator[Counted]:
    """All that is measured: the figures, what customers answered, and each behaviour, whose kind is to be known."""
    yield Counted(Measure.HEARD_RATE, OF.voiced, OF.taken_up, OF.voiced > 0)
    yield Counted(Measure.LEFT_UNHEARD, ONE, _is(OF.still_unheard > 0), OF.voiced > 0)
    # Where nobody ever had a word on a feeling, none came at once.
    yield Counted(Measure.WORD_AT_ONCE, ONE, _is(OF.replies_to_word == 1), and_(OF.at_peak > 0, OF.replies > 0))
    for mean in MEANS:
        yield Counted(mean, ONE, OF[mean], OF[mean].is_not(None))
    for signal in (Measure.REPEAT_CONTACT, Measure.CHURN_RISK, Measure.ESCALATION, Measure.VULNERABLE):
        yield Counted(signal, ONE, _is(OF[signal]), true())
    for scale, outcome in OUTCOMES.items():
        answered = FIGURES.join(SURVEY_ANSWER, on_scale(scale))
        yield Counted(scale.value, ONE, outcome, true(), answered)
    for behaviour, kind in kinds.items():
        yield _of_behaviour(behaviour, kind)


def counted_together(kinds: Mapping[str, Kind]) -> Iterator[CountedTogether]:
    """The same in few statements: each figure, all practices at once, and all pitfalls."""
    for each in counted({}):
        yield CountedTogether(literal(each.name, Words), each.x, each.y, each.where, each.source)
    practices, pitfalls = ([name for name, of in kinds.items() if of is kind] for kind in Kind)
    found = FIGURES.join(SHOWN, SHOWN.c.conversation_id == OF.conversation_id)
    called_for = and_(SHOWN.c.behaviour.in_(practices), SHOWN.c.called_for > 0)
    yield CountedTogether(SHOWN.c.behaviour, SHOWN.c.called_for, SHOWN.c.met, called_for, found)
    if pitfalls:
        named = union_all(*(select(literal(each, Words).label("behaviour")) for each in pitfalls)).subquery()
        of_it = and_(SHOWN.c.conversation_id == OF.conversation_id, SHOWN.c.behaviour == named.c.behaviour)
        source = FIGURES.join(named, true()).outerjoin(SHOWN, of_it)
        met = func.coalesce(SHOWN.c.met, 0)
        yield CountedTogether(named.c.behaviour, OF.replies, met, OF.replies > 0, source)


def is_share(measure: str) -> bool:
    """Whether a measure, a behaviour or an outcome lies between 0 and 1; else it is a mean."""
    return measure not in {*MEANS, Scale.NPS, Scale.CES}


def on_scale(scale: Scale) -> ColumnElement[bool]:
    """Which answer goes with a conversation's figures."""
    return and_(SURVEY_ANSWER.c.conversation_id == OF.conversation_id, SURVEY_ANSWER.c.scale == scale.value)


def _of_behaviour(behaviour: str, kind: Kind) -> Counted:
    """Of a practice how many replies that called for it show it, of a pitfall how many of all replies."""
    found = and_(SHOWN.c.conversation_id == OF.conversation_id, SHOWN.c.behaviour == behaviour)
    source = FIGURES.outerjoin(SHOWN, found)
    possible = OF.replies if kind is Kind.PITFALL else func.coalesce(SHOWN.c.called_for, 0)
    return Counted(behaviour, possible, func.coalesce(SHOWN.c.met, 0), possible > 0, source)


def _is(condition: ColumnElement[bool]) -> ColumnElement[float]:
    return case((condition, 1.0), else_=0.0)
