"""CSV with one conversation a row, its turns in a column `transcript`: "Agent: ...", "Customer: ..."."""

from collections.abc import Iterator

from heard.conversation.conversation import Conversation
from heard.formats.intake.source import Source
from heard.formats.tables.columns import TRANSCRIPT, places_of
from heard.formats.tables.csv_rows import csv_table, first_rows
from heard.formats.tables.shape import read_table

NAME = "CSV with one conversation a row"


def sniff(head: str) -> bool:
    """Whether this is a table with a column of transcripts and none for who speaks."""
    header = (first_rows(head) or [[]])[0]
    places = places_of(header)
    return len(header) > 1 and TRANSCRIPT in places and "role" not in places


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    return read_table(csv_table(source), source)
