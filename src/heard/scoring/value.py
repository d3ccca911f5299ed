"""How heard a customer would feel after a reply, 1 to 5, as a sum of reasons.

The value is additive and monotone: taking up more, showing a practice or sounding better as a whole never lowers it; a
pitfall never raises it. The points are fitted on labelled conversations by `training/` and come with the weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from heard.conversation.span import Span
from heard.errors import InvalidValue
from heard.ledger.item import CREDIT, Item
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import find_behaviour
from heard.rubric.finding import Finding, Presence
from heard.rubric.moment import Moment

LEAST, MIDDLE, MOST = 1.0, 3.0, 5.0
ROUNDING = 1e-6
IMPRESSION = "How the reply sounds as a whole"


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One reason of a value: what, how many points it adds or takes, and the words it rests on.

    `slight` marks a behaviour that counts a little and is too unlikely for its words to be shown; `behaviour` is the id
    of the one that is the reason, if one is.
    """

    reason: str
    points: float
    span: Span | None = None
    slight: bool = False
    behaviour: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class HeardValue:
    """A value from 1 (worse than before) to 5 (deeply heard) with its interval; the parts add up to the value."""

    value: float
    low: float
    high: float
    parts: tuple[ScorePart, ...]

    def __post_init__(self) -> None:
        if not LEAST <= self.low <= self.value <= self.high <= MOST:
            raise InvalidValue(f"{self.low} to {self.value} to {self.high} is no interval between 1 and 5.")
        if abs(sum(part.points for part in self.parts) - self.value) > ROUNDING:
            raise InvalidValue(f"The parts of {self.value} do not add up to it.")


@dataclass(frozen=True, slots=True)
class Points:
    """What each part of a value is worth, fitted with the weights.

    `taken_up` is added in full when all that was just voiced is taken up, and taken away in full when nothing is;
    `impression` is what each point of the reply's impression counts for, beside what can be named;
    `spread` is the half-width of the interval that held 80 % of the labelled replies.
    """

    base: float
    taken_up: float
    impression: float
    spread: float
    behaviours: Mapping[str, float]

    def __post_init__(self) -> None:
        if not all(each >= 0 for each in (self.taken_up, self.impression, self.spread)):
            raise InvalidValue(f"What is good never lowers a value, and no interval is narrower than 0: {self}.")


def heard_value(moment: Moment, findings: Sequence[Finding], points: Points) -> HeardValue:
    """The value of one reply, with a part for each reason and one more where the sum is kept within 1 to 5.

    `findings` are all that was judged, also what is not there: what is a little likely counts a little.
    """
    parts = [ScorePart("Where every reply starts", round(points.base, 2)), *_parts(moment, findings, points)]
    total = round(sum(part.points for part in parts), 2)
    value = min(MOST, max(LEAST, total))
    if value != total:
        parts.append(ScorePart("Kept within 1 to 5", round(value - total, 2)))
    low, high = max(LEAST, value - points.spread), min(MOST, value + points.spread)
    return HeardValue(value, round(low, 2), round(high, 2), tuple(parts))


def share_taken_up(moment: Moment) -> float | None:
    """The share, 0..1 by weight, of what was voiced since the last reply that this one takes up; None: nothing was."""
    voiced = sum(item.weight for item in moment.fresh)
    return sum(item.weight * _credit(moment, item) for item in moment.fresh) / voiced if voiced else None


def _credit(moment: Moment, item: Item) -> float:
    part = moment.part_taken_up(item)
    return CREDIT[part] if part else 0.0


def _parts(moment: Moment, findings: Sequence[Finding], points: Points) -> Iterator[ScorePart]:
    share = share_taken_up(moment)
    if share is not None:
        taken_up = sum(moment.part_taken_up(item) is not None for item in moment.fresh)
        reason = f"Takes up {taken_up} of {len(moment.fresh)} things just voiced"
        yield ScorePart(reason, round(points.taken_up * (2 * share - 1), 2))
    spoiled = [mark.span for finding in findings if _spoils(finding, points) for mark in finding.marks]
    for finding in findings:
        if finding.behaviour in points.behaviours:
            amount, words = _amount(finding, spoiled)
            worth = round(points.behaviours[finding.behaviour] * amount, 2)
            if worth:
                yield ScorePart(finding.title, worth, words, slight=words is None, behaviour=finding.behaviour)
    yield from _impression(moment, points)


def _impression(moment: Moment, points: Points) -> Iterator[ScorePart]:
    """What the model hears in the reply beside what can be named, with the sentence that speaks for it most."""
    left = [(sentence.impression, sentence.span) for sentence in moment.sentences if sentence.impression is not None]
    mean = sum(impression for impression, _ in left) / len(left) if left else 0.0
    worth = round(points.impression * mean, 2)
    if worth:
        yield ScorePart(IMPRESSION, worth, max(left, key=lambda each: each[0] * worth)[1])


def _amount(finding: Finding, spoiled: Sequence[Span]) -> tuple[float, Span | None]:
    """How much of a behaviour counts, 0..1, and the words for it where they are likely enough to be shown.

    What is likely counts for its likelihood. Surplus warmth counts nothing, and a practice only in words that are no
    pitfall themselves: stuffing earns nothing, and neither does a feeling named in a stock phrase.
    """
    practice = finding.kind is Kind.PRACTICE
    if practice and not (finding.called_for or find_behaviour(finding.behaviour).never_surplus):
        return 0.0, None
    clean = (mark for mark in finding.considered if not (practice and any(map(mark.span.overlaps, spoiled))))
    best = next(clean, None)
    if best is None:
        return 0.0, None
    return best.confidence, best.span if best in finding.marks else None


def _spoils(finding: Finding, points: Points) -> bool:
    """Whether a finding is a pitfall in the very words it points at; what a team has taught spoils nothing."""
    there = finding.kind is Kind.PITFALL and finding.present is Presence.YES
    return there and finding.behaviour in points.behaviours and not find_behaviour(finding.behaviour).by_silence
