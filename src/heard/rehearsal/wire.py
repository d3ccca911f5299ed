"""Feedback as JSON, with the words that every screen shows: what was told once can be shown again as it was."""

from typing import Any

from heard.ledger.item import Item
from heard.rehearsal.feedback import Feedback
from heard.rehearsal.plain import feels, has_patience, reasons, trusts
from heard.rehearsal.state import State
from heard.scoring.wire import span_to_wire

MOST_REASONS = 3


def state_to_wire(state: State) -> dict[str, Any]:
    """How a customer stands: the figures (feelings 0 to 3, trust and patience 0 to 4) and each of them in words."""
    return {
        "feelings": {name.value: strength for name, strength in state.feelings.items()},
        "trust": state.trust,
        "patience": state.patience,
        "feels": feels(state),
        "trusts": trusts(state),
        "has_patience": has_patience(state),
    }


def feedback_to_wire(given: Feedback) -> dict[str, Any]:
    """What one reply did; the example is left out, as it is shown only to those who ask for it."""
    tried = given.one_thing
    return {
        "was": state_to_wire(given.was),
        "reasons": [
            {"why": each.why, "span": each.span and span_to_wire(each.span), "moved": each.moved}
            for each in reasons(given.moves, MOST_REASONS)
        ],
        "taken_up": [_item_to_wire(item) for item in given.taken_up],
        "missed": [_item_to_wire(item) for item in given.missed],
        "one_thing": tried and {"what": tried.what, "why": tried.why, "sentence": tried.sentence},
    }


def _item_to_wire(item: Item) -> dict[str, Any]:
    return {"kind": item.feeling or item.kind, "span": span_to_wire(item.span)}
