"""A file or stream on its way in: its name, its lines, and what was noticed while reading them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import BinaryIO

from heard.conversation.fields import clean_text
from heard.errors import TranscriptError
from heard.formats.intake.decoding import CHUNK, as_utf8, decode_head, decode_line, is_utf8, name_binary, split_lines
from heard.formats.intake.mapping import NO_MAPPING, FieldMapping
from heard.formats.intake.remarks import Remarks

# What a format calls a conversation whose file gives it no id; the catalogue then names it after the file.
UNNAMED = "without an id"

TOO_LONG = "the line is longer than 16 MB; write one conversation a line."


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, counted from 1; its text is None if it is too long to be read."""

    number: int | None
    text: str | None


@dataclass(slots=True)
class Source(Remarks):
    """What is being read: its name, its beginning (for telling formats apart), and what is noticed on the way.

    `binary` says what it is if it is no text; its `head` then holds the bytes as letters (Latin-1). `position` is how
    many bytes have been read.
    """

    head: str
    chunks: Iterator[bytes] = field(repr=False)
    binary: str | None = None
    mapping: FieldMapping = NO_MAPPING
    folder: Path | None = None
    position: int = field(default=0, init=False)

    @property
    def stem(self) -> str:
        """The name without folder and ending: conversations without an id are called after it."""
        return clean_text(PurePath(self.name).stem) or "conversation"

    def raw_lines(self) -> Iterator[bytes | None]:
        """The lines as bytes, without their LF; None for one that is too long. A stream can be read once only."""
        return split_lines(as_utf8(self.pieces()))

    def lines(self) -> Iterator[Line]:
        """The lines as text, one at a time; instead of `raw_lines`."""
        for number, raw in enumerate(self.raw_lines(), start=1):
            yield Line(number, None if raw is None else self.decode(raw, number))

    def text(self) -> str:
        """All of it, cleaned, with LF line ends; instead of `lines`, where a format needs the whole."""
        return clean_text("\n".join(self._whole_lines())).replace("\r", "\n")

    @contextmanager
    def file(self) -> Iterator[BinaryIO]:
        """All of it as a file to move about in, for as long as it is needed; instead of `lines`."""
        with TemporaryFile() as file:
            for chunk in self.pieces():
                file.write(chunk)
            file.seek(0)
            yield file

    def beside(self, name: str) -> "Source | None":
        """Another file of the same folder; None if there is none, or if this came as a stream."""
        if self.folder is None or not (path := self.folder / name).is_file():
            return None
        return open_path(path)

    def decode(self, raw: bytes, number: int) -> str:
        """Bytes that begin in this line as text, with a warning if they are not UTF-8."""
        if not is_utf8(raw):
            self.warn("encoding", f"Line {number} is not UTF-8 and was read as Windows-1252; save the file as UTF-8.")
        return decode_line(raw)

    def pieces(self) -> Iterator[bytes]:
        """The bytes, piece by piece; instead of `lines`."""
        for chunk in self.chunks:
            self.position += len(chunk)
            yield chunk

    def _whole_lines(self) -> Iterator[str]:
        for line in self.lines():
            if line.text is None:
                raise self.error(TOO_LONG, line.number)
            yield line.text


def open_source(stream: BinaryIO, *, name: str, mapping: FieldMapping = NO_MAPPING) -> Source:
    """A source on a stream of bytes; TranscriptError if it is empty."""
    return _opened(iter(partial(stream.read, CHUNK), b""), name, mapping)


def open_path(path: Path, mapping: FieldMapping = NO_MAPPING) -> Source:
    """A source on a file; TranscriptError says why it cannot be opened."""
    source = _opened(_chunks(path), str(path), mapping)
    source.folder = path.parent
    return source


def _opened(chunks: Iterator[bytes], name: str, mapping: FieldMapping) -> Source:
    start = next(chunks, b"")
    text = decode_head(next(as_utf8(iter([start]))))
    binary = name_binary(start) or ("binary content (it holds NUL bytes)" if "\0" in text else None)
    head = start.decode("latin-1") if binary else text
    if not head.strip():
        raise TranscriptError("this is empty; save the conversation in it and try again.", file=name)
    return Source(name, head, chain([start], chunks), binary, mapping)


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            yield from iter(partial(stream.read, CHUNK), b"")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise TranscriptError(f"cannot be read ({reason}); check the path.", file=str(path)) from problem
