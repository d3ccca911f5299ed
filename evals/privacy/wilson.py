"""A share and its 95 % interval after Wilson, which holds near 0 and 1, where drawing again shows nothing."""

from dataclasses import dataclass
from math import sqrt

Z = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    found: int
    of: int

    def text(self) -> str:
        """In percent, as people read it, such as "99.95 % (99.90 to 99.98)"."""
        low, high = self.interval()
        return f"{100 * self.found / self.of:.2f} % ({100 * low:.2f} to {100 * high:.2f})"

    def interval(self) -> tuple[float, float]:
        """Where the share would lie for 95 of 100 such sets."""
        share = self.found / self.of
        middle = share + Z * Z / (2 * self.of)
        width = Z * sqrt(share * (1 - share) / self.of + Z * Z / (4 * self.of * self.of))
        scale = 1 + Z * Z / self.of
        return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)
