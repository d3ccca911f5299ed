"""What a reading gains from what was said before it: which concern follows from which, and what is left unsaid."""

from collections.abc import Sequence
from dataclasses import replace

from heard.conversation.turn import Turn
from heard.customer.cause import link_causes
from heard.customer.reading import Reading
from heard.customer.unsaid import find_unsaid


def read_between_lines(reading: Reading, before: Sequence[Turn], *, first: bool) -> Reading:
    """The reading in the light of what was said before; `first`: no concern has been voiced yet."""
    hints = (*reading.hints, *find_unsaid(reading, before, first=first))
    return replace(reading, concerns=link_causes(reading.concerns), hints=hints)
