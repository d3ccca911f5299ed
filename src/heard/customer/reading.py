"""What one customer turn shows: feelings, concerns, signals and hints, each with its words."""

from dataclasses import dataclass, replace

from heard.conversation.turn import Turn
from heard.customer.concern import Concern
from heard.customer.feeling import Feeling
from heard.customer.hint import Hint
from heard.customer.signal import Signal
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Reading:
    """What one customer turn shows; `language` is set, and the rest empty, where Heard does not read it."""

    turn: Turn
    feelings: tuple[Feeling, ...] = ()
    concerns: tuple[Concern, ...] = ()
    signals: tuple[Signal, ...] = ()
    hints: tuple[Hint, ...] = ()
    language: str | None = None

    def __post_init__(self) -> None:
        shown: tuple[Feeling | Concern | Signal | Hint, ...] = (
            *self.feelings,
            *self.concerns,
            *self.signals,
            *self.hints,
        )
        if any(piece.span.turn_id != self.turn.id for piece in shown):
            raise InvalidValue(f"A reading of turn {self.turn.id} quotes another turn.")
        if self.language is not None and shown:
            raise InvalidValue(f"Turn {self.turn.id} is in a language that Heard does not read, so it shows nothing.")
        names = [*(feeling.name for feeling in self.feelings), *(concern.id for concern in self.concerns)]
        if len(set(names)) < len(names):
            raise InvalidValue(f"A reading of turn {self.turn.id} holds a feeling or a concern twice.")

    def numbered_from(self, first: int) -> "Reading":
        """The same reading, its concerns numbered through the conversation: c<first>, c<first + 1>, ..."""
        ids = {concern.id: f"c{first + place}" for place, concern in enumerate(self.concerns)}
        concerns = tuple(
            replace(concern, id=ids[concern.id], cause_of=ids.get(concern.cause_of or "")) for concern in self.concerns
        )
        return replace(self, concerns=concerns)

    @property
    def unpleasant(self) -> tuple[Feeling, ...]:
        """The feelings that want to be heard: all but gratitude, relief and joy."""
        return tuple(feeling for feeling in self.feelings if not feeling.name.pleasant)
