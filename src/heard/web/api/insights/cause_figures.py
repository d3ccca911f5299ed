"""The figures of root causes in a period: how often each was voiced, how that goes on, and which of them rose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from heard.insights.causes.rise import A_WEEK, WEEKS, Heap, sudden_rises
from heard.insights.compare import Change, Compared, compare
from heard.interval import Estimate, Sums, rate_of
from heard.storage.causes.tables import NO_CAUSE
from heard.storage.insights.causes import Cause, Counts, all_causes, by_day, counted
from heard.storage.insights.crowd import Crowd, crowd_of
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import By, Span, sums_of
from heard.storage.store import Session
from heard.web.api.insights.cause_shapes import CauseOut, CausePart
from heard.web.api.insights.measures import Course, Days, compared_out
from heard.web.api.insights.shapes import EstimateOut, told

# Of a cause that is asked for by name in a time in which nothing was reviewed.
NOTHING = Compared(None, None, None, Change.TOO_FEW)


@dataclass(frozen=True, slots=True)
class CauseFigures:
    """What is known of a period, the one before it and the weeks before its end.

    `reviewed` counts conversations by day, `voiced` those of each cause, `counts` what became of them, and `answered`
    the same of those of which a view may tell how they were answered: what customers come for is nobody's figure.
    """

    days: Days
    span: Span
    causes: Mapping[int, Cause]
    reviewed: Mapping[int, int]
    voiced: Mapping[int, Mapping[int, int]]
    counts: Mapping[int, Counts]
    answered: Mapping[int, Counts]

    @property
    def conversations(self) -> int:
        """How many were reviewed in the period."""
        return self._heap(self.days.since, self.days.until).conversations

    @property
    def course(self) -> Course:
        """How they go on."""
        return self.days.course(self.conversations, Crowd(self.span))

    @property
    def not_grouped(self) -> int:
        """In how many something was voiced that is near no cause."""
        return self.counts.get(NO_CAUSE, Counts()).voiced

    def told(self, always: int | None = None) -> Iterator[CauseOut]:
        """The causes that were voiced in either period, the most frequent first; one of them in any case."""
        now = self._heap(self.days.since, self.days.until)
        before = self._heap(self.days.before, self.days.since)
        shown = {each for heap in (now, before) for each, count in heap.voiced.items() if count}
        shown |= set() if always is None else {always}
        compared = compare(_rates(before, shown), _rates(now, shown))
        rising, course = self._rising, self.course
        for each in sorted(shown, key=lambda each: (-now.voiced.get(each, 0), self.causes[each].called, each)):
            cause, counts = self.causes[each], self.counts.get(each, Counts())
            answered, by_day = self.answered.get(each, Counts()), self._by_day(each)
            yield CauseOut(
                id=each,
                called=cause.called,
                words=cause.words,
                name=cause.name,
                parts=[CausePart(id=part.id, called=part.called) for part in self._parts(each)],
                conversations=counts.voiced,
                share=compared_out(str(each), compared.get(str(each), NOTHING), course.points(str(each), by_day)),
                is_rising=each in rising,
                strong=share_told(counts.voiced, counts.strong),
                repeat=share_told(counts.voiced, counts.repeat),
                unheard=share_told(answered.voiced, answered.unheard),
                churn=share_told(counts.voiced, counts.churn),
            )

    @property
    def _rising(self) -> frozenset[int]:
        last = self.days.until - timedelta(days=A_WEEK)
        return sudden_rises(self._heap(last, self.days.until), self._heap(_weeks_before(self.days), last))

    def _parts(self, id_: int) -> list[Cause]:
        return [each for each in self.causes.values() if each.merged_into == id_]

    def _by_day(self, id_: int) -> Mapping[int, Sums]:
        first, own = self.days.since.toordinal(), self.voiced.get(id_, {})
        return {day: so_many(count, own.get(day, 0)) for day, count in self.reviewed.items() if day >= first}

    def _heap(self, since: date, until: date) -> Heap:
        """How many conversations there were from a day up to another, and in how many each cause was voiced."""
        first, end = since.toordinal(), until.toordinal()
        voiced = {each: _between(days, first, end) for each, days in self.voiced.items() if each in self.causes}
        return Heap(_between(self.reviewed, first, end), voiced)


def cause_figures(session: Session, span: Span, days: Days) -> CauseFigures:
    """What is known of the causes within a span."""
    since = min(days.before, _weeks_before(days)).toordinal()
    whole = Span(span.reach, since, span.until, span.team, span.channel)
    # Of each reviewed conversation it is known whether its customer has asked before.
    reviewed = sums_of(session, whole, [Measure.REPEAT_CONTACT], By.DAY).get(Measure.REPEAT_CONTACT, {})
    by_days = {day: sums.n for day, sums in reviewed.items()}
    crowd = crowd_of(session, span)
    answered = counted(session, crowd.span) if crowd.tells() else {}
    voiced, counts = by_day(session, whole), counted(session, span)
    return CauseFigures(days, span, all_causes(session), by_days, voiced, counts, answered)


def share_told(n: int, so: int) -> EstimateOut | None:
    """Of n conversations the share in which it was so; None where they are too few."""
    return told(rate_of(so_many(n, so)))


def _weeks_before(days: Days) -> date:
    return days.until - timedelta(days=A_WEEK * (WEEKS + 1))


def _rates(heap: Heap, causes: set[int]) -> dict[str, Estimate]:
    found = {str(each): rate_of(so_many(heap.conversations, heap.voiced.get(each, 0))) for each in causes}
    return {name: estimate for name, estimate in found.items() if estimate is not None}


def so_many(n: int, so: int) -> Sums:
    """So many conversations, in so many of which it was so."""
    return Sums(n, n, so, n, so, so)


def _between(counts: Mapping[int, int], first: int, end: int) -> int:
    return sum(count for day, count in counts.items() if first <= day < end)
