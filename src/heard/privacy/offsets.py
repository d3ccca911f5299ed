"""A map between the letters of a text before and after masking."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters that became others: `start` to `end` before, `new_start` to `new_end` after."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from offsets before masking to offsets after it, and back; in code points.

    Outside of masks it is exact. What lies inside a secret leads to the mask as a whole: its start for a start, its end
    for an end; so a span over any part of a secret becomes a span over its mask.
    """

    masks: tuple[Stretch, ...] = ()

    def start(self, old: int) -> int:
        """Where a span that starts at this old offset starts in the masked text."""
        return self._forth(old, at_end=False)

    def end(self, old: int) -> int:
        """Where a span that ends at this old offset ends in the masked text."""
        return self._forth(old, at_end=True)

    def old_start(self, new: int) -> int:
        """Where a span that starts at this offset of the masked text started before."""
        return self._back(new, at_end=False)

    def old_end(self, new: int) -> int:
        """Where a span that ends at this offset of the masked text ended before."""
        return self._back(new, at_end=True)

    def _forth(self, old: int, *, at_end: bool) -> int:
        place = bisect_right(self.masks, old, key=lambda mask: mask.start) - 1
        if place < 0:
            return old
        mask = self.masks[place]
        if mask.start < old < mask.end:
            return mask.new_end if at_end else mask.new_start
        return mask.new_start if old == mask.start else old - mask.end + mask.new_end

    def _back(self, new: int, *, at_end: bool) -> int:
        turned = OffsetMap(tuple(Stretch(each.new_start, each.new_end, each.start, each.end) for each in self.masks))
        return turned._forth(new, at_end=at_end)
