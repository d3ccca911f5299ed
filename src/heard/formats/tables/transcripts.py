"""Rows of one conversation each, with all that was said in one cell: "Agent: ...", "Customer: ..."."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue, TranscriptError
from heard.formats import transcript
from heard.formats.intake.source import UNNAMED, Source, open_source
from heard.formats.tables.cells import Cells
from heard.formats.tables.columns import TRANSCRIPT
from heard.formats.tables.table import Table


def read_transcripts(table: Table, source: Source) -> Iterator[Conversation]:
    """The conversations of a table with one of them a row."""
    for row in table.rows:
        cells = Cells({meaning: row.cells[place] for meaning, place in table.places.items()}, row.line, source)
        try:
            yield _conversation(cells, table)
        except TranscriptError as error:
            source.reject(error.problem, row.line, row.shown)
        except InvalidValue as error:
            source.reject(error, row.line, row.shown)


def _conversation(cells: Cells, table: Table) -> Conversation:
    said = _said(cells)
    turns = chain.from_iterable(each.turns for each in said)
    return Conversation(
        cells.text("conversation") or cells.text("id") or UNNAMED,
        tuple(replace(turn, id=str(place)) for place, turn in enumerate(turns)),
        channel=cells.channel() if cells.text("channel") else said[0].channel,
        language=cells.text("language"),
        customer=cells.customer(),
        agent=cells.agent(),
        opened_at=cells.time("opened_at") or cells.time("at"),
        satisfaction=cells.satisfaction(table.name_of("satisfaction")),
        subject=cells.text("subject"),
        status=cells.text("status"),
        team=cells.text("team"),
        tags=cells.tags(),
    )


def _said(cells: Cells) -> list[Conversation]:
    """What a plain transcript in the cell says; TranscriptError if nobody speaks in it."""
    outer = cells.source
    text = cells.text(TRANSCRIPT) or ""
    inner = open_source(io.BytesIO(text.encode()), name=outer.name, mapping=outer.mapping)
    said = list(transcript.read(inner))
    if inner.rejected:
        raise inner.rejected[0]
    if not said:
        raise outer.error('nobody speaks in the transcript; begin each turn with "Customer:" or "Agent:".')
    for warning in inner.warnings:
        outer.warn("transcript", f"In the transcript of line {cells.line}: {warning} Others may be alike.")
    return said
