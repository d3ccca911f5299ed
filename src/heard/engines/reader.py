"""Reads customers with the shipped encoder."""

from collections.abc import Iterator, Sequence

from heard.conversation.turn import Turn
from heard.customer.concern import Concern, ConcernKind
from heard.customer.feeling import CLEAR, MILD, STRONG, Feeling, FeelingName
from heard.customer.hint import READ_HINTS, Hint
from heard.customer.reading import Reading
from heard.customer.signal import Signal, SignalName
from heard.engines.encoder import Encoder, ReadSentence, rounded
from heard.engines.language import foreign_language

# More feelings than this in one turn are noise, not nuance (docs/codebook.md: 0 to 3 of them).
FEELINGS_A_TURN = 3
# Anger, frustration and worry compete for the same words: beside the likeliest unpleasant feeling of a turn another one
# has to be this likely. Chosen on the development split, where it costs little recall for some precision.
BESIDE = 0.35


class EncoderReader:
    """A Reader on the shipped encoder: a label counts from its threshold on, quoted where its words are."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._cuts = encoder.card["intensity"]

    def read(self, turn: Turn, before: Sequence[Turn]) -> Reading:
        """What a customer turn shows; a turn in another language than English is named, not read."""
        language = foreign_language(turn, before)
        if language:
            return Reading(turn, language=language)
        sentences = self._encoder.read(turn, before)
        feelings = believable(sorted(self._feelings(sentences), key=lambda feeling: -feeling.confidence))
        return Reading(
            turn,
            tuple(sorted(feelings, key=lambda feeling: feeling.span.start)),
            tuple(self._concerns(sentences)),
            tuple(self._signals(sentences)),
            tuple(self._hints(sentences)),
        )

    def _feelings(self, sentences: Sequence[ReadSentence]) -> Iterator[Feeling]:
        for name in FeelingName:
            place = self._encoder.labels[name]
            clearest = self._clearest(sentences, name)
            if clearest:
                confidence = rounded(clearest.probabilities[place])
                yield Feeling(name, self._intensity(name, clearest), confidence, clearest.words_for(place))

    def _concerns(self, sentences: Sequence[ReadSentence]) -> Iterator[Concern]:
        number = 0
        for sentence in sentences:
            for kind in ConcernKind:
                if self._present(sentence, kind):
                    number += 1
                    place = self._encoder.labels[kind]
                    confidence = rounded(sentence.probabilities[place])
                    yield Concern(f"c{number}", kind, confidence, sentence.words_for(place))

    def _hints(self, sentences: Sequence[ReadSentence]) -> Iterator[Hint]:
        for name in READ_HINTS:
            clearest = self._clearest(sentences, name)
            if clearest:
                place = self._encoder.labels[name]
                yield Hint(name, rounded(clearest.probabilities[place]), clearest.words_for(place))

    def _signals(self, sentences: Sequence[ReadSentence]) -> Iterator[Signal]:
        for name in SignalName:
            clearest = self._clearest(sentences, name)
            if clearest:
                yield Signal(name, rounded(clearest.probabilities[self._encoder.labels[name]]), clearest.span)

    def _clearest(self, sentences: Sequence[ReadSentence], label: str) -> ReadSentence | None:
        """The sentence that shows a label most, if any shows it."""
        place = self._encoder.labels[label]
        clearest = max(sentences, key=lambda sentence: sentence.probabilities[place], default=None)
        return clearest if clearest and self._present(clearest, label) else None

    def _present(self, sentence: ReadSentence, label: str) -> bool:
        return rounded(sentence.probabilities[self._encoder.labels[label]]) >= self._encoder.thresholds[label]

    def _intensity(self, name: FeelingName, sentence: ReadSentence) -> int:
        """1 to 3: by how unpleasant the sentence is, or by how clearly it shows a pleasant feeling."""
        shown = float(sentence.probabilities[self._encoder.labels[name]])
        amount, cuts = (shown, "pleasant") if name.pleasant else (sentence.displeasure, "unpleasant")
        if amount >= self._cuts[cuts]["strong_from"]:
            return STRONG
        return CLEAR if amount >= self._cuts[cuts]["clear_from"] else MILD


def believable(feelings: Sequence[Feeling]) -> list[Feeling]:
    """Of feelings, the likeliest first, those that one turn may well show together."""
    first = next((feeling for feeling in feelings if not feeling.name.pleasant), None)
    kept = [each for each in feelings if each is first or each.name.pleasant or each.confidence >= BESIDE]
    return kept[:FEELINGS_A_TURN]
