"""Label Studio: conversations as tasks for people to mark words in, and what they marked.

It is no format of conversations: Heard writes tasks, with words already marked if there are any, and reads annotations.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.fields import Fields
from heard.errors import InvalidValue
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.values import name_in
from heard.formats.intake.source import Source

WORD = "label-studio"
LABELS, DIALOGUE = "label", "dialogue"


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Words of a turn with a label: `start` and `end` count code points; `score` is how sure a machine is of it."""

    turn_id: str
    start: int
    end: int
    label: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A conversation to be annotated, and what is marked in it beforehand."""

    conversation: Conversation
    spans: Sequence[LabelledSpan] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one person marked in a conversation."""

    conversation_id: str
    spans: Sequence[LabelledSpan]
    annotator: str | None = None


def labelling_config(labels: Iterable[str]) -> str:
    """The labelling interface of a project for these tasks, as Label Studio takes it."""
    choices = "".join(f'<Label value="{escape(label)}"/>' for label in labels)
    return (
        f'<View><Paragraphs name="{DIALOGUE}" value="${DIALOGUE}" layout="dialogue" nameKey="author" textKey="text"/>'
        f'<ParagraphLabels name="{LABELS}" toName="{DIALOGUE}">{choices}</ParagraphLabels></View>\n'
    )


def write(conversations: Iterable[Conversation]) -> Iterator[bytes]:
    """The conversations as tasks in which nothing is marked yet."""
    return write_tasks((Task(conversation) for conversation in conversations), version="")


def write_tasks(tasks: Iterable[Task], *, version: str) -> Iterator[bytes]:
    """Tasks as one JSON list; `version` names what marked the spans."""
    yield b"["
    for number, task in enumerate(tasks):
        yield (b",\n" if number else b"\n") + json.dumps(_task(task, version), ensure_ascii=False).encode()
    yield b"\n]\n"


def read_annotations(source: Source) -> Iterator[Annotation]:
    """What people marked, from an export as JSON; what cannot be read is rejected, and the rest goes on."""
    for element in read_elements(source):
        try:
            task = Fields.of(element.value, "The task")
            yield from list(_annotations(task))
        except InvalidValue as error:
            source.reject(error, element.line)


def _task(task: Task, version: str) -> dict[str, Any]:
    turns = task.conversation.turns
    shown = [{"author": turn.role.value, "text": turn.text, "turn_id": turn.id} for turn in turns]
    wire: dict[str, Any] = {"data": {"conversation_id": task.conversation.id, DIALOGUE: shown}}
    if task.spans:
        places = {turn.id: place for place, turn in enumerate(turns)}
        result = [_region(span, task.conversation, places) for span in task.spans]
        scores = [span.score for span in task.spans if span.score is not None]
        mean = {"score": sum(scores) / len(scores)} if scores else {}
        wire["predictions"] = [{"model_version": version, **mean, "result": result}]
    return wire


def _region(span: LabelledSpan, conversation: Conversation, places: Mapping[str, int]) -> dict[str, Any]:
    text = conversation.turn(span.turn_id).text
    place = str(places[span.turn_id])
    value = {
        "start": place,
        "end": place,
        "startOffset": _units(text[: span.start]),
        "endOffset": _units(text[: span.end]),
        "text": text[span.start : span.end],
        "paragraphlabels": [span.label],
    }
    sure = {} if span.score is None else {"score": span.score}
    id_ = f"{place}-{span.start}-{span.end}-{span.label}"
    return {"id": id_, "from_name": LABELS, "to_name": DIALOGUE, "type": "paragraphlabels", "value": value, **sure}


def _annotations(task: Fields) -> Iterator[Annotation]:
    """Each person's annotation of a task; those that were skipped hold nothing."""
    told = task.need("data", task.object("data"))
    id_ = told.need("conversation_id", told.id("conversation_id"))
    dialogue = list(told.objects(DIALOGUE))
    for annotation in task.objects("annotations"):
        if annotation.values.get("was_cancelled") is not True:
            regions = [each for each in annotation.objects("result") if each.values.get("type") == "paragraphlabels"]
            spans = [span for region in regions for span in _spans(region, dialogue)]
            yield Annotation(id_, tuple(spans), name_in(annotation.values.get("completed_by"), "email", "id"))


def _spans(region: Fields, dialogue: Sequence[Fields]) -> Iterator[LabelledSpan]:
    """The spans of a region, one for each turn that it reaches into."""
    value = region.need("value", region.object("value"))
    first, last = (_place(value, name, dialogue) for name in ("start", "end"))
    for place in range(first, last + 1):
        turn = dialogue[place]
        text = turn.text("text") or ""
        start = _points(text, value.whole_number("startOffset") or 0) if place == first else 0
        end = _points(text, value.whole_number("endOffset") or 0) if place == last else len(text)
        for label in value.texts("paragraphlabels") if start < end else ():
            yield LabelledSpan(turn.id("turn_id") or str(place), start, end, label)


def _place(value: Fields, name: str, dialogue: Sequence[Fields]) -> int:
    word = value.need(name, value.id(name))
    if not word.isdecimal() or int(word) >= len(dialogue):
        raise InvalidValue(f"{value.place}{name} is '{word[:40]}', and the dialogue has {len(dialogue)} turns.")
    return int(word)


def _units(text: str) -> int:
    """How many units a browser counts in a text: letters beyond the basic plane, such as emoji, are two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _points(text: str, units: int) -> int:
    """The place in a text, in code points, behind so many of a browser's units."""
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, units)]
    return len(raw.decode("utf-16-le", "replace"))
