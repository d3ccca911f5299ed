"""Excel workbooks: both shapes of a table, cells of every kind, and one sentence for those that cannot be read."""

from datetime import UTC, date, datetime, timedelta

import pytest

from heard.errors import TranscriptError
from tests.formats.reading import read
from tests.formats.workbooks import HEADER, MAIN, SAID, packed, sheet_of, workbook

HEAD: list[object] = ["role", "text", "at"]
OPENED = datetime(2026, 1, 5, 10, 2, tzinfo=UTC).replace(tzinfo=None)


def test_one_message_a_row_and_one_conversation_a_row_are_read() -> None:
    assert read(workbook(A=[HEAD, ["customer", "Hi", None], ["agent", "Hello", None]])).said == [
        "customer: Hi",
        "agent: Hello",
    ]
    outcome = read(workbook(A=[["id", "Transcript"], [7, "Customer: Hi\nAgent: Hello"]]))
    assert (outcome.ids, outcome.said) == (["7"], ["customer: Hi", "agent: Hello"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (True, "true"),
        (date(2026, 1, 5), "2026-01-05T00:00:00"),
        (timedelta(hours=1), "1:00:00"),
        ("a\nb", "a\nb"),
        ("é😀", "é😀"),
    ],
)
def test_a_cell_of_any_kind_is_text(cell: object, text: str) -> None:
    assert read(workbook(A=[HEAD, ["customer", cell, None]])).said == [f"customer: {text}"]


def test_a_cell_with_a_date_is_a_time() -> None:
    [talk] = read(workbook(A=[HEAD, ["customer", "Hi", OPENED]]), mapping='time_zone = "Europe/Berlin"').conversations
    assert str(talk.turns[0].at) == "2026-01-05 10:02:00+01:00"


def test_a_date_that_is_shown_as_a_number_is_refused_with_a_word() -> None:
    outcome = read(workbook(A=[HEAD, ["customer", "Hi", 45292.5]]))
    assert outcome.warnings[0].startswith("45292.5 is a date as Excel counts it; such times were left out.")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<c r='B2' t='str'><f>1+1</f><v>stored</v></c>", ["customer: stored"]),
        ("<c r='B2'><f>1+1</f></c>", ["customer: "]),
        ("<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>", ["customer: #DIV/0!"]),
    ],
)
def test_of_a_formula_the_stored_value_is_read_and_nothing_is_computed(cell: str, said: list[str]) -> None:
    row = f"<row r='2'><c r='A2' t='inlineStr'><is><t>customer</t></is></c>{cell}</row>"
    assert read(packed(sheet_of(row))).said == said


def test_texts_that_several_cells_share_are_read_with_all_their_runs() -> None:
    strings = f"<sst {MAIN}><si><r><t>a</t></r><r><t xml:space='preserve'> b_x000D_\nc</t></r></si></sst>"
    row = "<row r='2'><c r='A2' t='inlineStr'><is><t>agent</t></is></c><c r='B2' t='s'><v>0</v></c></row>"
    assert read(packed(sheet_of(row), {"xl/sharedStrings.xml": strings})).said == ["agent: a b\nc"]


def test_the_first_sheet_that_has_the_columns_is_read_below_its_title() -> None:
    rows: list[list[object]] = [["Export of 5 January"], [], HEAD, ["customer", "Hi", None]]
    outcome = read(workbook(Cover=[["Hello"]], Talks=rows, More=[HEAD, ["customer", "Ho", None]]))
    assert outcome.said == ["customer: Hi"]
    assert outcome.warnings == ("The sheet 'Talks' was read, and not 'Cover', 'More'.",)


def test_rows_are_named_by_their_number_in_the_sheet() -> None:
    outcome = read(workbook(A=[["Title"], HEAD, [], ["Bob", "Hi", None], ["agent", "Hello", None]]))
    assert outcome.rejected == ("talk.txt, line 4: 'Bob' speaks; Heard knows customer, agent, bot, system and note.",)


@pytest.mark.parametrize(
    "cell", ["<c t='s'><v>9</v></c>", "<c t='s'><v>-1</v></c>", "<c><v>x</v></c>", "<c r='?'><v>1</v></c>"]
)
def test_a_broken_row_is_rejected_and_the_rest_is_read(cell: str) -> None:
    outcome = read(packed(sheet_of(f"<row r='2'>{cell}</row>", SAID.format(3, "Hi"))))
    assert outcome.said == ["customer: Hi"]
    assert outcome.rejected == (
        "talk.txt, line 2: this row of the workbook is broken; open it in Excel and save it again.",
    )


def test_a_sheet_that_breaks_off_gives_what_stands_before() -> None:
    outcome = read(packed(f"<worksheet {MAIN}><sheetData>{HEADER}{SAID.format(2, 'Hi')}<row r='3'><c>"))
    assert outcome.said == ["customer: Hi"]
    [problem] = outcome.rejected
    assert problem.startswith(
        "talk.txt, line 2: The sheet 'Talks' breaks off: this workbook is broken; open it in Excel"
    )


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (workbook(A=[["who", "words"], ["a", "b"]]), "its columns are who, words; Heard needs one for who speaks"),
        (workbook(A=[]), "no sheet of this workbook holds anything."),
        (workbook(A=[HEAD]), "there is no conversation in it."),
        (workbook(A=[HEAD, ["customer", "Hi", None]])[:-99], "this workbook is broken; open it in Excel"),
        (packed("", {"xl/workbook.xml": "<"}), "this workbook is broken"),
        (packed("", {"[Content_Types].xml": "<Types/>"}), "this workbook is broken"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "this is protected by a password;"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "this is a file of an old Office program; open it and save it as .xlsx"),
    ],
)
def test_a_workbook_that_cannot_be_read_gives_one_sentence(raw: bytes, problem: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(raw)
    assert raised.value.problem.startswith(problem)
