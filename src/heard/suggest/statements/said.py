"""What was said lately: by it a sentence is told that has worn out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heard.suggest.statements.statement import opening_of

# Never the same opening twice in a conversation, nor three times in an agent's day.
MOST_A_DAY = 2


@dataclass(frozen=True, slots=True)
class Said:
    """The openings that were used in this conversation, and by this agent today, as often as they were."""

    here: frozenset[str] = frozenset()
    today: tuple[str, ...] = ()

    def too_often(self, sentence: str) -> bool:
        """Whether an opening like this one has been used up."""
        opening = opening_of(sentence)
        return opening in self.here or Counter(self.today)[opening] >= MOST_A_DAY


def said_so_far(sentences: Iterable[str], recent_openings: Sequence[str]) -> Said:
    """The openings of the sentences of a conversation, and those that an agent used today."""
    return Said(frozenset(map(opening_of, sentences)), tuple(map(opening_of, recent_openings)))
