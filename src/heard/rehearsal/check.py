"""Whether a card is fit to be played: enough lines, no two alike, and none that nobody could ever come to hear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.says import QUOTE
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.course import Course, begin
from heard.rehearsal.judged import Judged, Shown
from heard.rehearsal.voice import Voice
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.scoring.value import LEAST, MOST, ScorePart

FEWEST_LINES = 60
# Of the letters of two lines, in threes, so large a share may be the same.
MOST_ALIKE = 0.6
RUNS = 500
# How heard replies leave somebody, from run to run: whoever brushes off, answers, listens, or is all of them in turn.
VALUES = ((LEAST, 2.4), (2.5, 3.5), (3.6, MOST), (LEAST, MOST))
SHOWS_A_PITFALL = (0.8, 0.3, 0.05, 0.4)
WORDS = "something that was said"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a card that has to be mended."""

    what: str


def check(scenario: Scenario, persona: Persona, runs: int = RUNS) -> tuple[Fault, ...]:
    """All that is wrong with a card; nothing where it may be played."""
    return tuple(_faults(scenario, persona, runs))


def _faults(scenario: Scenario, persona: Persona, runs: int) -> Iterator[Fault]:
    lines = scenario.lines
    if len(lines) < FEWEST_LINES:
        yield Fault(f"It has {len(lines)} lines; write {FEWEST_LINES - len(lines)} more, so that it stays lively.")
    for one, other in combinations(lines, 2):
        if alike(one, other) > MOST_ALIKE:
            yield Fault(f"Two lines are nearly the same; word one of them anew: “{one}” and “{other}”")
    heard = {line for seed in range(runs) for line in _played(scenario, persona, seed)}
    for line in lines:
        if line.replace(QUOTE, WORDS) not in heard:
            yield Fault(f"Nobody hears this line in {runs} conversations; take it out or put it elsewhere: “{line}”")


def alike(one: str, other: str) -> float:
    """The share of three-letter pieces that two lines have in common, 0..1, of all that either has."""
    first, second = _pieces(one), _pieces(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _pieces(line: str) -> frozenset[str]:
    text = " ".join(line.casefold().split())
    return frozenset(text[start : start + 3] for start in range(max(1, len(text) - 2)))


def _played(scenario: Scenario, persona: Persona, seed: int) -> tuple[str, ...]:
    """All that the customer says to an agent who replies by chance, which is the same chance each time."""
    course = begin(Voice(scenario, persona, seed))
    while course.end is None:
        course = course.after(_any_reply(course, seed))
    return course.said


@dataclass(slots=True)
class _Dice:
    """Numbers of 0..1 that are always the same for a seed and a place."""

    seed: str
    thrown: int = 0

    def throw(self) -> float:
        """The next number."""
        self.thrown += 1
        return int.from_bytes(sha256(f"{self.seed}/{self.thrown}".encode()).digest()[:4]) / 2**32

    def pick(self, some: Sequence[str]) -> str:
        """One of these."""
        return some[int(self.throw() * len(some))]


def _any_reply(course: Course, seed: int) -> Judged:
    dice = _Dice(f"{seed}/{len(course.exchanges)}")
    # Seeds that differ by one go through the same lines from either end: both of them in each style.
    style = seed // 2 % len(VALUES)
    low, high = VALUES[style]
    value = low + dice.throw() * (high - low)
    words = Span(Turn("1", Role.AGENT, WORDS), 0, len(WORDS))
    pitfalls = _shown(dice, Kind.PITFALL, words) if dice.throw() < SHOWS_A_PITFALL[style] else ()
    card = course.voice.scenario
    return Judged(
        (ScorePart("as it is", value),),
        _shown(dice, Kind.PRACTICE, words) if value > VALUES[1][0] else (),
        pitfalls,
        (dice.pick([fact.id for fact in card.facts]),) if card.facts and dice.throw() < 1 / 2 else (),
        unknown=words if dice.throw() < 1 / 5 else None,
        offered=(dice.pick([way.id for way in card.ways_out]),) if dice.throw() < 1 / 4 else (),
        refused=words if dice.throw() < 1 / 4 else None,
    )


def _shown(dice: _Dice, kind: Kind, words: Span) -> tuple[Shown, ...]:
    ids = [each.id for each in BEHAVIOURS if each.kind is kind]
    return tuple(Shown(name, name, words) for name in dict.fromkeys((dice.pick(ids), dice.pick(ids))))
