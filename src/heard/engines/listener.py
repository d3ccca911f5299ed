"""Listens to replies with the shipped encoder."""

from collections.abc import Mapping, Sequence

from heard.conversation.turn import Turn
from heard.engines.encoder import Encoder, ReadSentence, rounded
from heard.engines.language import foreign_language
from heard.rubric.listener import Hearing, Sentence

# What is less likely than this is never shown, and counts next to nothing.
WORTH_A_LOOK = 0.1


class EncoderListener:
    """A Listener on the shipped encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._behaviours = {label: encoder.labels[label] for label in encoder.card["behaviours"]}

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probability from which each behaviour counts as present."""
        return self._encoder.thresholds

    def listen(self, reply: Turn, before: Sequence[Turn]) -> Hearing:
        """A reply sentence by sentence; one in another language than English is named, not read."""
        language = foreign_language(reply, before)
        if language:
            return Hearing(language=language)
        return Hearing(tuple(self._sentence(read) for read in self._encoder.read(reply, before)))

    def _sentence(self, read: ReadSentence) -> Sentence:
        probabilities = {label: rounded(read.probabilities[place]) for label, place in self._behaviours.items()}
        return Sentence(
            read.span,
            probabilities,
            round(read.politeness, 3),
            round(read.impression, 3),
            tuple(read.vector.tolist()),
            {
                label: read.words_for(place)
                for label, place in self._behaviours.items()
                if probabilities[label] >= WORTH_A_LOOK
            },
        )
