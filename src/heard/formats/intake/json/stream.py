"""JSON laid out over any number of lines, read in constant memory: what cannot be read is left behind."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Self

from heard.conversation.fields import SHOWN, clean_text
from heard.errors import TranscriptError
from heard.formats.intake.decoding import LONGEST_LINE, as_utf8
from heard.formats.intake.json.element import TOP, Element, ends, leads, within
from heard.formats.intake.json.parsing import TWICE, parse
from heard.formats.intake.json.tape import Extent, Tape
from heard.formats.intake.mapping import Way
from heard.formats.intake.source import Source

# Blanks before the values of a list; what stands further to the right follows something in its line.
DEEPEST_INDENT = 40

TOO_LONG = "what begins here is longer than 16 MB; it was left out."
NO_JSON = "this is not valid JSON; mend it or export it again."
REST = "Nothing below it could be read."


@dataclass(slots=True)
class Stream:
    """A JSON file on its way in, and the paths to what is wanted of it."""

    source: Source
    paths: Collection[Way]
    tape: Tape
    # How the line of each value begins, once one was read; whether one began inside of another; whether one was broken.
    _opening: bytes = field(default=b"", init=False)
    _uneven: bool = field(default=False, init=False)
    _broken: bool = field(default=False, init=False)

    @classmethod
    def of(cls, source: Source, paths: Collection[Way]) -> Self:
        """A stream on all that a source holds."""
        return cls(source, paths, Tape(as_utf8(source.pieces())))

    def read(self) -> Iterator[Element]:
        """The values at the paths; where nothing further can be read, that is the last thing rejected."""
        try:
            while first := self.tape.next():
                if first == b"{" and TOP not in self.paths:
                    yield from self._members(TOP)
                elif first == b"[":
                    yield from self._items(TOP)
                elif first == b",":
                    self.tape.take(1)
                else:
                    yield from self._element(TOP, None)
        except TranscriptError as error:
            self.source.reject(error)

    def _items(self, path: Way) -> Iterator[Element]:
        """The items of the list that begins here."""
        line, number = self.tape.line, 0
        self.tape.take(1)
        while (first := self.tape.next()) != b"]":
            if not first:
                raise self.source.error("the list that begins here does not end; the file seems to be cut off.", line)
            if first == b",":
                self.tape.take(1)
            else:
                number += 1
                yield from self._element(path, number)
        self.tape.take(1)

    def _members(self, path: Way) -> Iterator[Element]:
        """What lies at the paths inside of the object that begins here."""
        names: set[int] = set()
        self.tape.take(1)
        while (first := self.tape.next()) != b"}":
            if first == b",":
                self.tape.take(1)
                continue
            inner = (*path, self._name(names))
            first = self.tape.next()
            wanted = ends(inner, self.paths)
            if wanted and first == b"[":
                yield from self._items(inner)
            elif wanted:
                yield from self._element(inner, None)
            elif first == b"{" and leads(inner, self.paths):
                yield from self._members(inner)
            elif not self.tape.skip():
                raise self._lost(NO_JSON)
        self.tape.take(1)

    def _name(self, names: set[int]) -> str:
        """The name of a member, with its colon; the names before it are remembered, since each may stand once."""
        line, column = self.tape.line, self.tape.column
        raw = self.tape.take(self.tape.extent().length)
        try:
            name = parse(self.source.decode(raw, line), self.source, line, column)
        except TranscriptError as error:
            raise self._lost(error.problem, error.line) from None
        if not isinstance(name, str) or self.tape.next() != b":":
            raise self._lost(NO_JSON)
        if hash(name) in names:
            raise self._lost(TWICE.format(clean_text(name)[:SHOWN]), line)
        self.tape.take(1)
        names.add(hash(name))
        return name

    def _element(self, path: Way, number: int | None) -> Iterator[Element]:
        """The value that begins here, if it can be read."""
        tape, source = self.tape, self.source
        line, column, layout = tape.line, tape.column, b"" if path else self._layout()
        extent = tape.extent(self._opening if self._broken else b"")
        raw = tape.held[tape.at : tape.at + extent.length]
        try:
            if extent.length > LONGEST_LINE:
                raise source.error(TOO_LONG, line)
            value = parse(source.decode(raw, line), source, line, column)
        except TranscriptError as error:
            self._mend(error, extent, b"" if path else self._opening)
            return
        self._learn(layout, raw)
        tape.take(extent.length)
        if ends(path, self.paths):
            yield Element(value, line, number, path)
        else:
            yield from within(value, self.paths, line, path)

    def _layout(self) -> bytes:
        """How the line of the value that begins here begins, up to its bracket, if nothing else stands before it."""
        tape = self.tape
        if tape.column > DEEPEST_INDENT or not tape.held.startswith(b"{", tape.at):
            return b""
        before = tape.held[max(0, tape.at - tape.column) : tape.at]
        return b"\n" + before + b"{" if len(before) == tape.column and not before.strip() else b""

    def _learn(self, layout: bytes, raw: bytes) -> None:
        """Remember how values begin, unless something inside of one begins like this."""
        opening = self._opening or layout
        self._uneven = self._uneven or (bool(opening) and opening in raw)
        self._opening = b"" if self._uneven else opening

    def _mend(self, error: TranscriptError, extent: Extent, opening: bytes) -> None:
        """Reject the value that begins here, and go on behind it, or at the next line that begins as values do."""
        tape = self.tape
        if opening and (not extent.whole or opening in tape.held[tape.at : tape.at + extent.length]):
            self._broken = True
            tape.take(1)
            known = tape.find(opening)
            tape.take(len(opening) - 1)
        elif extent.length > LONGEST_LINE:
            known = tape.skip()
        else:
            known = extent.whole and extent.length > 0
            tape.take(extent.length)
        if not known:
            raise self._lost(error.problem, error.line)
        self.source.reject(error)

    def _lost(self, problem: str, line: int | None = None) -> TranscriptError:
        """The error behind which nothing can be read."""
        return self.source.error(f"{problem} {REST}", line or self.tape.line)
