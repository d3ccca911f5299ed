"""Hostile JSON: whatever stands in a file, conversations come out of it or one sentence, never a traceback."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.reading import SAMPLES
from tests.formats.test_catalogue import reads_or_refuses

pytestmark = pytest.mark.faults

Place: TypeAlias = tuple[str | int, ...]

FORMATS = ["chat_messages", "chatwoot", "contact_lens", "convokit", "heard_json", "zammad", "zendesk"]
MAPPING = """
[paths]
conversations = "a"
id = "b"
turns = "c"
role = "d"
text = "e"
at = "f"
customer = "g"
agent = "g"
"""
each_format = pytest.mark.parametrize("name", FORMATS)

names = st.sampled_from("a b c d e f g id text role content messages turns public private internal sender".split())
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=5) | names
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names | st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
fragments = st.sampled_from([*'{}[]:,"\\\n', '"', "null", "1e999", "\\ud800", "\0", '{"a":', "[" * 70, "é", "\udcff"])


def sample_of(name: str) -> str:
    [path] = SAMPLES.glob(f"{name}.*")
    return path.read_text(encoding="utf-8")


def places_in(value: object, place: Place = ()) -> Iterator[Place]:
    """Where values stand inside of a value, and its own place."""
    yield place
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(inner, (*place, key))


def put(value: object, place: Place, new: object) -> object:
    """A value with another in that place."""
    if not place:
        return new
    first, *rest = place
    if isinstance(value, dict):
        return {key: put(inner, tuple(rest), new) if key == first else inner for key, inner in value.items()}
    assert isinstance(value, list)
    return [put(inner, tuple(rest), new) if key == first else inner for key, inner in enumerate(value)]


def values_of(name: str) -> list[object]:
    """The values in a sample, however it is laid out."""
    decoder, text, values = json.JSONDecoder(), sample_of(name).strip(), list[object]()
    while text:
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:].strip()
    return values


@each_format
@settings(max_examples=60)
@given(st.data())
def test_anything_in_the_place_of_a_field_leads_to_a_sentence_at_most(name: str, data: st.DataObject) -> None:
    values: object = values_of(name)
    for _ in range(data.draw(st.integers(1, 3))):
        values = put(values, data.draw(st.sampled_from(sorted(places_in(values), key=str))), data.draw(anything))
    indent = data.draw(st.sampled_from([None, 1]))
    pieces = values if isinstance(values, list) else [values]
    content = "\n".join(json.dumps(value, indent=indent) for value in pieces)
    assert reads_or_refuses(content.encode("utf-8", "surrogatepass"))


@each_format
@settings(max_examples=60)
@given(st.data())
def test_a_file_that_was_damaged_leads_to_a_sentence_at_most(name: str, data: st.DataObject) -> None:
    text = sample_of(name)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 30))
        text = text[:start] + data.draw(fragments | st.just(text[start : start + 40])) + text[end:]
    assert reads_or_refuses(text.encode("utf-8", "surrogateescape"))


@given(anything | st.fixed_dictionaries({"a": st.lists(st.dictionaries(names, anything))}), st.sampled_from([None, 1]))
def test_no_json_under_a_mapping_leads_to_a_traceback(value: object, indent: int | None) -> None:
    assert reads_or_refuses(json.dumps([value], indent=indent).encode(), MAPPING)


@pytest.mark.parametrize(
    "content",
    [
        '{"turns": ' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '[{"turns": [' + '{"role": "customer", "text": "' * 50_000,
        '[{"a": "' + '\\"' * 100_000,
        "[" + '{"turns": [}, ' * 20_000,
        '[\n{"turns": []},\n' + '{"turns": [\n' * 20_000,
        '{"tickets": [' + "[" * 100_000,
        "[" + '"' * 100_001,
        '{"' + "\\" * 100_001,
        "[{}" + "," * 200_000,
    ],
    ids=lambda content: content[:16],
)
def test_what_is_meant_to_break_a_reader_is_refused_soon(content: str) -> None:
    assert reads_or_refuses(content.encode())


@pytest.mark.skipif(sys.platform != "linux", reason="atheris is installed on Linux only")
def test_a_short_run_of_the_fuzzer_finds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.formats.fuzz_json", "-runs=3000", "-max_total_time=10", str(tmp_path)]
    done = subprocess.run([*command, str(SAMPLES)], check=False, capture_output=True, text=True, cwd=tmp_path.cwd())
    assert done.returncode == 0, done.stderr[-2000:]
