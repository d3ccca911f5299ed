"""Which language a turn is written in, where that can be said at all."""

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from heard.conversation.turn import Turn

ENGLISH = "en"
# Below this many letters a text does not show its language ("ok thx").
LETTERS = 20
# The last letter of the Latin alphabets; this many letters of others ("ツ" is one) show that a text is not English.
LATIN, OTHERS = "\u024f", 3
# A turn in English that is called foreign goes unread, so the identifier has to be nearly sure.
SURE = 0.9

# Addresses, handles and masks such as [name] belong to no language.
NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\[\w+\]")


def foreign_language(turn: Turn, before: Sequence[Turn]) -> str | None:
    """The ISO 639-1 code of a turn that is not in English, else None.

    A turn too short to tell takes the language of the last turn before it that can be told.
    """
    for said in (turn, *reversed(before[-3:])):
        told = _tell(said.text)
        if told is not None:
            return None if told == ENGLISH else told
    return None


def _tell(text: str) -> str | None:
    words = NO_WORDS.sub(" ", text[:2000])
    letters = [letter for letter in words if letter.isalpha()]
    others = sum(letter > LATIN for letter in letters)
    certain = others >= OTHERS and others > len(letters) / 2
    if len(letters) < LETTERS and not certain:
        return None
    code, confidence = _identifier().classify(words)
    return str(code) if code == ENGLISH or certain or confidence >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
