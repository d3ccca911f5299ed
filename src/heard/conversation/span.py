"""Words somebody said, and where: the only evidence Heard accepts."""

from dataclasses import dataclass, field

from heard.conversation.turn import Turn
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Span:
    """The code points `start` to `end` (exclusive) of a turn; it cannot lie outside of it or be empty."""

    turn: Turn = field(repr=False)
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.turn.text):
            raise InvalidValue(
                f"A span from {self.start} to {self.end} does not fit turn {self.turn.id} "
                f"of {len(self.turn.text)} characters."
            )

    @property
    def turn_id(self) -> str:
        """The id of the turn that holds the words."""
        return self.turn.id

    @property
    def quote(self) -> str:
        """The words themselves, letter for letter."""
        return self.turn.text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.turn_id == other.turn_id and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a letter."""
        return self.turn_id == other.turn_id and self.start < other.end and other.start < self.end
