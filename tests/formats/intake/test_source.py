"""A source: any encoding in, clean lines out, and one sentence for what is no text."""

import codecs
from io import BytesIO

import pytest

from heard.errors import TranscriptError
from heard.formats.intake.decoding import CHUNK, LONGEST_LINE
from heard.formats.intake.source import open_source
from tests.formats.reading import read

TEXT = "Customer: Käse für 5 €\nAgent: 😀"
SAID = ["customer: Käse für 5 €", "agent: 😀"]


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.replace("\n", "\r\n").encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE"],
)
def test_it_reads_unicode_in_every_coat(raw: bytes) -> None:
    outcome = read(raw)
    assert outcome.said == SAID
    assert not outcome.warnings


def test_it_reads_other_bytes_as_windows_1252_and_names_the_first_line() -> None:
    outcome = read("Customer: Hi\nAgent: für 5 €\nCustomer: für\nAgent: ".encode("cp1252") + "für".encode())
    assert outcome.said == ["customer: Hi", "agent: für 5 €", "customer: für", "agent: für"]
    assert outcome.warnings == ("Line 2 is not UTF-8 and was read as Windows-1252; save the file as UTF-8.",)


def test_bytes_that_no_encoding_knows_are_replaced() -> None:
    assert read(b"Customer: \x81").said == ["customer: \ufffd"]


def test_a_nul_far_down_is_replaced() -> None:
    text = "x" * CHUNK
    assert read(f"Customer: {text}\nAgent: a\0b").said[1] == "agent: a\ufffdb"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"PK\x03\x04\x14\0...word/document.xml", "a Word document"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"Customer: \0\0\0", "binary content (it holds NUL bytes)"),
        (codecs.BOM_UTF32_LE + "Customer: Hi".encode("utf-32-le"), "binary content (it holds NUL bytes)"),
        ("Customer: Hi".encode("utf-16-le"), "binary content (it holds NUL bytes)"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, kind: str) -> None:
    with pytest.raises(TranscriptError) as raised:
        read(raw)
    assert raised.value.problem == f"this is {kind}; save the conversation as CSV, JSON or plain text in UTF-8."


def test_what_is_said_of_a_file_moves_no_cursor() -> None:
    outcome = read('{"turns": [], "\\u001b[2J\\nAll is well": 1}\n{"turns": [{"role": "\\u001b\\u202e"}]}\n')
    assert outcome.warnings == ("Left out, as Heard does not know them:  [2J All is well.",)
    assert outcome.rejected == ("talk.txt, line 2: turns[0].role is ' '; use customer, agent, bot, system or note.",)


@pytest.mark.parametrize("cut", range(CHUNK - 3, CHUNK + 3))
def test_letters_and_lines_survive_the_edges_of_what_is_read_at_once(cut: int) -> None:
    text = "x" * (cut - len("Customer: ")) + "€\r\nAgent: Hello"
    assert read(f"Customer: {text}").said == [f"customer: {text.partition(chr(13))[0]}", "agent: Hello"]


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_LINE, [True, True]), (LONGEST_LINE + 1, [False, True])])
def test_a_line_is_kept_up_to_sixteen_megabytes(length: int, kept: list[bool]) -> None:
    source = open_source(BytesIO(b"x" * length + b"\nshort"), name="talk.txt")
    assert [line.text is not None for line in source.lines()] == kept
