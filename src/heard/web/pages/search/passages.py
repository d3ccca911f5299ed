"""Passages of a text that hold the words somebody searched for, in any form, and what lies between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

WORD = re.compile(r"\w+")
# Search finds "parcels" by "parcel", and "delivered" by "delivery": forms of a word begin alike.
LEAST, MOST_OWN, MOST_LONGER = 4, 2, 2
# So much stands around the first passage of a long text.
BEFORE, MOST = 120, 480


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether it was searched for."""

    words: str
    found: bool


def passages(text: str, wanted: str) -> list[Piece]:
    """The text around the first word that was searched for, cut where such words begin and end."""
    terms = set(WORD.findall(wanted.casefold()))
    found = [word for word in WORD.finditer(text) if any(is_form(word.group().casefold(), term) for term in terms)]
    begin = max(0, found[0].start() - BEFORE) if found and len(text) > MOST else 0
    end = min(len(text), begin + MOST)
    return list(
        _pieces(text, [each.span() for each in found if begin <= each.start() and each.end() <= end], begin, end)
    )


def is_form(word: str, term: str) -> bool:
    """Whether two words may be forms of one."""
    shorter, longer = sorted((len(word), len(term)))
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, term, strict=False)))
    return word == term or alike >= max(LEAST, shorter - MOST_OWN) or alike == shorter >= longer - MOST_LONGER


def _pieces(text: str, found: list[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    at = begin
    if begin:
        yield Piece("…", found=False)
    for start, stop in found:
        if at < start:
            yield Piece(text[at:start], found=False)
        yield Piece(text[start:stop], found=True)
        at = stop
    if at < end:
        yield Piece(text[at:end], found=False)
    if end < len(text):
        yield Piece("…", found=False)
