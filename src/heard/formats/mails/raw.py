"""The bytes of the mails in a file, one mail at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.formats.intake.source import Source

# The line that stands before each mail of a mailbox: "From ann@mail.test Mon Jan  5 10:02:00 2026". Any other that
# begins so has to be written ">From", and not all programs do.
SEPARATOR = re.compile(rb"From \S{1,320}.{0,60}\d\d:\d\d.{0,40}$")
QUOTED = re.compile(rb">+From ")
# What is longer than this holds attachments, which nobody reads here.
LONGEST_MAIL = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class RawMail:
    """The bytes of a mail, and the line where it starts."""

    line: int
    raw: bytes


def mails_of_box(source: Source) -> Iterator[RawMail]:
    """The mails of a mailbox."""
    start, blank, held = 1, True, bytearray()
    for number, line in _lines(source):
        if blank and SEPARATOR.match(line):
            if held:
                yield RawMail(start, bytes(held))
            start, held = number, bytearray()
            continue
        blank = not line
        _hold(held, line[1:] if QUOTED.match(line) else line, start, source)
    if held:
        yield RawMail(start, bytes(held))


def only_mail(source: Source) -> RawMail:
    """The one mail that a file holds."""
    held = bytearray()
    for _, line in _lines(source):
        _hold(held, line, 1, source)
    return RawMail(1, bytes(held))


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(source.raw_lines(), start=1):
        if line is None:
            source.reject("this line of a mail is longer than 16 MB and was left out.", number)
        yield number, (line or b"").removesuffix(b"\r")


def _hold(held: bytearray, line: bytes, start: int, source: Source) -> None:
    """Keep a line of a mail, up to the length that is read."""
    if len(held) + len(line) < LONGEST_MAIL:
        held += line + b"\n"
    else:
        source.warn("long", f"Of mails as long as the one in line {start} only the first 8 MB were read.")
