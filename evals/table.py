"""What an eval has to show: a table under a title, with notes on how it came about."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evals.rival import Rivals
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text below a head; every row is as wide as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise InvalidValue(f"The row {row[0]!r} has {len(row)} cells below a head of {len(self.head)}.")

    def markdown(self) -> str:
        """The table as Markdown."""
        return "\n".join(_line(cells) for cells in (self.head, ("---",) * len(self.head), *self.rows))


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its title, and notes that stand between the two."""

    title: str
    notes: tuple[str, ...]
    table: Table

    def markdown(self) -> str:
        """The section as Markdown."""
        return "\n\n".join([f"### {self.title}", *self.notes, self.table.markdown()])


# Measures a section from the sets in a folder, beside rivals; NotFound says that a set is missing.
Measure: TypeAlias = Callable[[Path, Rivals], Section]


@dataclass(frozen=True, slots=True)
class Eval:
    """A question, and the sections that answer it."""

    name: str
    question: str
    sections: tuple[Measure, ...]


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
