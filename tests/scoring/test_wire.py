"""The shape of `heard.review/1`: the fields that docs/wire.md and ARCHITECTURE.md fix, no more and no fewer."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given

from heard.conversation.conversation import Conversation
from heard.scoring.review import review
from heard.scoring.wire import review_to_wire
from tests.fakes.model import fake_model
from tests.fakes.talks import talks
from tests.people import conversation

# The fields of each object, in their order; "?" where one may be missing. "…" stands for any name.
SHAPES = {
    "": "schema conversation_id versions readings ledger replies arc scores",
    "versions": "heard model rubric",
    "readings": "turn_id feelings concerns signals hints not_scored?",
    "readings.feelings": "feeling intensity confidence span",
    "readings.concerns": "id kind confidence span cause_of?",
    "readings.signals": "signal confidence span",
    "readings.hints": "hint may confidence span",
    "ledger": "item_id kind feeling? turn_id span also weight state taken_up",
    "ledger.taken_up": "turn_id how part late confidence span?",
    "replies": "turn_id heard not_scored? findings suggestions",
    "replies.heard": "value low high parts",
    "replies.heard.parts": "reason points span? slight?",
    "replies.findings": "behaviour title kind called_for present confidence sure would_change? marks",
    "replies.findings.marks": "span why confidence",
    "arc": "turn_id valence intensity",
    "scores": "heard_rate time_to_acknowledgement still_unheard waiting summary not_scored?",
    "scores.heard_rate": "taken_up voiced value by_kind",
    "scores.time_to_acknowledgement": "replies? minutes?",
}
SPAN = "turn_id start end quote"

RICH = conversation(
    "C: I am furious, it is broken so the wedding is lost! Again. Whatever.",
    "A: You must feel furious. I will mend the broken one tomorrow. Sorry for any inconvenience.",
    "C: Thank you. When?",
    "A: Hello.",
    "C: Hola.",
    "A: Hola.",
)


def wire_of(talk: Conversation) -> dict[str, Any]:
    return review_to_wire(review(talk, fake_model()))


def objects(value: object, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with its place, such as "replies.findings"; objects in lists have the place of their list."""
    if isinstance(value, list):
        for each in value:
            yield from objects(each, place)
    elif isinstance(value, dict):
        yield place, value
        for name, inner in value.items():
            yield from objects(inner, f"{place}.{name}".lstrip("."))


def shape(place: str) -> list[str]:
    return (SPAN if place.endswith(("span", "also")) else SHAPES.get(place, "")).split()


@given(talks())
def test_every_object_has_its_fields_in_their_order(talk: Conversation) -> None:
    for place, found in objects(wire_of(talk)):
        if "by_kind" not in place:
            fields = [field.rstrip("?") for field in shape(place)]
            assert list(found) == [field for field in fields if field in found], place
            assert set(found) >= {field for field in shape(place) if not field.endswith("?")}, place


def test_a_rich_conversation_shows_every_object() -> None:
    assert {place for place, _ in objects(wire_of(RICH))} >= set(SHAPES)


@given(talks())
def test_it_is_json(talk: Conversation) -> None:
    wire = wire_of(talk)
    assert json.loads(json.dumps(wire, allow_nan=False)) == wire


def test_it_carries_the_evidence() -> None:
    (feeling,) = wire_of(RICH)["readings"][0]["feelings"]
    span = {"turn_id": "0", "start": 5, "end": 12, "quote": "furious"}
    assert feeling == {"feeling": "anger", "intensity": 2, "confidence": 0.9, "span": span}


def test_it_carries_the_figures() -> None:
    assert wire_of(RICH)["scores"] == {
        "heard_rate": {
            "taken_up": 3.0,
            "voiced": 6.0,
            "value": 0.5,
            "by_kind": {
                "feeling": {"taken_up": 2.0, "voiced": 2.0, "value": 1.0},
                "problem": {"taken_up": 1.0, "voiced": 2.0, "value": 0.5},
                "question": {"taken_up": 0.0, "voiced": 1.0, "value": 0.0},
                "impact": {"taken_up": 0.0, "voiced": 1.0, "value": 0.0},
            },
        },
        "time_to_acknowledgement": {"replies": 1},
        "still_unheard": ["c3", "c2", "c4"],
        "waiting": [],
        "summary": "2 of 5 things voiced were taken up; still unheard: impact (“wedding”).",
    }


def test_a_conversation_that_cannot_be_scored_says_why_and_has_no_figures() -> None:
    scores = wire_of(conversation("C: Hola.", "A: Hola."))["scores"]
    assert scores["heard_rate"]["value"] is None
    assert scores["not_scored"] == "language: es"
