"""The door through which a model listens to replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply as the model read it: a calibrated probability a behaviour, politeness, a vector.

    `words` says, by behaviour, which words of the sentence show it most.

    Politeness is in standard deviations of what raters of requests gave, 0 in the middle. It is kept apart from all
    that Heard judges: polite is not heard. The impression is how much more heard the sentence leaves the customer than
    the middle of the scale, -2..2, as the model hears it without naming why.
    """

    span: Span
    probabilities: Mapping[str, float] = field(default_factory=dict)
    politeness: float | None = None
    impression: float | None = None
    vector: tuple[float, ...] = field(default=(), repr=False)
    words: Mapping[str, Span] = field(default_factory=dict, repr=False)

    def says(self, behaviour_id: str) -> float:
        """How likely the sentence shows the behaviour, 0..1; 0 where the model does not know it."""
        return self.probabilities.get(behaviour_id, 0.0)

    def words_for(self, behaviour_id: str) -> Span:
        """The words that show the behaviour; the whole sentence where the model does not say."""
        return self.words.get(behaviour_id, self.span)


@dataclass(frozen=True, slots=True)
class Hearing:
    """A reply as the model read it; `language` is set, and there are no sentences, where Heard does not read it."""

    sentences: tuple[Sentence, ...] = ()
    language: str | None = None

    def __post_init__(self) -> None:
        if self.language is not None and self.sentences:
            raise InvalidValue(f"A reply in {self.language}, which Heard does not read, has no sentences.")


class Listener(Protocol):
    """Listens to one reply in the light of what was said before it.

    `thresholds` says from which probability a behaviour counts as present: chosen with the weights on a development
    split, and kept with them, so that a new model brings its own.
    """

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probability from which each behaviour counts as present."""

    def listen(self, reply: Turn, before: Sequence[Turn]) -> Hearing:
        """The reply sentence by sentence."""
