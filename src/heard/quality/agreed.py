"""Where Heard is wrong: how often people who looked agree with its judgements, with what kind of mistake it makes."""

from collections.abc import Iterable
from dataclasses import dataclass

from heard.interval import share
from heard.quality.judgement import NO, Value
from heard.rubric.finding import Presence

# Of fewer words nothing can be said.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Agreed:
    """How people's words on one sort of judgement stand to Heard's.

    A false alarm is there for Heard and not for a person, what was missed the other way round; `otherwise` is another
    step, strength or way. Where Heard was not sure it said nothing that could be wrong: those count nowhere.
    """

    right: int = 0
    false_alarms: int = 0
    missed: int = 0
    otherwise: int = 0
    unsure: int = 0

    @property
    def count(self) -> int:
        """On how many words it rests."""
        return self.right + self.false_alarms + self.missed + self.otherwise

    @property
    def is_enough(self) -> bool:
        """Whether they are enough to say anything."""
        return self.count >= FEWEST

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share in which people agree; from 0 to 1 where nothing was counted."""
        if not self.count:
            return 0.0, 1.0
        found = share(self.right, self.count, self.count)
        return found.low, found.high


def agreed(pairs: Iterable[tuple[Value, Value]]) -> Agreed:
    """What the machine said and what a person says, pair by pair, counted."""
    counts = dict.fromkeys(Agreed.__slots__, 0)
    for machine, person in pairs:
        counts[mistake(machine, person) or "right"] += 1
    return Agreed(**counts)


def mistake(machine: Value, person: Value) -> str | None:
    """In what way the machine is wrong, if the person is right; None where the two agree."""
    if machine == Presence.UNSURE.value:
        return "unsure"
    if machine == person:
        return None
    if NO not in {machine, person}:
        return "otherwise"
    return "missed" if machine == NO else "false_alarms"
