"""A reader that knows a customer's feelings and concerns by single words."""

from collections.abc import Sequence

from heard.conversation.turn import Turn
from heard.customer.concern import Concern
from heard.customer.feeling import MILD, STRONG, Feeling
from heard.customer.hint import Hint
from heard.customer.reading import Reading
from heard.customer.signal import Signal
from tests.fakes.words import CONCERNS, FEELINGS, HINTS, SIGNALS, confidence, find, foreign


class FakeReader:
    """Reads one turn by the tables of tests/fakes/words.py; with "so" in it, the first concern causes the second."""

    def read(self, turn: Turn, before: Sequence[Turn]) -> Reading:  # noqa: ARG002 - the protocol offers it
        """What the words of the turn show."""
        if foreign(turn):
            return Reading(turn, language=foreign(turn))
        return Reading(turn, self._feelings(turn), self._concerns(turn), self._signals(turn), self._hints(turn))

    def _feelings(self, turn: Turn) -> tuple[Feeling, ...]:
        intensity = min(STRONG, MILD + turn.text.count("!"))
        found = ((name, find(word, turn)) for word, name in FEELINGS.items())
        return tuple(Feeling(name, intensity, confidence(turn.text), span) for name, span in found if span)

    def _concerns(self, turn: Turn) -> tuple[Concern, ...]:
        found = [(kind, span) for word, kind in CONCERNS.items() if (span := find(word, turn))]
        caused = "c2" if len(found) > 1 and " so " in turn.text else None
        return tuple(
            Concern(f"c{number}", kind, confidence(turn.text), span, caused if number == 1 else None)
            for number, (kind, span) in enumerate(found, start=1)
        )

    def _signals(self, turn: Turn) -> tuple[Signal, ...]:
        found = ((name, find(word, turn)) for word, name in SIGNALS.items())
        return tuple(Signal(name, confidence(turn.text), span) for name, span in found if span)

    def _hints(self, turn: Turn) -> tuple[Hint, ...]:
        found = ((name, find(word, turn)) for word, name in HINTS.items())
        return tuple(Hint(name, confidence(turn.text), span) for name, span in found if span)
