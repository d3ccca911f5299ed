"""What comes next on the path, and what comes back: a skill that was missed returns after longer and longer breaks.

Spaced practice is remembered better than the same practice at once (docs/evidence.md); the breaks are ours.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heard.rehearsal.path.lesson import Lesson, lessons
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Presence
from heard.scoring.review import Reply

# Days until a skill comes back: after it was missed, and after each time that it was there since then.
BREAKS = (1, 3, 7, 21)


@dataclass(frozen=True, slots=True)
class Practised:
    """A day of practice: the behaviours that were right, and those that were not.

    A practice is right where it was called for and there, a pitfall where it could have been there and was not.
    """

    day: date
    right: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Due:
    """A lesson that comes back on a day, because of a behaviour that was missed."""

    lesson: Lesson
    behaviour: str
    day: date


def practised(day: date, replies: Iterable[Reply]) -> Practised:
    """What the replies of one day showed; what was missed once that day was missed."""
    right: set[str] = set()
    wrong: set[str] = set()
    for finding in (each for reply in replies for each in reply.findings):
        there = finding.present is Presence.YES
        if finding.missed or (there and finding.kind is Kind.PITFALL):
            wrong.add(finding.behaviour)
        elif there:
            right.add(finding.behaviour)
    return Practised(day, frozenset(right - wrong), frozenset(wrong))


def placed(replies: Iterable[Reply]) -> tuple[Lesson, ...]:
    """The lessons in the order in which one conversation says that they are needed; ties as the path has them."""
    wrong: Counter[str] = Counter()
    for reply in replies:
        wrong.update(practised(date.min, [reply]).wrong)
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
