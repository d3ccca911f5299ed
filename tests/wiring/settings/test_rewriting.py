"""Rewriting: what is asked for stands in the file, and the rest as somebody wrote it."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.errors import SettingsError
from heard.wiring.settings.rewriting import (
    with_statement,
    with_tables,
    with_value,
    with_values,
    with_writer,
    without_statement,
)

WRITTEN = """\
# Ours, since spring.
statements = "own.toml"  # in git

[retention]
# The lawyers say so.
conversations = 730
jobs = 90

[[styles]]
pack = "direct-informal"
"""
STATEMENTS = """\
# Nobody liked this one.
retired = ["closing-005"]

[[statement]]
id = "a-1"
intent = "closing"  # or momentum?
text = "Write to me."

[[statement]]
id = "a-2"
intent = "closing"
text = "Bye now."
"""
Read = dict[str, Any]


def read(text: str) -> Read:
    return tomllib.loads(text)


def test_a_value_is_changed_and_comments_stay() -> None:
    changed = with_values(WRITTEN, "retention", {"jobs": 30})
    assert changed == WRITTEN.replace("jobs = 90", "jobs = 30")


def test_a_value_is_taken_out() -> None:
    changed = with_values(WRITTEN, "retention", {"jobs": None})
    assert changed == WRITTEN.replace("jobs = 90\n", "")


def test_a_table_without_values_goes() -> None:
    changed = with_values(with_values(WRITTEN, "notify", {"signals": ["vulnerable"]}), "notify", {"signals": None})
    assert read(changed) == read(WRITTEN)


def test_a_table_comes_and_goes_as_a_whole() -> None:
    changed = with_values(WRITTEN, "writer", {"url": "http://x/v1", "model": "m"})
    assert read(changed) == read(WRITTEN) | {"writer": {"url": "http://x/v1", "model": "m"}}
    assert read(with_values(changed, "writer", None)) == read(WRITTEN)


def test_a_value_outside_of_tables_stands_before_them() -> None:
    changed = with_value(WRITTEN, "playbook", "playbook.toml")
    assert read(changed) == read(WRITTEN) | {"playbook": "playbook.toml"}
    assert read(with_value(changed, "playbook", None)) == read(WRITTEN)


def test_a_statement_is_reworded_where_it_stands() -> None:
    changed = with_statement(STATEMENTS, {"id": "a-1", "intent": "closing", "text": "Do write."})
    assert changed == STATEMENTS.replace("Write to me.", "Do write.")


def test_a_statement_is_added_and_used_though_it_was_retired() -> None:
    changed = read(with_statement(STATEMENTS, {"id": "closing-005", "intent": "closing", "text": "So long."}))
    assert [each["id"] for each in changed["statement"]] == ["a-1", "a-2", "closing-005"]
    assert "retired" not in changed


@pytest.mark.parametrize("retired", [True, False])
def test_a_statement_is_taken_out_and_perhaps_retired(retired: bool) -> None:  # noqa: FBT001 - as pytest hands it in
    changed = read(without_statement(STATEMENTS, "a-1", retired=retired))
    assert [each["id"] for each in changed["statement"]] == ["a-2"]
    assert changed["retired"] == ["closing-005", *(["a-1"] if retired else [])]


def test_the_last_statement_leaves_a_file_that_can_be_written_on() -> None:
    alone = without_statement(with_statement("", {"id": "a", "text": "Hi."}), "a", retired=False)
    assert read(alone) == {}
    assert read(with_statement(alone, {"id": "b", "text": "Ho."})) == {"statement": [{"id": "b", "text": "Ho."}]}


def test_tables_stand_in_the_order_that_is_asked_for() -> None:
    changed = with_tables(STATEMENTS, "statement", [{"id": "a-2", "text": "Bye."}, {"id": "a-3", "text": "Hi."}])
    assert read(changed)["statement"] == [{"id": "a-2", "text": "Bye."}, {"id": "a-3", "text": "Hi."}]


def test_a_list_on_one_line_is_written_as_tables() -> None:
    written = 'offers = [{ id = "a", text = "x" }]\nretired = []\n[other]\n'
    changed = with_tables(written, "offers", [{"id": "b"}, {"id": "a"}])
    assert read(changed) == {"offers": [{"id": "b"}, {"id": "a"}], "retired": [], "other": {}}


def test_tables_in_tables_are_told_apart_by_their_ids_as_well() -> None:
    written = "[[cards]]\nid = 'a'\n\n[[cards.rows]]\nid = 'x'  # first\nweight = 1\n\n[[cards.rows]]\nid = 'y'\n"
    wanted = [{"id": "a", "rows": [{"id": "x", "weight": 2}, {"id": "z"}]}]
    changed = with_tables(written, "cards", wanted)
    assert read(changed)["cards"] == wanted
    assert "id = 'x'  # first\nweight = 2" in changed
    assert read(with_tables("", "cards", wanted))["cards"] == wanted


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from(["", STATEMENTS]))
def test_whatever_is_written_is_read_again(texts: list[str], before: str) -> None:
    wanted = [{"id": str(number), "text": text, "when": texts} for number, text in enumerate(texts)]
    assert read(with_tables(before, "offers", wanted))["offers"] == wanted


def test_what_somebody_is_at_work_on_is_left_alone() -> None:
    with pytest.raises(SettingsError, match="mend it by hand first"):
        with_value("statements = [", "playbook", "x")


@pytest.mark.parametrize(
    ("written", "rewrite"),
    [
        ("mail = 3", lambda text: with_values(text, "mail", {"host": "x"})),
        ("[[mail]]", lambda text: with_values(text, "mail", {"host": "x"})),
        ("writer = 3", lambda text: with_writer(text, {"url": "http://localhost/v1"})),
        ("offers = 3", lambda text: with_tables(text, "offers", [{"id": "a"}])),
        ("[offers]\nid = 'a'", lambda text: with_tables(text, "offers", [{"id": "a"}])),
        ("statement = [3]", lambda text: with_statement(text, {"id": "a"})),
        ("statement = [3]", lambda text: without_statement(text, "a", retired=True)),
        ("retired = 3", lambda text: with_statement(text, {"id": "a"})),
    ],
)
def test_what_is_of_another_kind_than_settings_is_left_alone(written: str, rewrite: Callable[[str], str]) -> None:
    with pytest.raises(SettingsError, match="mend it by hand first"):
        rewrite(written)
