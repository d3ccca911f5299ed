"""A wall: a rule about the whole checkout, with a breach that proves that it can fail."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.house.checkout import Checkout


@dataclass(frozen=True, slots=True)
class Wall:
    """A rule that finishes the sentence "in this house ...".

    `breaches` yields one sentence a breach, its place first. `broken` are ways to break the rule, each a few files
    (path to text) to lay over a sound checkout.
    """

    rule: str
    breaches: Callable[[Checkout], Iterator[str]]
    broken: tuple[Mapping[str, str], ...]
