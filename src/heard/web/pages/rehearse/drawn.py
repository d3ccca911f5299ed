"""How the customer's strain ran, set out to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.rehearsal.state import FROM, STRONGEST, Band

WIDTH, HEIGHT, EDGE = 320, 96, 10
# As the arc of a conversation is coloured.
LOOKS = {Band.HOT: "hot", Band.TENSE: "even", Band.CALM: "glad"}


@dataclass(frozen=True, slots=True)
class Point:
    """How the customer stood after so many replies, in words, and where that lies in the drawing."""

    replies: int
    state: Mapping[str, Any]
    look: str
    x: float
    y: float


def points_of(arc: Sequence[Mapping[str, Any]]) -> list[Point]:
    """The states from the first words on, set out from edge to edge; calm is up."""
    step = (WIDTH - 2 * EDGE) / max(1, len(arc) - 1)
    return [_point(place, state, EDGE + place * step) for place, state in enumerate(arc)]


def _point(place: int, state: Mapping[str, Any], x: float) -> Point:
    strain = state["strain"]
    look = next(LOOKS[band] for band, start in FROM.items() if strain >= start)
    return Point(place, state, look, round(x, 1), round(EDGE + strain / STRONGEST * (HEIGHT - 2 * EDGE), 1))
