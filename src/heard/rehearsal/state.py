"""How a made-up customer stands: what they feel and how strongly, how far they trust, how much patience is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from heard.customer.feeling import FeelingName
from heard.errors import InvalidValue

# What is felt runs from 0 to 3, as the intensity of a reading does; trust and patience from 0 to 4.
STRONGEST, MOST = 3.0, 4.0
ROUNDED = 2


class Band(StrEnum):
    """How strained somebody is: it decides which of their lines they may say."""

    CALM = "calm"
    TENSE = "tense"
    HOT = "hot"


# A band begins here: a hint of a feeling is still calm, a clear one is tense, and between clear and strong it is hot.
FROM = {Band.HOT: 2.0, Band.TENSE: 1.0, Band.CALM: 0.0}


@dataclass(frozen=True, slots=True)
class State:
    """Unpleasant feelings by strength (0 to 3), trust (0 to 4) and patience (0 to 4); raises InvalidValue outside."""

    feelings: Mapping[FeelingName, float]
    trust: float
    patience: float

    def __post_init__(self) -> None:
        if not all(0 <= each <= STRONGEST for each in self.feelings.values()):
            raise InvalidValue("A feeling is felt from 0 to 3.")
        if not all(0 <= each <= MOST for each in (self.trust, self.patience)):
            raise InvalidValue("Trust and patience run from 0 to 4.")

    @property
    def strain(self) -> float:
        """How strong the strongest feeling is."""
        return max(self.feelings.values(), default=0.0)

    @property
    def band(self) -> Band:
        """How strained they are, in a word."""
        return next(band for band, start in FROM.items() if self.strain >= start)

    @property
    def foremost(self) -> FeelingName | None:
        """What they feel most; None where they feel nothing unpleasant any more."""
        felt = {name: strength for name, strength in self.feelings.items() if strength > 0}
        return max(felt, key=lambda name: felt[name], default=None)

    def moved(self, strain: float, trust: float, patience: float, *, anger: bool = False) -> "State":
        """The state after steps of this size; what grows is what is felt most, or anger where somebody gave cause."""
        feelings = {name: _kept(felt + min(0.0, strain), STRONGEST) for name, felt in self.feelings.items()}
        if strain > 0:
            grown = FeelingName.ANGER if anger else self.foremost or FeelingName.FRUSTRATION
            feelings[grown] = _kept(self.strain + strain, STRONGEST)
        return State(feelings, _kept(self.trust + trust, MOST), _kept(self.patience + patience, MOST))


def _kept(value: float, most: float) -> float:
    return round(min(most, max(0.0, value)), ROUNDED)
