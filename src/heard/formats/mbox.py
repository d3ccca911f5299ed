"""Mailboxes in one file (mbox), as mail programs and Google Takeout export them."""

from collections.abc import Iterator

from heard.conversation.conversation import Conversation
from heard.formats.intake.source import Source
from heard.formats.mails.conversations import read_mails
from heard.formats.mails.raw import SEPARATOR, mails_of_box

NAME = "mailbox (mbox)"


def sniff(head: str) -> bool:
    """Whether this begins with the line before a mail."""
    return SEPARATOR.match(head.partition("\n")[0].encode("utf-8", "replace")) is not None


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source, one a thread."""
    return read_mails(mails_of_box(source), source)
