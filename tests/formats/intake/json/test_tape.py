"""A tape: how far values reach, whatever the pieces in which a file comes."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.formats.intake.json.tape import Extent, Tape

TEXT = b'  {"a": ["x, ] \\" y", {"b": "\\\\"}], "c": 12}\n "t\\"x" true [1] '
VALUES = [b'{"a": ["x, ] \\" y", {"b": "\\\\"}], "c": 12}', b'"t\\"x"', b"true", b"[1]"]


def cut(raw: bytes, places: list[int]) -> Iterator[bytes]:
    """The bytes in pieces, some of them empty."""
    marks = [0, *sorted(min(place, len(raw)) for place in places), len(raw)]
    return iter([raw[start:end] for start, end in pairwise(marks)])


def taken(tape: Tape) -> Iterator[bytes]:
    while tape.next():
        yield tape.take(tape.extent().length)


@given(st.lists(st.integers(0, len(TEXT)), max_size=9))
def test_values_are_whole_wherever_the_pieces_end(places: list[int]) -> None:
    assert list(taken(Tape(cut(TEXT, places)))) == VALUES


@given(st.lists(st.integers(0, len(TEXT)), max_size=9))
def test_what_is_skipped_is_as_long_as_what_is_read(places: list[int]) -> None:
    tape = Tape(cut(TEXT, places))
    assert tape.skip()
    assert list(taken(tape)) == VALUES[1:]
    assert tape.line == 2


@pytest.mark.parametrize(
    ("raw", "extent"),
    [
        (b'{"a": [1}]', Extent(9, whole=False)),
        (b'{"a": [1]', Extent(9, whole=False)),
        (b'{"a": "1}', Extent(9, whole=False)),
        (b'"abc', Extent(4, whole=False)),
        (b"12,", Extent(2)),
        (b"}", Extent(0)),
    ],
)
def test_what_does_not_end_is_not_whole(raw: bytes, extent: Extent) -> None:
    assert Tape(iter([raw])).extent() == extent


def test_an_extent_ends_before_a_stop() -> None:
    tape = Tape(iter([b'{"a": [\n{"b": 1}, {}']))
    assert tape.extent(b"\n{") == Extent(7, whole=False)


@pytest.mark.parametrize("raw", [b'{"a": [1}', b'{"a": "\\', b'["', b"[", b"}"])
def test_what_does_not_end_cannot_be_skipped(raw: bytes) -> None:
    assert not Tape(iter([raw])).skip()


def test_it_finds_what_lies_across_two_pieces() -> None:
    tape = Tape(iter([b"abc\n", b"", b"{x"]))
    assert tape.find(b"\n{")
    assert (tape.line, tape.column) == (1, 3)
    assert not Tape(iter([b"abc"])).find(b"\n{")


def test_line_and_column_tell_the_place() -> None:
    tape = Tape(iter([json.dumps([[1, 2], [3]], indent=2).encode()]))
    tape.next()
    tape.take(1)
    assert (tape.next(), tape.line, tape.column) == (b"[", 2, 2)
