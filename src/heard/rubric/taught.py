"""A behaviour of a team's own: what the team says of it, and what was learned from that."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heard.errors import InvalidValue
from heard.rubric.behaviour import Behaviour, CalledFor, Example, Kind
from heard.rubric.catalogue import BEHAVIOURS, KINDS
from heard.rubric.phase import all_is_well, at_any_time, customer_is_clearly_upset, matter_drags_on, something_is_open

# Below either of these a behaviour is muted: so few examples show neither what it is nor what it is not, and a
# false alarm costs more trust than a miss.
FEWEST_EXAMPLES, LOWEST_F1 = 6, 0.6
ID = re.compile(r"[a-z][a-z0-9_]{1,40}")


class When(StrEnum):
    """In which moments a taught practice is missed, or a taught pitfall looked for."""

    ANY = "any"
    OPEN = "open"
    UPSET = "upset"
    DRAGS_ON = "drags_on"
    CLOSING = "closing"

    @property
    def called_for(self) -> CalledFor:
        """The question that is asked of the moment."""
        return QUESTIONS[self]


QUESTIONS: dict[When, CalledFor] = {
    When.ANY: at_any_time,
    When.OPEN: something_is_open,
    When.UPSET: customer_is_clearly_upset,
    When.DRAGS_ON: matter_drags_on,
    When.CLOSING: all_is_well,
}


@dataclass(frozen=True, slots=True)
class Definition:
    """What a team says of its behaviour: id, title, kind, the reason why it counts, when, and examples both ways."""

    id: str
    title: str
    kind: Kind
    why: str
    examples: tuple[Example, ...]
    when: When = When.OPEN

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise InvalidValue(f"'{self.id}' is no id; write small letters, digits and _, such as mention_warranty.")
        if any(behaviour.id == self.id for behaviour in BEHAVIOURS):
            raise InvalidValue(f"{self.id} is one of Heard's own behaviours; choose another id.")
        for number, example in enumerate(self.examples, start=1):
            if example.marks is not None and (not example.marks or example.marks not in example.reply):
                raise InvalidValue(
                    f"Example {number} of {self.id} marks words that are not in its reply: '{example.marks}'."
                )


@dataclass(frozen=True, slots=True)
class Quality:
    """How well examples are told apart, each judged without itself: precision, recall and F1, 0..1."""

    marked: int
    left_alone: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def muted_because(self) -> str | None:
        """Why it stays muted, or None if it is good enough to be used."""
        few = min(self.marked, self.left_alone)
        if few < FEWEST_EXAMPLES:
            kind = "marked" if self.marked == few else "left alone"
            return f"examples {kind}: {few}, and it takes {FEWEST_EXAMPLES} both ways"
        if self.f1 < LOWEST_F1:
            return f"its F1 is {self.f1:.2f}, and it takes {LOWEST_F1}; add examples of what it was wrong about"
        return None


@dataclass(frozen=True, slots=True)
class Taught:
    """A behaviour learned from a definition, how good it is, and the numbers of the examples it got wrong."""

    definition: Definition
    behaviour: Behaviour
    quality: Quality
    wrong: tuple[int, ...]


def kinds_with(own: Iterable[Definition | Behaviour]) -> Mapping[str, Kind]:
    """The kind of each behaviour: of Heard's, and of a team's own."""
    return {**KINDS, **{each.id: each.kind for each in own}}
