"""A preview: what a person sees of a file before it is taken in."""

import io

import pytest

from heard.formats.intake.mapping import mapping_from
from heard.formats.intake.source import open_source
from heard.formats.preview import SHOWN, Column, Preview, preview
from tests.formats.workbooks import workbook


def preview_of(raw: bytes, mapping: str = "") -> Preview:
    """A preview of a file with this content."""
    return preview(open_source(io.BytesIO(raw), name="talk.csv", mapping=mapping_from(mapping)))


def test_it_tells_what_each_column_is_taken_for() -> None:
    seen = preview_of(b"Ticket ID,Author Type,Body,Mood\n1,customer,Hi,sad\n")
    assert seen.columns == (
        Column("Ticket ID", "conversation"),
        Column("Author Type", "role"),
        Column("Body", "text"),
        Column("Mood", None),
    )
    assert seen.kind == "CSV with one message a row"
    assert seen.unknown == ("Mood",)
    assert seen.warnings == ("Left out, as Heard does not know them: Mood.",)


def test_a_column_can_be_left_out_whatever_it_is_called() -> None:
    seen = preview_of(b"role,text,Phone\ncustomer,Hi,030 1234567\n", 'leave_out = ["Phone"]')
    assert (seen.unknown, seen.warnings) == (("Phone",), ())
    assert [each.customer for each in seen.conversations] == [None]


def test_it_shows_the_first_conversations_and_counts_all() -> None:
    rows = "".join(f"{number},customer,Hi\n" for number in range(SHOWN + 5))
    seen = preview_of(f"ticket,role,text\n{rows}99,Bob,Hi\n".encode())
    assert [talk.id for talk in seen.conversations] == [str(number) for number in range(SHOWN)]
    assert seen.count == SHOWN + 5
    assert [problem.row for problem in seen.problems] == ["99,Bob,Hi"]


@pytest.mark.parametrize(
    "raw", [b"Who,What\nKundin,Hi\n", workbook(A=[["Who", "What"], ["Kundin", "Hi"]])], ids=["CSV", "workbook"]
)
def test_what_cannot_be_read_is_a_problem_until_a_mapping_says_what_it_means(raw: bytes) -> None:
    [problem] = preview_of(raw).problems
    assert problem.problem.startswith("its columns are Who, What;")
    assert preview_of(raw).unknown == ("Who", "What")
    assert preview_of(raw, '[columns]\nrole = "Who"\ntext = "What"').count == 1


def test_where_every_row_is_wrong_each_is_told_once() -> None:
    assert [problem.line for problem in preview_of(b"role,text\nBob,Hi\nTom,Hi\n").problems] == [2, 3]


@pytest.mark.parametrize(
    ("mapping", "lacks"), [("", True), ('time_zone = "Europe/Berlin"', False)], ids=["no zone", "a zone"]
)
def test_it_knows_when_to_ask_for_a_time_zone(mapping: str, lacks: bool) -> None:  # noqa: FBT001 - a table of answers
    assert preview_of(b"role,text,at\ncustomer,Hi,2026-01-05 10:02\n", mapping).lacks_time_zone is lacks
