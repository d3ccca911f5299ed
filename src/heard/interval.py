"""How far a figure can be trusted: shares, means and rates of conversations, each with its 95 % interval.

A conversation is the unit: what is said in one is not independent, so that replies and things voiced are never counted
as if each were drawn by itself. Everything is worked out from sums, which add up over days, teams and channels.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
# Student's t where the series does not hold.
FEW = {1: 12.706, 2: 4.303}
# Below so many conversations a figure says more about chance than about anything else.
FEWEST = 10
# Below so many scored conversations nothing is said of one agent, and below so many agents nothing of a group of them
# (TRUST.md, section 3).
FEWEST_SCORED, FEWEST_AGENTS = 30, 5


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over `n` conversations, and the interval that holds the true one for 95 of 100 such sets."""

    value: float
    low: float
    high: float
    n: int

    @property
    def says_enough(self) -> bool:
        """Whether it rests on enough to be shown as a figure."""
        return self.n >= FEWEST


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of two numbers over conversations: `x` what could be, `y` what was; of a mean, `x` is 1 for each."""

    n: int = 0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in Sums.__slots__))

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) - getattr(other, name) for name in Sums.__slots__))

    @classmethod
    def of(cls, pairs: Iterable[tuple[float, float]]) -> "Sums":
        """The sums of these pairs of x and y, one a conversation."""
        return sum((cls(1, x, y, x * x, y * y, x * y) for x, y in pairs), cls())

    @property
    def rate(self) -> float | None:
        """The sum of y by the sum of x; None where there was nothing."""
        return self.y / self.x if self.x > 0 else None

    @property
    def variance(self) -> float:
        """The variance of the rate, by the ratio estimator of surveys (Cochran, Sampling Techniques, chapter 6)."""
        rate = self.rate or 0.0
        residual = max(0.0, self.yy - 2 * rate * self.xy + rate * rate * self.xx)
        return residual * self.n / ((self.n - 1) * self.x * self.x)


def share(found: float, of: float, n: int) -> Estimate:
    """A share of 0 to 1 after Wilson, which holds near both ends; `of` is less than n where units hang together."""
    value = found / of
    middle = value + Z * Z / (2 * of)
    width = Z * sqrt(max(0.0, value * (1 - value)) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    return Estimate(value, max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale), n)


def rate_of(sums: Sums) -> Estimate | None:
    """A rate of 0 to 1, such as the heard rate: Wilson's interval for as many as the conversations are worth.

    Conversations that are alike inside count for less than all that was voiced in them. None where there are none.
    """
    rate = sums.rate
    if rate is None:
        return None
    spread = rate * (1 - rate)
    worth = float(sums.n)
    if sums.n > 1 and sums.variance > 0 and spread > 0:
        worth = spread / sums.variance * _shrunk(sums.n)
    return share(rate * worth, worth, sums.n)


def mean_of(sums: Sums) -> Estimate | None:
    """A mean by Student's t; None below two conversations, of which nothing can be said."""
    rate = sums.rate
    if rate is None or sums.n <= 1:
        return None
    width = students_t(sums.n - 1) * sqrt(sums.variance)
    return Estimate(rate, rate - width, rate + width, sums.n)


def difference(before: Estimate, after: Estimate) -> Estimate:
    """After less before, with the interval that follows from both (Zou and Donner's MOVER; Newcombe's for shares)."""
    value = after.value - before.value
    down = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return Estimate(value, value - down, value + up, min(before.n, after.n))


def students_t(freedom: int) -> float:
    """The 97.5 % point of Student's t (Abramowitz and Stegun 26.7.5), within 1 % from three degrees of freedom on."""
    if freedom in FEW:
        return FEW[freedom]
    z, v = Z, float(freedom)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / v + second / v**2 + third / v**3


def _shrunk(n: int) -> float:
    """A variance that was itself estimated from n conversations is worth less: by t squared instead of z squared."""
    return (Z / students_t(n - 1)) ** 2
