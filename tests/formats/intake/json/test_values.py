"""Values in dumps: one thing written in several ways."""

import io
from typing import Any

import pytest

from heard.conversation.fields import Fields
from heard.formats.intake.json.values import inner, latest, name_in, time_of, value_at, word_of
from heard.formats.intake.mapping import mapping_from
from heard.formats.intake.source import Source, open_source


def source_with(mapping: str = "") -> Source:
    return open_source(io.BytesIO(b"{}"), name="talk", mapping=mapping_from(mapping))


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("a b", "a b"),
        (" a\0", " a\ufffd"),
        (" ", None),
        (True, "true"),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
        (1e300, None),
        (float("inf"), None),
        (10**30, None),
        (None, None),
        ([1], None),
        ({}, None),
    ],
)
def test_a_word_is_a_single_value(value: object, word: str | None) -> None:
    assert word_of(value) == word


@pytest.mark.parametrize(
    ("value", "name"),
    [({"b": "x", "a": ""}, "x"), ({"a": 5, "b": "x"}, "5"), ("Billing", "Billing"), ({}, None), (None, None)],
)
def test_a_name_is_the_first_field_that_says_something(value: object, name: str | None) -> None:
    assert name_in(value, "a", "b") == name


def test_a_path_leads_through_objects() -> None:
    assert value_at({"a": {"b.c": 1}}, ("a", "b.c")) == 1
    assert value_at({"a": [1]}, ("a", "b")) is None
    assert value_at(5, ()) == 5


def test_an_inner_object_may_be_missing_or_something_else() -> None:
    fields: dict[str, Any] = {"a": 5, "b": {"c": 1}}
    assert inner(Fields(fields), "a", "b").values == {"c": 1}
    assert not inner(Fields(fields), "a").values


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1767225600, "2026-01-01 00:00:00+00:00"),
        (1767225600.75, "2026-01-01 00:00:00+00:00"),
        (1767225600123, "2026-01-01 00:00:00.123000+00:00"),
        ("2026-01-01T00:00:00.123456789Z", "2026-01-01 00:00:00.123456+00:00"),
        ("2026-07-01 10:00", "2026-07-01 10:00:00+02:00"),
        (None, "None"),
        ([], "None"),
    ],
)
def test_a_time_is_read_however_it_is_counted(value: object, time: str) -> None:
    source = source_with('time_zone = "Europe/Berlin"')
    assert str(time_of(value, source)) == time
    assert not source.warnings


@pytest.mark.parametrize("value", ["05/01/2026", 12, True])
def test_a_time_that_cannot_be_read_is_left_out_with_a_warning(value: object) -> None:
    source = source_with()
    assert time_of(value, source) is None
    assert source.warnings[0].startswith("Times such as '")


def test_of_what_pages_repeat_the_last_counts_in_the_first_place() -> None:
    pages = [{"id": 1, "a": "old"}, {"id": 2}, {}, {"id": 1, "a": "new"}, {}]
    assert latest(pages) == [{"id": 1, "a": "new"}, {"id": 2}, {}, {}]
