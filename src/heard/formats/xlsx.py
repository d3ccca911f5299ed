"""Excel workbooks (.xlsx) with one message or one conversation a row, in the first sheet that has the columns."""

from collections.abc import Iterator

from heard.conversation.conversation import Conversation
from heard.formats.intake.source import Source
from heard.formats.tables.shape import read_table
from heard.formats.tables.sheets import OLD_OFFICE, sheet_table

NAME = "Excel workbook (.xlsx) with one message or one conversation a row"

ZIP = "PK\x03\x04"


def sniff(head: str) -> bool:
    """Whether this is a workbook, or an old one, of which `read` says what to do with it."""
    return (head.startswith(ZIP) and "xl/" in head) or head.startswith(OLD_OFFICE)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a workbook."""
    with sheet_table(source) as table:
        yield from read_table(table, source)
