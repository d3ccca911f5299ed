"""The arc of a customer's feeling through a conversation: where it peaks and how it ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from heard.customer.feeling import STRONG
from heard.customer.reading import Reading


@dataclass(frozen=True, slots=True)
class ArcPoint:
    """How the customer stands at one of their turns: valence -1 (bad) to 1 (good), intensity 0 to 3."""

    turn_id: str
    valence: float
    intensity: int


def draw_arc(readings: Iterable[Reading]) -> tuple[ArcPoint, ...]:
    """One point for each customer turn that was read; a turn without feeling lies at 0."""
    return tuple(_point(reading) for reading in readings if reading.language is None)


def _point(reading: Reading) -> ArcPoint:
    strengths = [feeling.intensity if feeling.name.pleasant else -feeling.intensity for feeling in reading.feelings]
    strongest = max(strengths, key=abs, default=0)
    mean = sum(strengths) / len(strengths) if strengths else 0.0
    return ArcPoint(reading.turn.id, round(mean / STRONG, 2), abs(strongest))
