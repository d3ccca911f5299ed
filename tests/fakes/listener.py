"""A listener that knows behaviours by a few words."""

from collections.abc import Mapping, Sequence

from heard.conversation.turn import Turn
from heard.language.sentence import split_sentences
from heard.rubric.listener import Hearing, Sentence
from tests.fakes.words import BEHAVIOURS, confidence, foreign


class FakeListener:
    """Listens to one reply by the table of tests/fakes/words.py, sentence by sentence."""

    def __init__(self, thresholds: Mapping[str, float] | None = None) -> None:
        self.thresholds: Mapping[str, float] = thresholds or {}

    def listen(self, reply: Turn, before: Sequence[Turn]) -> Hearing:  # noqa: ARG002 - the protocol offers it
        """What the words of the reply show."""
        if foreign(reply):
            return Hearing(language=foreign(reply))
        return Hearing(tuple(Sentence(span, _shown(span.quote)) for span in split_sentences(reply)))


def _shown(sentence: str) -> dict[str, float]:
    said = sentence.lower()
    return {behaviour: confidence(said) for words, behaviour in BEHAVIOURS.items() if words in said}
