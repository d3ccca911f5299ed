"""What comes next on the path, and what comes back: a skill that was missed returns after longer and longer breaks.

Spaced practice is remembered better than the same practice at once (docs/evidence.md); the breaks are ours.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heard.rehearsal.path.lesson import Lesson, lessons
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Finding, Presence
from heard.scoring.review import Reply

# Days until a skill comes back: after it was missed, and after each time that it was there since then.
BREAKS = (1, 3, 7, 21)


@dataclass(frozen=True, slots=True)
class Shown:
    """The behaviours that one reply got right, and those that it did not.

    A practice is right where it was called for and there, a pitfall where it could have been there and was not.
    """

    right: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Practised:
    """A day of practice: what its replies got right, and what at least one of them did not."""

    day: date
    right: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Due:
    """A lesson that comes back on a day, because of a behaviour that was missed."""

    lesson: Lesson
    behaviour: str
    day: date


def shown_in(reply: Reply) -> Shown:
    """What a reply got right and wrong."""
    wrong = {each.behaviour for each in reply.findings if _is_wrong(each)}
    right = {each.behaviour for each in reply.findings if _is_right(each)}
    return Shown(frozenset(right), frozenset(wrong))


def practised(day: date, shown: Iterable[Shown]) -> Practised:
    """What the replies of one day come to; what was missed once that day was missed."""
    every = list(shown)
    wrong = frozenset[str]().union(*(each.wrong for each in every))
    return Practised(day, frozenset[str]().union(*(each.right for each in every)) - wrong, wrong)


def placed(shown: Iterable[Shown]) -> tuple[Lesson, ...]:
    """The lessons in the order in which one conversation says that they are needed; ties as the path has them."""
    wrong = Counter(behaviour for each in shown for behaviour in each.wrong)
    return tuple(sorted(lessons(), key=lambda lesson: -sum(wrong[behaviour] for behaviour in lesson.behaviours)))


def due(days: Sequence[Practised]) -> tuple[Due, ...]:
    """What comes back and when, the earliest first; what was right after every break is learnt and stays away."""
    found = []
    for lesson in lessons():
        for behaviour in lesson.behaviours:
            when = _comes_back(behaviour, days)
            if when is not None:
                found.append(Due(lesson, behaviour, when))
    first: dict[str, Due] = {}
    for each in sorted(found, key=lambda each: each.day):
        first.setdefault(each.lesson.id, each)
    return tuple(first.values())


def _comes_back(behaviour: str, days: Sequence[Practised]) -> date | None:
    """The day on which a behaviour comes back; None where it was never missed, or is learnt."""
    when: date | None = None
    passed = 0
    for each in sorted(days, key=lambda each: each.day):
        if behaviour in each.wrong:
            passed = 0
        elif behaviour in each.right and when is not None and each.day >= when:
            passed += 1
        else:
            continue
        when = each.day + timedelta(days=BREAKS[passed]) if passed < len(BREAKS) else None
    return when


def _is_wrong(finding: Finding) -> bool:
    is_pitfall = finding.kind is Kind.PITFALL
    return finding.missed or (is_pitfall and finding.present is Presence.YES)


def _is_right(finding: Finding) -> bool:
    if finding.kind is Kind.PITFALL:
        return finding.called_for and finding.present is Presence.NO
    return finding.present is Presence.YES
