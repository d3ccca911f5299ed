"""A share and its 95 % interval after Wilson, which holds near 0 and 1, where drawing again shows nothing."""

from dataclasses import dataclass

from heard.interval import share


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
        found = share(self.found, self.of, self.of)
        return found.low, found.high
