"""The sheets of a workbook, row by row: what it unpacks to is bounded, and no formula is ever computed."""

import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, LargeZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from heard.conversation.fields import clean_text
from heard.errors import InvalidValue, TranscriptError
from heard.formats.intake.kept_texts import KeptTexts
from heard.formats.intake.source import Source
from heard.formats.tables.table import Row
from heard.formats.tables.unpacking import Part, check_archive

DATA, ROW = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetData", "row"))
STRING, TEXT, RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r"))
# How Excel writes letters that XML does not allow: _x000D_ is a line end.
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

# All that openpyxl, zipfile and the parser of XML raise at a workbook that is not as it should be.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RuntimeError, TypeError),
    *(ValueError, OSError, EOFError, ParseError, BadZipFile, LargeZipFile, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and where the workbook keeps it."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that stands open: its sheets, and what their cells refer to."""

    sheets: list[Sheet]
    archive: ZipFile
    strings: KeptTexts
    book: Any
    source: Source

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """The rows of a sheet that are not empty; where it breaks off, that is rejected."""
        parser = WorkSheetParser(
            None,
            self.strings,
            data_only=True,
            epoch=self.book.epoch,
            date_formats=self.book._date_formats,
            timedelta_formats=self.book._timedelta_formats,
        )
        try:
            with _in_words(self.source), self.archive.open(sheet.part) as stream:
                for element in elements(Part(stream), ROW, DATA):
                    if row := self._row(parser, element):
                        yield row
        except TranscriptError as error:
            self.source.reject(f"The sheet '{sheet.name}' breaks off: {error.problem}", parser.row_counter or None)

    def _row(self, parser: WorkSheetParser, element: Element) -> Row | None:
        """A row, if it holds anything; one that cannot be read is rejected."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                line, found = parser.parse_row(element)
        except BROKEN:
            number = element.get("r", "")
            line = int(number) if re.fullmatch("[0-9]{1,9}", number) else None
            self.source.reject("this row of the workbook is broken; open it in Excel and save it again.", line)
            return None
        cells = _cells(found)
        return Row(line, cells, "\t".join(cells)) if cells else None


@contextmanager
def opened(file: BinaryIO, source: Source) -> Iterator[Workbook]:
    """A workbook in a file, for as long as it is needed; TranscriptError says in a sentence what is wrong with it."""
    with ExitStack() as stack:
        strings = stack.enter_context(KeptTexts())
        with _in_words(source), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive = stack.enter_context(ZipFile(file))
            check_archive(archive)
            reader = ExcelReader(file, read_only=True, data_only=True)
            reader.read_manifest()
            texts = reader.package.find(SHARED_STRINGS)
            if texts is not None:
                _fill(strings, archive, texts.PartName[1:])
            reader.read_workbook()
            apply_stylesheet(archive, reader.wb)
            names = set(archive.namelist())
            sheets = [
                Sheet(sheet.name, rel.target) for sheet, rel in reader.parser.find_sheets() if rel.target in names
            ]
        yield Workbook(sheets, archive, strings, reader.wb, source)


@contextmanager
def _in_words(source: Source) -> Iterator[None]:
    """What goes wrong inside, as one sentence."""
    try:
        yield
    except InvalidValue as problem:
        raise source.error(problem) from None
    except DefusedXmlException:
        raise source.error("this workbook defines XML entities, as only a harmful one does; save it anew.") from None
    except BROKEN:
        raise source.error("this workbook is broken; open it in Excel and save it again, or as CSV.") from None


def elements(part: Part, wanted: str, within: str = "") -> Iterator[Element]:
    """The elements of one name, one at a time, up to the end of the one that holds them."""
    holder: Element | None = None
    for event, element in iterparse(part, events=("start", "end")):
        if event == "start":
            part.count_element()
            holder = element if holder is None or element.tag == within else holder
        elif element.tag == wanted:
            yield element
            part.begin_anew()
            if holder is not None:
                holder.clear()
        elif element.tag == within:
            return


def _fill(strings: KeptTexts, archive: ZipFile, part: str) -> None:
    """Keep the texts that cells refer to by number."""
    if part not in archive.namelist():
        return
    with archive.open(part) as stream:
        for element in elements(Part(stream), STRING):
            runs = [element, *element.findall(RUN)]
            strings.append("".join(run.findtext(TEXT) or "" for run in runs))


def _cells(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """The cells up to the last that is not empty, as text."""
    texts = {cell["column"]: text for cell in found if (text := _text(cell["value"]))}
    return [texts.get(column, "") for column in range(1, max(texts, default=0) + 1)]


def _text(value: object) -> str:
    """A cell as CSV would have it: dates as ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return clean_text(ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)))
