"""What is put in the place of names: made up, the same for the same name, and none that the text holds itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from hashlib import sha256

from heard.errors import Conflict


class Unchangeable(Conflict):
    """A text in which not everything particular can be put otherwise; the message says why."""


class Kind(Enum):
    """What a name is the name of."""

    GIVEN = auto()
    FAMILY = auto()
    PLACE = auto()
    THING = auto()


TOO_MANY = "It holds too many names, numbers and dates to be changed so that nobody is recognised."
# Given names that say of nobody whether they are a man or a woman; the rest is made up.
NAMES = {
    Kind.GIVEN: "Robin Charlie Jules Kit Ariel Noa Remy Sasha Toni Mika Jody Alexis Casey Devon Emery Frankie",
    Kind.FAMILY: "Hollin Ashby Marlow Tarrant Quill Penrose Varley Sorrell Keats Brandon Lorne Ferris",
    Kind.PLACE: "Eastbury Holmefield Ashcombe Wrenley Marlford Kelsby Oxhaven Thornwick Dunbrook Silverton",
    Kind.THING: "Norvell Tarrow Quildon Bexmoor Ostrell Velmark Corbrin Haldry Linwick Sarvane Pelmora Gratton",
}


def rank(seed: str, *words: str) -> bytes:
    """Where one of several stands for this seed: the same each time."""
    return sha256("\n".join((seed, *words)).encode()).digest()


@dataclass(slots=True)
class Stock:
    """Hands out names by a seed; `avoid` are words in small letters that must not come up."""

    seed: str
    avoid: Collection[str]
    given: dict[str, str] = field(default_factory=dict)

    def name(self, kind: Kind, word: str) -> str:
        """A name for this one, which stays what it was first taken for; Unchangeable where none is left."""
        key = word.casefold()
        if key not in self.given:
            taken = {*self.avoid, *(name.casefold() for name in self.given.values())}
            left = (name for name in NAMES[kind].split() if name.casefold() not in taken)
            self.given[key] = first(left, self.seed)
        return self.given[key]


def first(some: Iterable[str] | Sequence[str], seed: str) -> str:
    """The one that this seed chooses; Unchangeable where there is none."""
    found = min(some, key=lambda each: rank(seed, each), default=None)
    if found is None:
        raise Unchangeable(TOO_MANY)
    return found
