"""The beginning of a JSON file: what it shows before all of it is read."""

import json
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.formats.intake.json.head import beginning, first_object, one_a_line


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('{"id": 1, "turns": [{"te', {"id": 1, "turns": [{}]}),
        ('[{"a": {"b": "x, ] y"}, "c": "cut, [', [{"a": {"b": "x, ] y"}}]),
        ('{"a": 1}\n{"a": 2}', {"a": 1}),
        ('{"a": [1, 2', {"a": [1]}),
        ("Customer: Hi", None),
        ('{"a": [}', None),
        ('{"a": 1, "a": 2, "b', None),
        ("[" * 60_000, None),
    ],
)
def test_it_is_the_first_value_as_far_as_it_goes(head: str, value: object) -> None:
    started = perf_counter()
    assert beginning(head) == value
    assert perf_counter() - started < 1


@pytest.mark.parametrize(
    ("value", "path", "fields"),
    [
        ({"a": 1}, (), {"a": 1}),
        ([{"a": 1}, {"a": 2}], (), {"a": 1}),
        ({"box": {"items": [{"a": 1}]}}, ("box", "items"), {"a": 1}),
        ({"box": [{"items": {"a": 1}}]}, ("box", "items"), {"a": 1}),
        ({"box": []}, ("box",), {}),
        ("text", (), {}),
        (None, ("box",), {}),
    ],
)
def test_the_first_object_is_found_in_lists_and_under_names(
    value: object, path: tuple[str, ...], fields: dict[str, object]
) -> None:
    assert first_object(value, *path) == fields


@pytest.mark.parametrize(
    ("head", "alone"),
    [
        ('{"a": 1}\n{"a": 2}', True),
        ('{"a": 1}', True),
        ('{"a": 1', False),
        ('[\n{"turns": []},\n{"turns": []}\n]', False),
        ('{"box": [\n{"turns": []},\n{"turns": []}\n]}', False),
        ('{"box": [\n{"turns": []}\n]}', False),
        ('{"turns": [\n{"turns": []}\n{"turns": []}', True),
    ],
)
def test_it_tells_lines_from_what_is_laid_out_over_lines(head: str, alone: bool) -> None:  # noqa: FBT001 - a table
    assert one_a_line(head) is alone


@given(st.integers(0, 400))
def test_wherever_it_is_cut_it_has_the_fields_before(cut: int) -> None:
    whole = {"id": 7, "said": 'a, "b" [c', "turns": [{"role": "x", "text": "y"} for _ in range(9)]}
    found = first_object(beginning(json.dumps(whole, indent=1)[: 60 + cut]))
    assert found["said"] == whole["said"]
