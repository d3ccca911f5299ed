"""The debrief: how the customer's feeling went, what was heard, where it turned, and one thing to work on."""

from collections import Counter
from dataclasses import dataclass

from heard.ledger.figures import HeardRate, heard_rate
from heard.ledger.item import Item
from heard.rehearsal.answering import End
from heard.rehearsal.course import Exchange
from heard.rehearsal.moves import NEEDS, What
from heard.rehearsal.session import Rehearsal
from heard.rehearsal.state import State
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Presence

MOST_TURNING_POINTS = 3
# From such a step on an exchange is a turning point.
TURNS_FROM = 0.4


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The place of a reply, from 0 on, after which the customer stood clearly otherwise."""

    place: int
    exchange: Exchange

    @property
    def step(self) -> float:
        """How far it went: below 0 the customer is better off."""
        return _step(self.exchange)


@dataclass(frozen=True, slots=True)
class Focus:
    """One behaviour to work on, and the replies, by place, in which it was missed or got in the way."""

    behaviour: str
    title: str
    kind: Kind
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """This try beside an earlier one at the same card: what the customer ended with, and how heard they felt."""

    strain: float
    trust: float
    heard: float | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """What there is to see once a rehearsal is over, or paused."""

    end: End | None
    arc: tuple[State, ...]
    heard: float | None
    heard_rate: HeardRate
    unheard: tuple[Item, ...]
    turning_points: tuple[TurningPoint, ...]
    hidden: str
    disclosed: bool
    focus: Focus | None
    compared: Compared | None = None


def debrief(rehearsal: Rehearsal, earlier: Rehearsal | None = None) -> Debrief:
    """The debrief of a rehearsal, beside an earlier try where there is one."""
    course = rehearsal.course
    points = [
        TurningPoint(place, each) for place, each in enumerate(course.exchanges) if abs(_step(each)) >= TURNS_FROM
    ]
    turning = sorted(
        sorted(points, key=lambda point: -abs(point.step))[:MOST_TURNING_POINTS], key=lambda point: point.place
    )
    return Debrief(
        course.end,
        (rehearsal.scenario.start, *(each.state for each in course.exchanges)),
        mean_heard(rehearsal),
        heard_rate(rehearsal.progress.ledger),
        rehearsal.progress.ledger.still_unheard,
        tuple(turning),
        rehearsal.scenario.hidden.what,
        course.standing.disclosed,
        _focus(rehearsal),
        _compared(rehearsal, earlier) if earlier else None,
    )


def mean_heard(rehearsal: Rehearsal) -> float | None:
    """How heard the customer felt, 1 to 5, over all replies that could be read."""
    values = [each.reply.heard.value for each in rehearsal.answered if each.reply.heard]
    return round(sum(values) / len(values), 2) if values else None


def _step(exchange: Exchange) -> float:
    """What a reply came to: strain counts against trust, which runs farther."""
    sums = {what: sum(move.by for move in exchange.moves if move.what is what) for what in What}
    return round(sums[What.STRAIN] - sums[What.TRUST] / 2, 2)


def _focus(rehearsal: Rehearsal) -> Focus | None:
    """What was open most often: pitfalls first, then what this customer needs most, then anything that was missed."""
    needed = NEEDS[rehearsal.scenario.need]
    open_: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    seen = {}
    for place, answered in enumerate(rehearsal.answered):
        for finding in answered.reply.findings:
            there = finding.kind is Kind.PITFALL and finding.present is Presence.YES
            if there or finding.missed:
                open_[finding.behaviour] += 3 if there else 2 if finding.behaviour in needed else 1
                places.setdefault(finding.behaviour, []).append(place)
                seen[finding.behaviour] = finding
    if not open_:
        return None
    worst = max(open_, key=lambda behaviour: (open_[behaviour], behaviour))
    return Focus(worst, seen[worst].title, seen[worst].kind, tuple(places[worst]))


def _compared(rehearsal: Rehearsal, earlier: Rehearsal) -> Compared:
    now, then = rehearsal.course.state, earlier.course.state
    heard, before = mean_heard(rehearsal), mean_heard(earlier)
    differs = round(heard - before, 2) if heard is not None and before is not None else None
    return Compared(round(now.strain - then.strain, 2), round(now.trust - then.trust, 2), differs)
