"""Which of the causes that are known a group is that was found anew, so that names and figures of causes go on.

The likest pair first, each group and each cause once: how alike their middles are, and how many of their concerns they
share, count the same.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heard.insights.causes.group import Floats

# Middles that point the same way, or half of the concerns and middles that do so by half.
ALIKE = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a cause is known by: its middle, and the keys of its concerns."""

    centre: Floats
    concerns: Collection[int]


def match(found: Sequence[Known], known: Mapping[int, Known]) -> Mapping[int, int]:
    """The key of the cause that each group is, by the group's place; those that are none of them are left out."""
    likeness = sorted(
        ((-_alike(group, cause), place, key) for place, group in enumerate(found) for key, cause in known.items()),
    )
    matched: dict[int, int] = {}
    for unlike, place, key in likeness:
        if -unlike < ALIKE:
            break
        if place not in matched and key not in matched.values():
            matched[place] = key
    return matched


def _alike(group: Known, cause: Known) -> float:
    shared = len(set(group.concerns) & set(cause.concerns))
    smaller = max(1, min(len(group.concerns), len(cause.concerns)))
    return (float(np.dot(group.centre, cause.centre)) + shared / smaller) / 2
