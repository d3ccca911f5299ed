"""The values of a JSON file one by one: from any layout, at any path, past what is broken."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.formats.intake.json.element import TOP, Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.source import Source, open_source

A, B, C = {"id": 1, "texts": ["a, ] }"]}, {"id": 2, "texts": ['"{["']}, {"id": 3}
PATH = ("box", "items")
layouts = pytest.mark.parametrize("indent", [None, 0, 1, "\t"])


def source_of(content: str | bytes) -> Source:
    raw = content if isinstance(content, bytes) else content.encode()
    return open_source(io.BytesIO(raw), name="talk")


def elements_of(content: str | bytes, *paths: tuple[str, ...]) -> tuple[list[Element], Source]:
    """The elements in a file, and the source with what was rejected."""
    source = source_of(content)
    return list(read_elements(source, paths or (TOP,))), source


@layouts
def test_it_reads_the_items_of_a_list(indent: int | str | None) -> None:
    elements, source = elements_of(json.dumps([A, B, C], indent=indent))
    assert [element.value for element in elements] == [A, B, C]
    assert [element.number for element in elements] == [1, 2, 3]
    assert not source.rejected


@layouts
def test_it_reads_the_items_of_a_list_within(indent: int | str | None) -> None:
    whole = {"page": [1, {"items": "}"}], "box": {"no": 1, "items": [A, B], "more": [C]}, "last": "x"}
    elements, source = elements_of(json.dumps(whole, indent=indent), PATH)
    assert [(element.value, element.path) for element in elements] == [(A, PATH), (B, PATH)]
    assert not source.rejected


@layouts
def test_it_reads_several_lists_and_single_values(indent: int | str | None) -> None:
    elements, _ = elements_of(json.dumps({"a": [A], "b": B, "c": [C]}, indent=indent), ("c",), ("b",), ("x", "a"))
    assert [(element.path, element.value, element.number) for element in elements] == [
        (("b",), B, None),
        (("c",), C, 1),
    ]


def test_it_reads_one_value_behind_another() -> None:
    pretty = "\n".join(json.dumps({"box": {"items": [each]}}, indent=2) for each in (A, B, C))
    assert [element.value for element in elements_of(pretty, PATH)[0]] == [A, B, C]


def test_each_has_the_line_in_which_it_starts() -> None:
    elements, _ = elements_of('[\n{"a": 1},\n\n  {\n"b": 2}, {}]')
    assert [element.line for element in elements] == [2, 4, 5]


@pytest.mark.parametrize(
    ("content", "values", "rejected"),
    [
        ('[\n{"a": 1},\n{"b" 2},\n{"c": 3}\n]', [{"a": 1}, {"c": 3}], ["3: this is not valid JSON at character 6 "]),
        ('[{"a": 1}, {"b" 2}, {"c": 3}]\n', [{"a": 1}, {"c": 3}], ["1: this is not valid JSON at character 17"]),
        ('[\n{"a": 1},\n{"b": [2},\n{"c": 3}\n]', [{"a": 1}, {"c": 3}], ["3: this is not valid JSON at"]),
        ('[\n{"a": 1},\n{"b": 2,\n{"c": 3}\n]', [{"a": 1}, {"c": 3}], ["4: this is not valid JSON at"]),
        ('[\n{"a": 1},\n{"b": "2},\n{"c": 3}\n]', [{"a": 1}, {"c": 3}], ["4: this is not valid JSON at"]),
        (
            '[\n{"a": 1},\n{"b": "2},\n{"c": "3},\n{"d": 4}\n]',
            [{"a": 1}, {"d": 4}],
            ["4: this is not valid", "4: this is not valid"],
        ),
        ('[\n  {\n    "a": 1\n  },\n  {\n    "b": {\n  },\n  {\n    "c": 3\n  }\n]', [{"a": 1}, {"c": 3}], ["8: "]),
        ('[\n{"a": 1},\n{"a": 1, "a": 2},\n{"c": 3}\n]', [{"a": 1}, {"c": 3}], ["3: the field 'a' stands"]),
        ('[\n{"a": 1},\n{"b": 2}', [{"a": 1}, {"b": 2}], ["1: the list that begins here does not end"]),
        ('[\n{"a": 1},\n{"b": 2', [{"a": 1}], ["3: this is not valid JSON"]),
        ('[{"a": 1}, {"b": [2}, {"c": 3}]\n\n', [{"a": 1}], ["1: this is not valid JSON at character 20"]),
        ('[\n{"a": 1},\nwhat\n]', [{"a": 1}], ["3: this is not valid JSON at character 1"]),
        ('[\n{"a": 1}\n}\n]', [{"a": 1}], ["3: this is not valid JSON at character 1"]),
    ],
)
def test_a_broken_value_is_rejected_and_the_rest_is_read(
    content: str, values: list[object], rejected: list[str]
) -> None:
    elements, source = elements_of(content)
    assert [element.value for element in elements] == values
    assert len(source.rejected) == len(rejected)
    assert all(
        f"{error.line}: {error.problem}".startswith(start)
        for error, start in zip(source.rejected, rejected, strict=True)
    )


@pytest.mark.parametrize(
    "content", ['[\n{"a": 1},\n{"b": 2', '[{"a": 1}, {"b": [2}, {"c": 3}]\n\n', '{"box": {"items"']
)
def test_where_nothing_further_can_be_read_it_says_so(content: str) -> None:
    _, source = elements_of(content, TOP if content[0] == "[" else PATH)
    assert source.rejected[-1].problem.endswith("Nothing below it could be read.")


def test_where_lines_do_not_show_where_values_begin_nothing_is_guessed() -> None:
    elements, source = elements_of('[\n{"a": [\n{"b": 1}\n]},\n{"a": [\n{"b": 2\n]},\n{"a": []}\n]')
    assert [element.value for element in elements] == [{"a": [{"b": 1}]}]
    assert source.rejected[-1].problem.endswith("Nothing below it could be read.")


def test_what_is_valid_is_read_whatever_its_lines_look_like() -> None:
    content = '[\n{"a": [{}]},\n{"a": [\n{},\n{}\n]},\n{"a":\n{}}\n]'
    elements, source = elements_of(content)
    assert [element.value for element in elements] == json.loads(content)
    assert not source.rejected


def test_a_value_over_sixteen_megabytes_is_left_out_and_the_rest_is_read() -> None:
    long = json.dumps({"text": "x" * 2**24})
    elements, source = elements_of(f"[{json.dumps(A)}, {long}, {json.dumps(B)}]")
    assert [element.value for element in elements] == [A, B]
    assert [str(error) for error in source.rejected] == [
        "talk, line 1: what begins here is longer than 16 MB; it was left out."
    ]


def test_bytes_that_are_no_utf_8_are_read_as_windows_1252() -> None:
    elements, source = elements_of('[\n{"a": "ü"},\n{"a": "'.encode() + "ü".encode("cp1252") + b'"}\n]')
    assert [element.value for element in elements] == [{"a": "ü"}, {"a": "ü"}]
    assert source.warnings == ["Line 3 is not UTF-8 and was read as Windows-1252; save the file as UTF-8."]


TURN = b'{"id": %d, "turns": [{"text": "' + b"x" * 200 + b'"}]}'


class Lasting:
    """A list of so many conversations, made while it is read."""

    def __init__(self, count: int, *, line_ends: bool) -> None:
        self._pieces = self._written(count, b",\n" if line_ends else b",")

    def read(self, _: int) -> bytes:
        """The next piece."""
        return next(self._pieces, b"")

    def _written(self, count: int, between: bytes) -> Iterator[bytes]:
        yield b'{"skipped": ['
        yield from (b'"%d"' % number + between for number in range(count))
        yield b'0], "box": {"items": ['
        yield from (TURN % number + between for number in range(count))
        yield b"{}]}}"


@pytest.mark.parametrize("line_ends", [True, False])
def test_memory_stays_the_same_however_long_a_file_is(*, line_ends: bool) -> None:
    source = open_source(cast("BinaryIO", Lasting(10_000, line_ends=line_ends)), name="talk")
    tracemalloc.start()
    count = sum(1 for _ in read_elements(source, [PATH]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_001
    assert peak < 2_000_000


values = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10**17) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(values), st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_any_list_is_read_as_json_reads_it(items: list[object], indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    content = json.dumps({"box": {"x": items, "items": items}}, indent=indent, ensure_ascii=ascii_only)
    elements, source = elements_of(content, PATH)
    assert [element.value for element in elements] == items
    assert not source.rejected
