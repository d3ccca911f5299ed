"""Mailboxes in one file (mbox), as mail programs and Google Takeout export them."""

import re
from collections.abc import Iterator

from heard.conversation.conversation import Conversation
from heard.formats.intake.source import Source
from heard.formats.mails.conversations import RawMail, read_mails

NAME = "mailbox (mbox)"

# The line that stands before each mail: "From ann@mail.test Mon Jan  5 10:02:00 2026". Any other that begins so has
# to be written ">From", and not all programs do.
SEPARATOR = re.compile(rb"From \S{1,320}.{0,60}\d\d:\d\d.{0,40}$")
QUOTED = re.compile(rb">+From ")
# What is longer than this holds attachments, which nobody reads here.
LONGEST_MAIL = 8 * 1024 * 1024


def sniff(head: str) -> bool:
    """Whether this begins with the line before a mail."""
    return SEPARATOR.match(head.partition("\n")[0].encode("utf-8", "replace")) is not None


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source, one a thread."""
    return read_mails(_mails(source), source)


def _mails(source: Source) -> Iterator[RawMail]:
    """The mails, one at a time, each up to the length that is read."""
    start, blank, held = 1, True, bytearray()
    for number, line in enumerate(source.raw_lines(), start=1):
        text = b"" if line is None else line.removesuffix(b"\r")
        if blank and SEPARATOR.match(text):
            if held:
                yield RawMail(start, bytes(held))
            start = number
            held.clear()
            continue
        blank = not text
        if len(held) < LONGEST_MAIL:
            held += text[1:] if QUOTED.match(text) else text
            held += b"\n"
    if held:
        yield RawMail(start, bytes(held))
