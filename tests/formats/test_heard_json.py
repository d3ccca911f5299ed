"""Heard's own JSON: one object, an array, or one a line, whatever has happened to the lines."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from heard.conversation.conversation import Conversation
from heard.errors import TranscriptError
from heard.formats.heard_json import write
from tests.formats.drawn import whole_talks
from tests.formats.reading import read

HI = {"role": "customer", "text": "Hi"}
A = {"id": "a", "turns": [HI]}
B = {"id": "b", "turns": [HI]}
LINE_A, LINE_B = json.dumps(A), json.dumps(B)


@pytest.mark.parametrize(
    "content",
    [
        f"{LINE_A}\n{LINE_B}\n",
        f"\n{LINE_A}\r\n\r\n{LINE_B}",
        json.dumps([A, B]),
        json.dumps([A, B], indent=2),
        f"[\n{LINE_A},\n{LINE_B}\n]",
        f"[{LINE_A}]\n[{LINE_B}]",
    ],
    ids=["lines", "windows lines", "array", "pretty array", "array by lines", "lines of arrays"],
)
def test_it_reads_objects_arrays_and_lines(content: str) -> None:
    outcome = read(content)
    assert outcome.ids == ["a", "b"]
    assert not outcome.rejected


@pytest.mark.parametrize(
    "content", [LINE_A, json.dumps(A, indent=4), '{"id": "a", "turns": [\n{"role": "customer",\n"text": "Hi"}\n]}']
)
def test_it_reads_one_object_however_it_is_laid_out(content: str) -> None:
    assert read(content).ids == ["a"]


def test_it_reads_bare_turns_as_one_conversation() -> None:
    assert read(json.dumps([HI, {"role": "agent", "text": "Hello"}])).said == ["customer: Hi", "agent: Hello"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "x", "turns": [', "this is not valid JSON at character 23"),
        ("not JSON", "this is not valid JSON at character 1"),
        ('{"id": "x"}', "turns is missing."),
        ('{"id": "x", "turns": [{"role": "robot", "text": "Hi"}]}', "turns[0].role is 'robot'; use customer"),
        ('{"id": "x", "turns": [], "turns": []}', "the field 'turns' stands twice in one object; keep one of them."),
        ("[" * 65 + "]" * 65, "this JSON is nested too deep to be a conversation."),
        ("[" * 100_000, "this JSON is nested too deep to be a conversation."),
        ('"only a text"', "The conversation must be an object, not text."),
        (
            '{"id": "x", "turns": [{"n": 1, "role": "agent", "text": ""}, {"n": 1, "role": "agent", "text": ""}]}',
            "Conversation x has two turns with the id 1.",
        ),
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_bad_line_is_reported_and_the_rest_is_read(line: str, problem: str, place: int) -> None:
    lines = [LINE_A, LINE_B]
    lines.insert(place - 1, line)
    outcome = read("\n".join(lines))
    assert outcome.ids == ["a", "b"]
    assert len(outcome.rejected) == 1
    assert outcome.rejected[0].startswith(f"talk.txt, line {place}: {problem}")


def test_a_bad_conversation_in_an_array_is_reported_by_its_number() -> None:
    outcome = read(json.dumps([A, {"id": "x"}, B], indent=1))
    assert outcome.ids == ["a", "b"]
    assert outcome.rejected == ("talk.txt, line 11: conversation 2: turns is missing.",)


def test_a_broken_object_over_several_lines_is_refused_with_the_line() -> None:
    with pytest.raises(TranscriptError, match="line 3: this is not valid JSON at character 5") as raised:
        read('{\n"id": "a",\n"b" 1\n}')
    assert raised.value.line == 3


@pytest.mark.parametrize("odd", ["NaN", "-Infinity", "1e999", "9" * 5000, "[" * 60 + "]" * 60, '"a\tb"'])
def test_odd_values_in_unknown_fields_do_no_harm(odd: str) -> None:
    outcome = read(f'{{"id": "a", "odd": {odd}, "turns": []}}')
    assert outcome.ids == ["a"]
    assert outcome.warnings == ("Left out, as Heard does not know them: odd.",)


def test_a_time_that_is_nan_counts_as_missing() -> None:
    assert read('{"id": "a", "opened_at": NaN, "turns": []}').conversations[0].opened_at is None


def test_a_number_of_thousands_of_digits_is_no_id() -> None:
    with pytest.raises(TranscriptError, match="id must be text, not a decimal number"):
        read(f'{{"id": {"9" * 5000}, "turns": []}}')


def test_half_characters_are_replaced() -> None:
    assert read('{"turns": [{"role": "customer", "text": "Hi \\ud83d\\u0000"}]}').said == ["customer: Hi \ufffd\ufffd"]


def test_unknown_fields_give_one_warning_a_file() -> None:
    turn: dict[str, Any] = {**HI, "feelings": []}
    outcome = read("\n".join(json.dumps({"id": str(n), "turns": [turn], "industry": "x"}) for n in range(3)))
    assert outcome.warnings == ("Left out, as Heard does not know them: industry, turns.feelings.",)


def test_the_warning_names_a_dozen_fields_at_most() -> None:
    [warning] = read(json.dumps({"turns": [], **{f"field {n:03}": 1 for n in range(500)}})).warnings
    assert warning.count("field") == 12
    assert warning.endswith(" and others.")


@pytest.mark.parametrize("length", [1, 5000])
def test_it_reads_conversations_of_any_length(length: int) -> None:
    assert len(read(json.dumps({"turns": [HI] * length})).said) == length


def test_it_reads_a_line_of_ten_megabytes() -> None:
    text = "word " * 2_000_000
    outcome = read(f"{json.dumps({'id': 'x', 'turns': [{'role': 'customer', 'text': text}]})}\n{LINE_A}\n")
    assert outcome.ids == ["x", "a"]
    assert outcome.said[0] == f"customer: {text}"


def test_a_bad_line_behind_one_that_is_longer_than_the_head_is_reported_and_the_rest_is_read() -> None:
    long = json.dumps({"id": "x", "turns": [{"role": "customer", "text": "word " * 20_000}]})
    outcome = read(f'{long}\n{LINE_A}\n{{"id": "y", "turns": [\n{LINE_B}\n')
    assert outcome.ids == ["x", "a", "b"]
    assert len(outcome.rejected) == 1


def test_a_line_over_sixteen_megabytes_is_reported_and_the_rest_is_read() -> None:
    outcome = read(f'{LINE_A}\n{{"id": "{"x" * 2**24}", "turns": []}}\n{LINE_B}\n')
    assert outcome.ids == ["a", "b"]
    assert outcome.rejected == ("talk.txt, line 2: the line is longer than 16 MB; write one conversation a line.",)


@settings(max_examples=40)
@given(whole_talks)
def test_what_is_written_is_read_back(talks: list[Conversation]) -> None:
    assert list(read(b"".join(write(talks))).conversations) == talks
