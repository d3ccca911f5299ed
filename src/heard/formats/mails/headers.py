"""The headers of a mail, however broken they are."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from heard.conversation.fields import clean_text
from heard.formats.intake.decoding import decode_line

# The standard library takes time by the square of a header's length, and real ones are shorter. The classes of its
# newer policies, one for each header, take ten times as long as what they are made of, which is used here.
LONGEST = 4000
MESSAGE_ID = re.compile(r"<([^<>\s]{1,250})>")
BLANKS = re.compile(r"\s+")
# What the standard library raises at headers that are not as they should be.
MALFORMED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MessageError, NotImplementedError),
    *(RecursionError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address in small letters, and the name beside it."""

    address: str
    name: str | None = None


class Headers:
    """The headers of a mail; of several of one name the first counts."""

    def __init__(self, message: Message) -> None:
        self._raw: dict[str, str] = {}
        for name, value in message.raw_items():
            self._raw.setdefault(name.lower(), value)

    def raw(self, name: str) -> str:
        """What stands behind a name, letter for letter and on one line; nothing if it is missing."""
        value = self._raw.get(name, "")
        shown = value if len(value) <= LONGEST else f"{value[: LONGEST // 2]} {value[-LONGEST // 2 :]}"
        return BLANKS.sub(" ", decode_line(shown.encode("utf-8", "surrogateescape"))).strip()

    def text(self, name: str) -> str:
        """The words of a header."""
        return _decoded(self.raw(name))

    def addresses(self, name: str) -> list[Address]:
        """The addresses in a header."""
        try:
            found = getaddresses([self.raw(name)])
        except MALFORMED:
            return []
        cleaned = [(_decoded(name), clean_text(address).strip().lower()) for name, address in found]
        return [Address(address, name or None) for name, address in cleaned if "@" in address]

    def ids(self, *names: str) -> list[str]:
        """The ids of messages in these headers, such as References."""
        return [clean_text(found) for name in names for found in MESSAGE_ID.findall(self.raw(name))]

    def time(self) -> datetime | None:
        """When it was sent, as far as that is a time."""
        try:
            return parsedate_to_datetime(self.raw("date"))
        except MALFORMED:
            return None


def _decoded(text: str) -> str:
    """A text in which letters may be spelt as in =?utf-8?q?f=C3=BCr?=."""
    if "=?" in text:
        with suppress(*MALFORMED):
            text = str(make_header(decode_header(text)))
    return clean_text(BLANKS.sub(" ", text)).strip()
