"""Patterns for text that anybody may have written: RE2, whose time grows with the text and with nothing else."""

from collections.abc import Iterator
from typing import Protocol

import re2

# More candidates than this are no conversation. What follows them is masked unjudged: judging would take too long.
MOST_CANDIDATES = 2_000


class Match(Protocol):
    """Where a pattern was found."""

    def start(self, group: int = 0) -> int:
        """Where a group begins."""

    def end(self, group: int = 0) -> int:
        """Where a group ends."""

    def __getitem__(self, group: int) -> bytes:
        """The letters of a group."""


class Crowded(Exception):
    """There are too many candidates to judge; `at` is where the first unjudged one begins."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(f"Too many candidates from {at} on.")


class Pattern:
    """A pattern over plain letters; capitals and small letters are the same to it unless it says `(?-i)`."""

    def __init__(self, source: str) -> None:
        self._compiled = re2.compile(f"(?i){source}".encode("ascii"))

    def find_all(self, letters: bytes) -> Iterator[Match]:
        """Every match, from left to right; Crowded when there are too many to judge."""
        for count, found in enumerate(self.find_each(letters)):
            if count == MOST_CANDIDATES:
                raise Crowded(found.start())
            yield found

    def find_each(self, letters: bytes) -> Iterator[Match]:
        """Every match, from left to right, however many there are."""
        each: Iterator[Match] = self._compiled.finditer(letters)
        return each

    def find(self, letters: bytes) -> Match | None:
        """The first match."""
        found: Match | None = self._compiled.search(letters)
        return found

    def fits(self, letters: bytes) -> bool:
        """Whether the whole of the letters is a match."""
        return self._compiled.fullmatch(letters) is not None


def one_of(words: str) -> str:
    """A group that matches any of the words; `_` in a word stands for any space or none."""
    return f"(?:{'|'.join(word.replace('_', ' ?') for word in words.split())})"
