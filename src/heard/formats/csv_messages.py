"""CSV with one message a row, as helpdesks export it; rows of several conversations may be mixed."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from heard.conversation.conversation import Conversation
from heard.conversation.fields import clean_text
from heard.conversation.turn import Turn
from heard.formats.intake.source import Source
from heard.formats.tables.cells import write_satisfaction, write_tags
from heard.formats.tables.columns import MESSAGE, places_of
from heard.formats.tables.csv_rows import csv_table, first_rows
from heard.formats.tables.formula import with_guard
from heard.formats.tables.messages import OWN_COLUMNS
from heard.formats.tables.shape import read_table

NAME = "CSV with one message a row"
WORD = "csv"

# A sentence before a comma is no name of a column; an index may go without one.
COLUMN_NAME = re.compile(r"(?:\w[\w .#/()-]{0,39})?")


def sniff(head: str) -> bool:
    """Whether this is a table, by the names of its columns or by its shape."""
    header, *rows = first_rows(head)[:3] or [[]]
    if places_of(header).keys() >= MESSAGE:
        return True
    named = len(header) > 1 and all(COLUMN_NAME.fullmatch(name) for name in header)
    return named and bool(rows) and all(len(row) == len(header) and ": " not in row[0] for row in rows)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source, in the order in which they begin."""
    return read_table(csv_table(source), source)


def write(conversations: Iterable[Conversation]) -> Iterator[bytes]:
    """The conversations, one turn a row; what has no column is left out, and so is a conversation without turns."""
    yield _line(OWN_COLUMNS)
    for conversation in conversations:
        for turn in conversation.turns:
            yield _line(_cells(conversation, turn))


def _cells(conversation: Conversation, turn: Turn) -> list[str]:
    return [
        conversation.id,
        turn.id,
        turn.at.isoformat() if turn.at else "",
        turn.role.value,
        turn.author or "",
        turn.text,
        conversation.channel.value,
        conversation.subject or "",
        conversation.language or "",
        conversation.team or "",
        write_satisfaction(conversation.satisfaction),
        write_tags(conversation.tags),
    ]


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(with_guard(clean_text(cell)) for cell in cells)
    return text.getvalue().encode()
