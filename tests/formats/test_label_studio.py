"""Label Studio: tasks out, annotations back in, and the same words marked."""

import io
import json
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.formats.intake.source import Source, open_source
from heard.formats.label_studio import (
    Annotation,
    LabelledSpan,
    Task,
    labelling_config,
    read_annotations,
    write,
    write_tasks,
)
from tests.formats.drawn import texts

TALK = Conversation("10", (Turn("m1", Role.CUSTOMER, "Third 😀 time I ask."), Turn("m2", Role.AGENT, "I'm sorry.")))
SPANS = (LabelledSpan("m1", 8, 12, "repeat", 0.5), LabelledSpan("m2", 0, 9, "apologise_specifically", 0.75))


def annotations_of(tasks: object) -> tuple[list[Annotation], Source]:
    """The annotations of an export, and the source with what was rejected."""
    source = open_source(io.BytesIO(json.dumps(tasks).encode()), name="export.json")
    return list(read_annotations(source)), source


def annotated(*tasks: Task) -> list[dict[str, Any]]:
    """The export of tasks in which a person has agreed to what was marked."""
    wire = json.loads(b"".join(write_tasks(tasks, version="heard-1")))
    for task in wire:
        results = [prediction["result"] for prediction in task.pop("predictions", [])]
        task["annotations"] = [{"completed_by": 4, "result": result} for result in results or [[]]]
    return wire  # type: ignore[no-any-return] # it is JSON


def test_a_task_shows_the_dialogue_and_what_is_marked() -> None:
    [task] = json.loads(b"".join(write_tasks([Task(TALK, SPANS)], version="heard-1")))
    assert task["data"]["conversation_id"] == "10"
    assert task["data"]["dialogue"][1] == {"author": "agent", "text": "I'm sorry.", "turn_id": "m2"}
    [prediction] = task["predictions"]
    assert (prediction["model_version"], prediction["score"]) == ("heard-1", 0.625)
    assert prediction["result"][0]["value"] == {
        "start": "0",
        "end": "0",
        "startOffset": 9,
        "endOffset": 13,
        "text": "time",
        "paragraphlabels": ["repeat"],
    }


def test_without_spans_nothing_is_predicted() -> None:
    tasks = json.loads(b"".join(write([TALK, TALK])))
    assert len(tasks) == 2
    assert "predictions" not in tasks[0]


def test_an_annotation_comes_back_as_it_was_marked() -> None:
    [annotation], source = annotations_of(annotated(Task(TALK, SPANS)))
    assert (annotation.conversation_id, annotation.annotator) == ("10", "4")
    assert [(span.turn_id, span.start, span.end, span.label) for span in annotation.spans] == [
        ("m1", 8, 12, "repeat"),
        ("m2", 0, 9, "apologise_specifically"),
    ]
    assert not source.rejected


def test_a_region_over_several_turns_is_a_span_in_each() -> None:
    [task] = annotated(Task(TALK, SPANS[:1]))
    task["annotations"][0]["result"][0]["value"].update(end="1", endOffset=3)
    [annotation], _ = annotations_of([task])
    assert [(span.turn_id, span.start, span.end) for span in annotation.spans] == [("m1", 8, 19), ("m2", 0, 3)]


def test_what_was_skipped_or_is_no_label_is_passed_over() -> None:
    [task] = annotated(Task(TALK, SPANS))
    kept = {"result": [{"type": "choices", "value": {"choices": ["good"]}}]}
    task["annotations"] = [{**task["annotations"][0], "was_cancelled": True}, kept]
    [annotation], source = annotations_of([task])
    assert annotation.spans == ()
    assert not source.rejected


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"start": "7"}, "annotations[0].result[0].value.start is '7', and the dialogue has 2 turns."),
        ({"start": "x"}, "annotations[0].result[0].value.start is 'x', and the dialogue has 2 turns."),
        ({"end": None}, "annotations[0].result[0].value.end is missing."),
        ({"startOffset": "1"}, "annotations[0].result[0].value.startOffset must be a whole number, not text."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(value: dict[str, Any], problem: str) -> None:
    broken, good = annotated(Task(TALK, SPANS), Task(TALK))
    broken["annotations"][0]["result"][0]["value"].update(value)
    found, source = annotations_of([broken, good])
    assert len(found) == 1
    assert [error.problem for error in source.rejected] == [problem]


def test_the_interface_names_every_label() -> None:
    view = fromstring(labelling_config(["apologise_specifically", 'say "sorry" & <mean it>']))  # noqa: S314 - our own
    assert [label.get("value") for label in view.iter("Label")] == ["apologise_specifically", 'say "sorry" & <mean it>']
    assert {part.get("toName") or part.get("name") for part in view} == {"dialogue"}


@given(texts, st.integers(0, 12), st.integers(0, 12))
def test_any_words_of_any_text_come_back(text: str, one: int, other: int) -> None:
    start, end = sorted(min(place, len(text)) for place in (one, other))
    talk = Conversation("a", (Turn("t", Role.AGENT, text),))
    [annotation], _ = annotations_of(annotated(Task(talk, [LabelledSpan("t", start, end, "x")])))
    assert [(span.start, span.end) for span in annotation.spans] == ([(start, end)] if start < end else [])
