"""The plain letters of a text: one ASCII letter for each letter that is seen, so that patterns need to know no script.

Digits of every script are 0 to 9, spaces, dashes and quotes are the plain ones, accents are gone; what nobody sees
(zero-width letters, joiners, soft hyphens) is left out.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# What stands in the place of a secret that was found, of a card that was found, and between two turns.
HOLE, CARD_HOLE, TURN = b"\x02", b"\x03", b"\x04"
# A letter of another alphabet, and a sign or a letter of a script that writes no spaces.
FOREIGN_LETTER, FOREIGN_SIGN = "z", "~"
LOOKALIKES = (
    dict.fromkeys("‘’‚", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("·•∙‧・⋅。", ".")
    | dict.fromkeys("\n\v\f\u0085\u2028\u2029", "\n")
    | {"⟦": "{", "⟧": "}", "−": "-"}
)
BY_CATEGORY = {"Cf": "\0", "Mn": "\0", "Me": "\0", "Pd": "-"}
# Letters looked up before; more would only be kept for a text that holds every letter there is.
MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain letters of a text; `places` leads from each to the text, and is missing where all are in place."""

    letters: bytes
    places: Sequence[int] | None = None

    def start(self, place: int) -> int:
        """Where in the text the letter stands."""
        return place if self.places is None else self.places[place]

    def end(self, place: int) -> int:
        """Where in the text the letter before ends, so that what nobody sees at the end stays outside."""
        return place if self.places is None else self.places[place - 1] + 1


class _Letters(dict[int, str]):
    """For each code point its plain letter, looked up on first use."""

    def __missing__(self, point: int) -> str:
        plain = _plain_letter(chr(point))
        if len(self) < MOST_KEPT:
            self[point] = plain
        return plain


def plain_of(text: str) -> Plain:
    """The plain letters of a text."""
    letters = text.translate(LETTERS)
    if "\0" not in letters:
        return Plain(letters.encode("ascii"))
    places = [place for place, letter in enumerate(letters) if letter != "\0"]
    return Plain(letters.replace("\0", "").encode("ascii"), places)


def _plain_letter(letter: str) -> str:
    """One ASCII letter; NUL for what nobody sees."""
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(letter)
    if letter in LOOKALIKES:
        return LOOKALIKES[letter]
    if letter.isspace() or category == "Cc":
        return " "
    return BY_CATEGORY.get(category) or _bare(letter, category)


def _bare(letter: str, category: str) -> str:
    """The letter without its accents, if it is one of ours."""
    first = unicodedata.normalize("NFKD", letter)[0]
    if first.isascii() and first.isprintable() and not first.isdigit():
        return first
    return FOREIGN_LETTER if category in {"Lu", "Ll", "Lt"} else FOREIGN_SIGN


LETTERS = _Letters()
