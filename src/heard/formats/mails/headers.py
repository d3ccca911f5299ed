"""The headers of a mail, however broken they are."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import Message
from email.policy import default
from email.utils import getaddresses
from typing import Any

from heard.conversation.fields import clean_text
from heard.formats.intake.decoding import decode_line

# The standard library takes time by the square of a header's length, and real ones are shorter.
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
        header = self._parsed(name)
        return clean_text(BLANKS.sub(" ", self.raw(name) if header is None else str(header))).strip()

    def addresses(self, name: str) -> list[Address]:
        """The addresses in a header."""
        try:
            found = [(each.display_name, each.addr_spec) for each in self._parsed(name).addresses]
        except MALFORMED:
            found = []
        if not any("@" in address for _, address in found):
            found = getaddresses([self.raw(name)])
        cleaned = [(clean_text(name).strip(), clean_text(address).strip().lower()) for name, address in found]
        return [Address(address, name or None) for name, address in cleaned if "@" in address]

    def ids(self, *names: str) -> list[str]:
        """The ids of messages in these headers, such as References."""
        return [clean_text(found) for name in names for found in MESSAGE_ID.findall(self.raw(name))]

    def time(self) -> datetime | None:
        """When it was sent, as far as that is a time."""
        try:
            time = self._parsed("date").datetime
        except MALFORMED:
            return None
        return time if isinstance(time, datetime) else None

    def _parsed(self, name: str) -> Any:  # noqa: ANN401 - the standard library makes a class for each header
        """The header as the standard library reads it; None where it cannot."""
        try:
            return default.header_factory(name, self.raw(name))
        except MALFORMED:
            return None
