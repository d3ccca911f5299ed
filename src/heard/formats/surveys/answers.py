"""Answers to surveys from CSV, a workbook or JSON, one a row; what cannot be read is rejected, and the rest goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heard.conversation.survey import Scale, SurveyAnswer
from heard.errors import InvalidValue
from heard.formats.intake.json.element import TOP, Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, holds_json
from heard.formats.intake.json.values import word_of
from heard.formats.intake.mapping import Way
from heard.formats.intake.source import Source
from heard.formats.surveys.columns import ANSWERS, SCALES
from heard.formats.surveys.values import is_unanswered, scale_named, scale_of, value_of
from heard.formats.tables.cells import Cells
from heard.formats.tables.columns import places_of, plain_name
from heard.formats.tables.csv_rows import csv_table
from heard.formats.tables.sheets import sheet_table
from heard.formats.tables.table import Table
from heard.formats.xlsx import sniff

# Where the pages of helpdesks' own interfaces keep a list of them.
LISTS: tuple[Way, ...] = (("satisfaction_ratings",), ("conversations",), ("tickets",), ("results",), ("answers",))
# A field further inside is no answer's any more.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer, and where it stands; None where a survey was sent and nobody has answered.

    It is `untimed` where its time could not be read, and was left out.
    """

    answer: SurveyAnswer | None
    line: int
    row: str | None = None
    untimed: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says by what it means, and the scale that its columns tell."""

    cells: Cells
    told: Scale | None
    shown: str | None = None


def read_answers(source: Source, scale: Scale | None = None) -> Iterator[Placed]:
    """The answers in a source, on the scale that is named where the source names none.

    TranscriptError if nothing can be read.
    """
    found = False
    for row in _rows(source):
        try:
            answer = _answer(row, scale)
        except InvalidValue as problem:
            source.reject(problem, row.cells.line, row.shown)
        else:
            found = True
            untimed = answer is not None and answer.at is None and row.cells.text("at") is not None
            yield Placed(answer, row.cells.line, row.shown, untimed)
    if not found:
        raise source.nothing_read("answer")
    source.finish()


def _rows(source: Source) -> Iterator[_Row]:
    if not source.binary and holds_json(source.head):
        yield from _of_json(source)
    elif source.binary and not sniff(source.head):
        raise source.error(f"this is {source.binary}; save the answers as CSV, JSON or .xlsx.")
    elif source.binary:
        with sheet_table(source, ANSWERS) as table:
            yield from _of_table(table, source)
    else:
        yield from _of_table(csv_table(source, ANSWERS), source)


def _of_table(table: Table, source: Source) -> Iterator[_Row]:
    told = _told(map(plain_name, table.header))
    for row in table.rows:
        values = {meaning: row.cells[place] for meaning, place in table.places.items()}
        yield _Row(Cells(values, row.line, source), told, row.shown)


def _of_json(source: Source) -> Iterator[_Row]:
    first = beginning(source.head)
    paths = [path for path in LISTS if isinstance(first, dict) and path[0] in first] or [TOP]
    for element in read_elements(source, paths):
        try:
            yield _of_element(element, source)
        except InvalidValue as problem:
            source.reject(problem, element.line)


def _of_element(element: Element, source: Source) -> _Row:
    """What an object says; InvalidValue if that is not enough."""
    fields = dict(_fields(element.value))
    names = list(fields)
    places = places_of(names, source.mapping, columns=ANSWERS.columns)
    if not ANSWERS.suffice(places):
        raise InvalidValue(f"Heard needs {ANSWERS.needs}")
    values = {meaning: fields[names[place]] for meaning, place in places.items()}
    return _Row(Cells(values, element.line, source), _told(map(plain_name, names)))


def _fields(value: object, *way: str) -> Iterator[tuple[str, str]]:
    """The single values inside of an object, each by the names that lead to it."""
    if isinstance(value, dict) and len(way) < DEEPEST:
        for name, inner in value.items():
            yield from _fields(inner, *way, name)
    elif way:
        yield ".".join(way), word_of(value) or ""


def _told(columns: Iterable[str]) -> Scale | None:
    return next((SCALES[column] for column in columns if column in SCALES), None)


def _answer(row: _Row, scale: Scale | None) -> SurveyAnswer | None:
    cells = row.cells
    word = cells.text("value") or ""
    if is_unanswered(word):
        return None
    named = cells.text("scale")
    on = scale_of(word, scale_named(named) if named else scale or row.told)
    return SurveyAnswer(
        cells.text("conversation") or "", on, value_of(word, on), cells.time("at"), cells.text("comment")
    )
