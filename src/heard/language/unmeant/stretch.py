"""Words that a writer does not mean as their own: denied, supposed, asked, reported or quoted.

A model that knows the words of an apology finds them in "I'm not going to say sorry", too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.language.unmeant.clause import find_places
from heard.language.unmeant.denial import DENIES_DOING, DENIES_FEELING, DENIES_SAYING
from heard.language.unmeant.report import REPORTS
from heard.language.unmeant.supposition import ASKS_BACK, SUPPOSES


class Unmeant(StrEnum):
    """How words are taken back: nothing of it is said, or nothing felt or done; it would be, is asked, told, quoted."""

    UNSAID = "unsaid"
    UNDONE = "undone"
    SUPPOSED = "supposed"
    ASKED_BACK = "asked_back"
    REPORTED = "reported"
    QUOTED = "quoted"


PATTERNS = (
    (Unmeant.UNSAID, DENIES_SAYING),
    (Unmeant.UNDONE, DENIES_DOING),
    (Unmeant.UNDONE, DENIES_FEELING),
    (Unmeant.SUPPOSED, SUPPOSES),
    (Unmeant.ASKED_BACK, ASKS_BACK),
    (Unmeant.REPORTED, REPORTS),
)
# Somebody speaks for themselves before the stretch begins: "I'm sorry that | we can't", "Thank you, | nobody told us".
OWN = re.compile(r"\b(?:I|we|let|please|sorry|thanks?|apolog\w+|no wonder|you must)\b", re.IGNORECASE)
# Words are taken back when this share of their letters is.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, in code points, that its writer does not mean, and how it is taken back."""

    place: range
    how: Unmeant


def find_unmeant(text: str) -> Iterator[Stretch]:
    """What a text takes back, quotations aside."""
    for how, pattern in PATTERNS:
        yield from (Stretch(place, how) for place in find_places(pattern, text))


def meant(text: str, words: range, stretches: Iterable[Stretch]) -> range | None:
    """The longest run of these words of a text that no stretch takes back; None where most of them are."""
    for stretch in stretches:
        place = stretch.place
        inside = min(place.stop, words.stop) - max(place.start, words.start)
        if inside <= 0:
            continue
        if inside >= MOSTLY * len(words) and not OWN.search(text, words.start, max(words.start, place.start)):
            return None
        before, after = (
            range(words.start, max(words.start, place.start)),
            range(min(words.stop, place.stop), words.stop),
        )
        words = max(before, after, key=len)
    return words
