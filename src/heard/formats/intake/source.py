"""A file or stream on its way in: its name, its lines, and what was noticed while reading them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from heard.conversation.fields import clean_text
from heard.errors import TranscriptError
from heard.formats.intake.decoding import CHUNK, as_utf8, decode_head, decode_line, is_utf8, name_binary, split_lines

# What a format calls a conversation whose file gives it no id; the catalogue then names it after the file.
UNNAMED = "without an id"

TOO_LONG = "the line is longer than 16 MB; write one conversation a line."
# Names of unknown fields that are kept for the warning, and how much of each: a file may hold millions.
NAMES_KEPT, NAME_KEPT = 12, 40
# Letters that move the cursor, start a new line or turn the writing round: a file could forge what a terminal says.
UNSPOKEN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, counted from 1; its text is None if it is too long to be read."""

    number: int | None
    text: str | None


@dataclass(slots=True)
class Source:
    """What is being read: its name, its beginning (for telling formats apart), and what was noticed on the way.

    `rejected` and `warnings` grow while conversations are drawn from it, and are whole after the last one.
    """

    name: str
    head: str
    rejected: list[TranscriptError] = field(default_factory=list, init=False)
    _raw_lines: Iterator[bytes | None] = field(repr=False)
    _warnings: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _unknown: set[str] = field(default_factory=set, init=False, repr=False)

    @property
    def stem(self) -> str:
        """The name without folder and ending: conversations without an id are called after it."""
        return clean_text(PurePath(self.name).stem) or "conversation"

    @property
    def warnings(self) -> list[str]:
        """What the reader should know though nothing failed, in whole sentences."""
        return list(self._warnings.values())

    def lines(self) -> Iterator[Line]:
        """The lines, one at a time; they can be asked for once, since a stream cannot be read twice."""
        for number, raw in enumerate(self._raw_lines, start=1):
            yield Line(number, None if raw is None else self._decode(raw, number))

    def text(self) -> str:
        """All of it, cleaned, with LF line ends; instead of `lines`, where a format needs the whole."""
        return clean_text("\n".join(self._whole_lines())).replace("\r", "\n")

    def error(self, problem: object, line: int | None = None) -> TranscriptError:
        """The error to raise when nothing further can be read."""
        return TranscriptError(UNSPOKEN.sub(" ", str(problem)), file=self.name, line=line)

    def reject(self, problem: object, line: int | None = None) -> None:
        """Note what could not be read, and go on."""
        self.rejected.append(self.error(problem, line))

    def warn(self, matter: str, sentence: str) -> None:
        """Tell the reader something, once for each matter."""
        self._warnings.setdefault(matter, UNSPOKEN.sub(" ", sentence))

    def pass_over(self, names: Iterable[str]) -> None:
        """Remember fields or columns that Heard does not know, for one warning at the end."""
        for name in names:
            if len(self._unknown) <= NAMES_KEPT:
                self._unknown.add(clean_text(name)[:NAME_KEPT])

    def finish(self) -> None:
        """Say what is only known at the end."""
        if self._unknown:
            names = sorted(self._unknown)
            more = " and others" if len(names) > NAMES_KEPT else ""
            self.warn("unknown", f"Left out, as Heard does not know them: {', '.join(names[:NAMES_KEPT])}{more}.")

    def _decode(self, raw: bytes, number: int) -> str:
        if not is_utf8(raw):
            self.warn("encoding", f"Line {number} is not UTF-8 and was read as Windows-1252; save the file as UTF-8.")
        return decode_line(raw)

    def _whole_lines(self) -> Iterator[str]:
        for line in self.lines():
            if line.text is None:
                raise self.error(TOO_LONG, line.number)
            yield line.text


def open_source(stream: BinaryIO, *, name: str) -> Source:
    """A source on a stream of bytes; TranscriptError if it is empty or no text."""
    start = stream.read(CHUNK)
    chunks = as_utf8(chain([start], iter(partial(stream.read, CHUNK), b"")))
    first = next(chunks)
    head = decode_head(first)
    kind = name_binary(start) or ("binary content (it holds NUL bytes)" if "\0" in head else None)
    if kind:
        raise TranscriptError(f"this is {kind}; save the conversation as CSV, JSON or plain text in UTF-8.", file=name)
    if not head.strip():
        raise TranscriptError("this is empty; save the conversation in it and try again.", file=name)
    return Source(name, head, split_lines(chain([first], chunks)))
