"""The bytes of a JSON file as they come; what lies behind is given up, so that memory stays the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.formats.intake.decoding import CHUNK, LONGEST_LINE

BLANKS = re.compile(rb"[ \t\r\n]*+")
# What stands between two brackets: whole texts in quotation marks, and all else.
TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+([{}\[\]])', re.DOTALL)
OUTSIDE, INSIDE = re.compile(rb'[^"{}\[\]]*+'), re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
QUOTED = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
WORD = re.compile(rb'[^\s,:"{}\[\]]*+')

CLOSING = {b"{": b"}", b"[": b"]"}


@dataclass(frozen=True, slots=True)
class Extent:
    """How many bytes the next value has, and whether it ends there; if not, it is broken, cut off or too long."""

    length: int
    whole: bool = True


@dataclass(slots=True)
class Tape:
    """A place in a file: what is held of it from `at` on, and its line and column, for messages."""

    chunks: Iterator[bytes]
    held: bytes = b""
    at: int = 0
    line: int = 1
    column: int = 0

    def next(self) -> bytes:
        """The next byte that is no blank, not yet taken; none at the end."""
        while True:
            found = BLANKS.match(self.held, self.at)
            self.take(found.end() - self.at if found else 0)
            if self.at < len(self.held):
                return self.held[self.at : self.at + 1]
            if not self.more():
                return b""

    def take(self, length: int) -> bytes:
        """So many of the bytes that are held; they lie behind now."""
        taken = self.held[self.at : self.at + length]
        lines = taken.count(b"\n")
        self.line += lines
        self.column = length - taken.rindex(b"\n") - 1 if lines else self.column + length
        self.at += length
        return taken

    def more(self) -> bool:
        """Hold at least as much again, so that nothing is looked at more than a few times; False at the end."""
        wanted = max(CHUNK, len(self.held) - self.at)
        new = [self.held[self.at :]]
        self.at = 0
        for chunk in self.chunks:
            new.append(chunk)
            wanted -= len(chunk)
            if wanted <= 0:
                break
        self.held = b"".join(new)
        return len(self.held) > len(new[0])

    def extent(self, stop: bytes = b"") -> Extent:
        """How far the next value reaches; where there is a `stop`, no further than to it."""
        first = self.next()
        if first in CLOSING:
            return self._bracketed(stop)
        shape = QUOTED if first == b'"' else WORD
        while True:
            found = shape.match(self.held, self.at)
            ended = found is not None and (found.end() < len(self.held) or first == b'"')
            if not ended and len(self.held) - self.at <= LONGEST_LINE and self.more():
                continue
            return Extent(found.end() - self.at if found else len(self.held) - self.at, found is not None)

    def skip(self) -> bool:
        """Leave the next value behind without holding it; False where it does not end."""
        if self.next() not in CLOSING:
            extent = self.extent()
            self.take(extent.length)
            return extent.whole and extent.length > 0
        depth, inside = 0, False
        while True:
            found = (INSIDE if inside else OUTSIDE).match(self.held, self.at)
            self.take(found.end() - self.at if found else 0)
            if len(self.held) - self.at < 1 + self.held.startswith(b"\\", self.at):
                if not self.more():
                    return False
                continue
            mark = self.take(1)
            if mark == b'"':
                inside = not inside
            else:
                depth += 1 if mark in CLOSING else -1
                if not depth:
                    return True

    def find(self, mark: bytes) -> bool:
        """Go on to where these bytes stand next; False at the end, if they do not."""
        while (place := self.held.find(mark, self.at)) < 0:
            self.take(max(0, len(self.held) - self.at - len(mark)))
            if not self.more():
                return False
        self.take(place - self.at)
        return True

    def _bracketed(self, stop: bytes) -> Extent:
        """The extent of an object or a list: to the bracket that closes it, or to the first that fits none."""
        waiting: list[bytes] = []
        length = 0
        while True:
            end = self.held.find(stop, self.at + 1) if stop else -1
            end = len(self.held) if end < 0 else end
            found = TO_BRACKET.match(self.held, self.at + length, end)
            if found:
                length = found.end() - self.at
                mark = found[1]
                if mark in CLOSING:
                    waiting.append(CLOSING[mark])
                elif waiting.pop() != mark:
                    return Extent(length, whole=False)
                if not waiting:
                    return Extent(length, whole=length <= LONGEST_LINE)
            elif end < len(self.held) or len(self.held) - self.at > LONGEST_LINE or not self.more():
                return Extent(end - self.at, whole=False)
