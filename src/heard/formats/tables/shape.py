"""The two shapes of a table: one message a row, or one conversation a row with its transcript in a cell."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from heard.conversation.conversation import Conversation
from heard.formats import transcript
from heard.formats.intake.source import Source
from heard.formats.tables.columns import TRANSCRIPT
from heard.formats.tables.messages import read_messages
from heard.formats.tables.table import Table
from heard.formats.tables.transcripts import read_transcripts


def read_table(table: Table, source: Source) -> Iterator[Conversation]:
    """The conversations of a table, whatever its shape."""
    if TRANSCRIPT not in table.places:
        return read_messages(table, source)
    first = next(table.rows, None)
    rows = chain([] if first is None else [first], table.rows)
    talk = first is not None and transcript.sniff(first.cells[table.places[TRANSCRIPT]])
    if talk or "role" not in table.places:
        return read_transcripts(replace(table, rows=rows), source)
    # A column that is called transcript and holds the words of one turn.
    places = dict(table.places)
    words = places.pop(TRANSCRIPT)
    return read_messages(replace(table, places={"text": words} | places, rows=rows), source)
