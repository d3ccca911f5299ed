"""From bytes to lines: encodings, the length of a line, and what is no text at all."""

import codecs
from collections.abc import Iterator
from itertools import chain

CHUNK = 64 * 1024
# A year of chat in one line stays below this; beyond it a file is broken, or meant to break its reader.
LONGEST_LINE = 16 * 1024 * 1024

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# How files begin that people mistake for text.
BEGINNINGS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"RIFF": "a sound or video file",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
    b"SQLite format 3\0": "an SQLite database",
    b"PAR1": "a Parquet file",
}
# Office files are ZIP archives; the folder that they hold tells which.
OFFICE_FOLDERS = {b"xl/": "an Excel workbook", b"word/": "a Word document"}


def name_binary(first: bytes) -> str | None:
    """What the first bytes show a file to be, if they are known not to be text."""
    kind = next((kind for beginning, kind in BEGINNINGS.items() if first.startswith(beginning)), None)
    if kind == "a ZIP archive":
        return next((office for folder, office in OFFICE_FOLDERS.items() if folder in first), kind)
    return kind


def as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks without a byte order mark, UTF-16 turned into UTF-8; other encodings pass as they are."""
    first = next(chunks, b"")
    if not first.startswith(UTF_16_MARKS):
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    for chunk in chain([first], chunks):
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()


def split_lines(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """The lines in the chunks, without their LF; None for a line longer than LONGEST_LINE, which is not kept."""
    held = bytearray()
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            held += piece
            yield bytes(held) if len(held) <= LONGEST_LINE else None
            held.clear()
        held += rest
        del held[LONGEST_LINE + 1 :]
    if held:
        yield bytes(held) if len(held) <= LONGEST_LINE else None


def is_utf8(raw: bytes) -> bool:
    """Whether these bytes are UTF-8, as nearly all text is today."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def decode_line(raw: bytes) -> str:
    """A line as text: UTF-8, or else Windows-1252, in which old exports come; the five bytes it lacks become U+FFFD."""
    return raw.decode() if is_utf8(raw) else raw.decode("cp1252", errors="replace")


def decode_head(first: bytes) -> str:
    """The first bytes as text, line by line with LF ends; the last line may be cut."""
    text = "\n".join(decode_line(raw) for raw in first.split(b"\n"))
    return text.replace("\r\n", "\n").replace("\r", "\n")
