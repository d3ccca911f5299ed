"""Two periods side by side: by how much a figure changed, and whether that is more than chance.

Whoever looks at thirty figures finds one or two that changed by chance alone: the verdicts are held together by Holm's
method (Scandinavian Journal of Statistics 6, 1979), so that the whole list errs once in twenty lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, sqrt

from heard.interval import Estimate, Z, difference

LEVEL = 0.05


class Change(StrEnum):
    """What can be said of a figure from one period to the next."""

    ROSE = "rose"
    FELL = "fell"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure in two periods; `by` is how much it changed, None where one of them says too little."""

    before: Estimate | None
    after: Estimate | None
    by: Estimate | None
    change: Change


def compare(before: Mapping[str, Estimate], after: Mapping[str, Estimate]) -> dict[str, Compared]:
    """Each figure of either period; a change is said to be one only where it holds beside all the others."""
    both = {name: (before.get(name), after.get(name)) for name in (*after, *(set(before) - set(after)))}
    told = {name: difference(*enough) for name, pair in both.items() if (enough := _enough(*pair))}
    clear = _clear({name: _chance(by) for name, by in told.items()})
    return {
        name: Compared(*pair, told.get(name), _change(told.get(name), is_clear=name in clear))
        for name, pair in both.items()
    }


def _enough(before: Estimate | None, after: Estimate | None) -> tuple[Estimate, Estimate] | None:
    """Both, where both say enough."""
    if before is None or after is None or not (before.says_enough and after.says_enough):
        return None
    return before, after


def _chance(by: Estimate) -> float:
    """How likely so large a change is where nothing changed: the interval read backwards, on the side of nothing."""
    towards = by.value - by.low if by.value > 0 else by.high - by.value
    return erfc(abs(by.value) / (towards / Z) / sqrt(2)) if towards else 1.0


def _clear(chances: Mapping[str, float]) -> set[str]:
    """Those that hold together: the least likely first, each at the level shared by all that are left."""
    clear: set[str] = set()
    for name in sorted(chances, key=lambda each: (chances[each], each)):
        if chances[name] > LEVEL / (len(chances) - len(clear)):
            break
        clear.add(name)
    return clear


def _change(by: Estimate | None, *, is_clear: bool) -> Change:
    if by is None:
        return Change.TOO_FEW
    if not is_clear:
        return Change.UNCLEAR
    return Change.ROSE if by.value > 0 else Change.FELL
