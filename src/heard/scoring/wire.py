"""`heard.review/1`: a review as JSON, the same shape for every door. Documented in docs/wire.md."""

from collections.abc import Mapping
from typing import Any

from heard.conversation.span import Span
from heard.customer.reading import Reading
from heard.ledger.figures import HeardRate, heard_rate, time_to_acknowledgement
from heard.ledger.item import Item, TakeUp
from heard.rubric.finding import Finding
from heard.scoring.model import Versions
from heard.scoring.plain import how_sure
from heard.scoring.review import Reply, Review
from heard.scoring.summary import not_scored, summarise
from heard.scoring.value import HeardValue

SCHEMA = "heard.review/1"
# How a reading says that it holds nothing because of the language; the code follows.
LANGUAGE = "language: "

Wire = dict[str, Any]


def review_to_wire(review: Review) -> Wire:
    """A review as JSON-ready values, keys in the documented order; what is not known is left out."""
    customer = customer_to_wire(review)
    return {
        "schema": SCHEMA,
        "conversation_id": review.conversation.id,
        "versions": customer["versions"],
        "readings": customer["readings"],
        "ledger": customer["ledger"],
        "replies": [reply_to_wire(reply) for reply in review.replies],
        "arc": [
            {"turn_id": point.turn_id, "valence": point.valence, "intensity": point.intensity} for point in review.arc
        ],
        "scores": customer["scores"],
    }


def customer_to_wire(review: Review) -> Wire:
    """What a review says of the customer alone: its versions, readings, ledger and scores."""
    return {
        "versions": versions_to_wire(review.versions),
        "readings": [_reading(reading) for reading in review.readings],
        "ledger": [_item(item) for item in review.ledger.items],
        "scores": _scores(review),
    }


def versions_to_wire(versions: Versions) -> Wire:
    """What a review was made with."""
    return {"heard": versions.heard, "model": versions.model, "rubric": versions.rubric}


def span_to_wire(span: Span) -> Wire:
    """Where words stand, in code points, and the words themselves."""
    return {"turn_id": span.turn_id, "start": span.start, "end": span.end, "quote": span.quote}


def _known(wire: Mapping[str, Any]) -> Wire:
    return {key: value for key, value in wire.items() if value is not None}


def _reading(reading: Reading) -> Wire:
    wire: Wire = {"turn_id": reading.turn.id}
    wire["feelings"] = [
        {
            "feeling": feeling.name.value,
            "intensity": feeling.intensity,
            "confidence": feeling.confidence,
            "span": span_to_wire(feeling.span),
        }
        for feeling in reading.feelings
    ]
    wire["concerns"] = [
        _known(
            {
                "id": concern.id,
                "kind": concern.kind.value,
                "confidence": concern.confidence,
                "span": span_to_wire(concern.span),
                "cause_of": concern.cause_of,
            }
        )
        for concern in reading.concerns
    ]
    wire["signals"] = [
        {"signal": signal.name.value, "confidence": signal.confidence, "span": span_to_wire(signal.span)}
        for signal in reading.signals
    ]
    wire["hints"] = [
        {"hint": hint.name.value, "may": hint.name.may, "confidence": hint.confidence, "span": span_to_wire(hint.span)}
        for hint in reading.hints
    ]
    return wire if reading.language is None else wire | {"not_scored": f"{LANGUAGE}{reading.language}"}


def _item(item: Item) -> Wire:
    return _known(
        {
            "item_id": item.id,
            "kind": item.kind.value,
            "feeling": item.feeling.value if item.feeling else None,
            "turn_id": item.span.turn_id,
            "span": span_to_wire(item.span),
            "also": [span_to_wire(span) for span in item.also],
            "weight": item.weight,
            "state": item.state.value,
            "taken_up": [_take_up(take_up) for take_up in item.taken_up],
        }
    )


def _take_up(take_up: TakeUp) -> Wire:
    return _known(
        {
            "turn_id": take_up.turn_id,
            "how": take_up.how.value,
            "part": take_up.part.value,
            "late": take_up.late,
            "confidence": take_up.confidence,
            "span": span_to_wire(take_up.span) if take_up.span else None,
        }
    )


def reply_to_wire(reply: Reply) -> Wire:
    """One reply: its value or why it has none, and its findings."""
    wire: Wire = {"turn_id": reply.turn.id, "heard": value_to_wire(reply.heard) if reply.heard else None}
    if reply.not_scored:
        wire["not_scored"] = reply.not_scored
    wire["findings"] = [_finding(finding) for finding in reply.findings]
    wire["suggestions"] = []
    return wire


def value_to_wire(heard: HeardValue) -> Wire:
    """A heard value with its interval and the parts that add up to it."""
    parts = [
        _known(
            {
                "reason": part.reason,
                "points": part.points,
                "span": span_to_wire(part.span) if part.span else None,
                "slight": part.slight or None,
            }
        )
        for part in heard.parts
    ]
    return {"value": heard.value, "low": heard.low, "high": heard.high, "parts": parts}


def _finding(finding: Finding) -> Wire:
    return _known(
        {
            "behaviour": finding.behaviour,
            "title": finding.title,
            "kind": finding.kind.value,
            "called_for": finding.called_for,
            "present": finding.present.value,
            "confidence": finding.confidence,
            "sure": how_sure(finding.confidence),
            "would_change": finding.would_change,
            "marks": [
                {"span": span_to_wire(mark.span), "why": mark.why, "confidence": mark.confidence}
                for mark in finding.marks
            ],
        }
    )


def _scores(review: Review) -> Wire:
    rate = heard_rate(review.ledger)
    time = time_to_acknowledgement(review.ledger, review.conversation)
    return _known(
        {
            "heard_rate": _rate(rate) | {"by_kind": {kind.value: _rate(own) for kind, own in rate.by_kind.items()}},
            "time_to_acknowledgement": _known({"replies": time.replies, "minutes": time.minutes}) if time else {},
            "still_unheard": [item.id for item in review.ledger.still_unheard],
            "waiting": [item.id for item in review.ledger.waiting],
            "summary": summarise(review),
            "not_scored": not_scored(review),
        }
    )


def _rate(rate: HeardRate) -> Wire:
    return {"taken_up": rate.taken_up, "voiced": rate.voiced, "value": rate.value}
