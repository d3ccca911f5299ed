"""A single mail (EML), as mail programs save it."""

import re
from collections.abc import Iterator
from itertools import takewhile

from heard.conversation.conversation import Conversation
from heard.formats.intake.source import Source
from heard.formats.mails.conversations import read_mails
from heard.formats.mails.raw import only_mail

NAME = "mail (EML)"

HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):(?:\s|$)|[ \t]")
# What a program writes above a mail; a transcript may well begin with From, To and Date.
BY_PROGRAM = frozenset({"message-id", "received", "mime-version", "return-path", "delivered-to", "content-type"})


def sniff(head: str) -> bool:
    """Whether this begins with the headers of a mail."""
    # The last line may be cut.
    found = [HEADER.match(line) for line in takewhile(bool, head.split("\n")[:-1])]
    names = {each[1].lower() for each in found if each and each[1]}
    return None not in found and "from" in names and bool(names & BY_PROGRAM)


def read(source: Source) -> Iterator[Conversation]:
    """The conversation of a source, of one mail."""
    return read_mails([only_mail(source)], source)
