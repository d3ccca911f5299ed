"""A table on its way in: CSV, its columns divided by commas, semicolons, tabs or bars."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.formats.intake.decoding import LONGEST_LINE
from heard.formats.intake.source import Source

DELIMITERS = ",;\t|"
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header: the line in which it starts, and its cells by the plain names of their columns."""

    line: int
    cells: Mapping[str, str]


def first_rows(head: str) -> list[list[str]]:
    """The header and the rows below it, as far as they stand in the beginning of a file."""
    reader = csv.reader(io.StringIO(head), delimiter=_delimiter(head), skipinitialspace=True)
    return [cells for cells in reader if any(cells)]


def plain_name(column: str) -> str:
    """The name of a column as programs write it: "Ticket ID" and "ticketId" are ticket_id."""
    return NO_LETTERS.sub("_", HUMP.sub("_", column)).strip("_").lower()


def read_rows(source: Source) -> Iterator[Row]:
    """The rows of a source; one that does not fit the header is rejected."""
    delimiter = _delimiter(source.head)
    header = first_rows(source.head)[0]
    names = [plain_name(column) for column in header]
    # Python's own limit for a cell, 131,072 characters, is less than some mails hold; it can only be set for all.
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(io.StringIO(source.text()), delimiter=delimiter, skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            source.reject('a quotation mark here is not closed; write "" for one that belongs to the text.', line)
            continue
        if not any(cells) or cells == header:
            continue
        if len(cells) < len(header) or any(cells[len(header) :]):
            counts = f"the row has {len(cells)} cells and the header {len(header)}"
            source.reject(f"{counts}; put quotation marks around text that holds the delimiter.", line)
        else:
            yield Row(line, dict(zip(names, cells, strict=False)))


def _delimiter(head: str) -> str:
    """The delimiter that divides the header into the most columns."""
    header = next((line for line in head.split("\n") if line.strip(DELIMITERS + " ")), "")
    return max(DELIMITERS, key=header.count)
