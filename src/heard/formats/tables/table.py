"""A table on its way in: a header, and the rows below it one at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.conversation.fields import SHOWN
from heard.errors import InvalidValue
from heard.formats.intake.source import Source
from heard.formats.tables.columns import CONVERSATIONS, MOST_COLUMNS, Layout, places_of

# Longer rows are not shown again where they are rejected.
LONGEST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line in which it starts, its cells, and how it stood in the file."""

    line: int
    cells: Sequence[str]
    text: str

    @property
    def shown(self) -> str | None:
        """How it stood in the file, if that is short."""
        return self.text if len(self.text) <= LONGEST_SHOWN else None


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it; `places` are the places of the columns by what they mean."""

    header: Sequence[str]
    places: dict[str, int]
    rows: Iterator[Row]

    def name_of(self, meaning: str) -> str:
        """The name of the column with this meaning, as it stands in the file."""
        return self.header[self.places[meaning]].strip() if meaning in self.places else ""


def table_of(header: Sequence[str], rows: Iterator[Row], source: Source, *, layout: Layout = CONVERSATIONS) -> Table:
    """The table below a header; TranscriptError if Heard needs more columns than it has."""
    if len(header) > MOST_COLUMNS:
        raise source.error(f"it has {len(header)} columns; Heard reads tables of up to {MOST_COLUMNS}.")
    source.columns = dict.fromkeys(filter(None, header))
    try:
        places = places_of(header, source.mapping, columns=layout.columns)
    except InvalidValue as error:
        raise source.error(f"{error} Its columns are {_listed(header)}.") from None
    source.columns |= {header[place]: meaning for meaning, place in places.items()}
    if not layout.suffice(places):
        raise source.error(f"its columns are {_listed(header)}; Heard needs {layout.needs}")
    known = set(places.values())
    expected = source.mapping.left_out | {""}
    source.pass_over(name for place, name in enumerate(header) if place not in known and name.strip() not in expected)
    return Table(header, places, _fitting(rows, header, source))


def _fitting(rows: Iterator[Row], header: Sequence[str], source: Source) -> Iterator[Row]:
    """The rows that fit the header; it may stand again further down."""
    width = len(header)
    for row in rows:
        if row.cells == header:
            continue
        if len(row.cells) < width or any(row.cells[width:]):
            counts = f"the row has {len(row.cells)} cells and the header {width}"
            source.reject(f"{counts}; put quotation marks around text that holds the delimiter.", row.line, row.shown)
        else:
            yield row


def _listed(header: Sequence[str]) -> str:
    names = [name[:SHOWN] for name in header]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
