"""What an archive unpacks to: bombs of every shape are refused before they go off."""

import io
from collections.abc import Callable
from hashlib import sha256
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from heard.errors import TranscriptError
from heard.formats.tables.unpacking import MB, MOST_PARTS
from tests.formats.reading import read
from tests.formats.workbooks import BOOK, MAIN, SAID, packed, sheet_of

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
# Two megabytes that do not pack well.
LONG = "".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(32_768))
HARMFUL = "this workbook unpacks to over a hundred times its size"
STRETCH = "The sheet 'Talks' breaks off: a row of this workbook "


def encrypted(raw: bytes) -> bytes:
    """The archive, with all of its parts marked as protected by a password."""
    marked = bytearray(raw)
    start = -1
    while (start := raw.find(b"PK\x01\x02", start + 1)) >= 0:
        marked[start + 8] |= 1
    return bytes(marked)


def lying(raw: bytes) -> bytes:
    """The archive, with the size of its sheet understated in its table of contents."""
    place = raw.rfind(b"xl/worksheets/sheet1.xml") - 46 + 24
    return raw[:place] + (100).to_bytes(4, "little") + raw[place + 4 :]


def other_packing() -> bytes:
    """An archive that is packed as no workbook is."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", BOOK)
    return file.getvalue()


@pytest.mark.parametrize(
    ("pack", "problem"),
    [
        (lambda: packed(sheet_of(" " * 20 * MB)), HARMFUL),
        (lambda: packed(sheet_of(), {"xl/sharedStrings.xml": "<a>" + " " * 20 * MB + "</a>"}), HARMFUL),
        (lambda: packed(sheet_of(), {"xl/media/image1.png": bytes(50 * MB)}), HARMFUL),
        (
            lambda: packed(sheet_of(), {"xl/theme/theme1.xml": LONG * 9}),
            "a part of this workbook that is no sheet is larger than",
        ),
        (
            lambda: packed(sheet_of(), {f"xl/{n}": b"" for n in range(MOST_PARTS)}),
            "this workbook unpacks to more than 1 GB",
        ),
        (lambda: packed(sheet_of(), {"xl/workbook.xml": ENTITIES + BOOK}), "this workbook defines XML entities"),
        (
            lambda: packed(sheet_of(), {"xl/sharedStrings.xml": ENTITIES + "<sst>&b;</sst>"}),
            "this workbook defines XML entities",
        ),
        (lambda: packed(ENTITIES + sheet_of()), "The sheet 'Talks' breaks off: this workbook defines XML entities"),
        (lambda: packed(sheet_of("<row>" + "<c/>" * 100_001 + "</row>")), f"{STRETCH}has over 1,000 cells"),
        (lambda: packed(sheet_of("<a>" * 100_001)), f"{STRETCH}has over 1,000 cells"),
        (lambda: packed(sheet_of(f"<row><c><v>{LONG * 33}</v></c></row>")), f"{STRETCH}is longer than 64 MB"),
        (lambda: encrypted(packed(sheet_of())), "this workbook is protected by a password"),
        (other_packing, "this workbook is packed in a way that Excel does not know"),
        (
            lambda: lying(packed(sheet_of(SAID.format(2, "Hi")))),
            "The sheet 'Talks' breaks off: this workbook is broken",
        ),
        (
            lambda: packed("<worksheet " + MAIN + ">" + "<row>" * 9),
            "The sheet 'Talks' breaks off: this workbook is broken",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_archive_that_is_made_to_harm_gives_one_sentence(pack: Callable[[], bytes], problem: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(pack())
    assert raised.value.problem.startswith(problem)


def test_what_unpacks_far_but_stays_small_is_read() -> None:
    assert read(packed(sheet_of(" " * (MB * 9 // 10), SAID.format(2, "Hi")))).said == ["customer: Hi"]
