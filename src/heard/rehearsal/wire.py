"""What is told of a rehearsal as JSON, with the words that every screen shows: told once, it can be shown again."""

from collections.abc import Mapping
from typing import Any

from heard.ledger.item import Item
from heard.rehearsal.debrief import Debrief, Focus, TurningPoint
from heard.rehearsal.feedback import Feedback, Hint, Try
from heard.rehearsal.moves import Move
from heard.rehearsal.path.lesson import lesson_on
from heard.rehearsal.path.returning import Shown
from heard.rehearsal.plain import ENDS, compared_in_words, feels, has_patience, reasons, trusts
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
    return {
        "was": state_to_wire(given.was),
        "reasons": _reasons_to_wire(given.moves),
        "taken_up": [_item_to_wire(item) for item in given.taken_up],
        "missed": [_item_to_wire(item) for item in given.missed],
        "one_thing": given.one_thing and _try_to_wire(given.one_thing),
        "right": sorted(given.shown.right),
        "wrong": sorted(given.shown.wrong),
    }


def shown_from_wire(feedback: Mapping[str, Any]) -> Shown:
    """What a reply got right and wrong, out of its feedback."""
    return Shown(frozenset(feedback["right"]), frozenset(feedback["wrong"]))


def hint_to_wire(given: Hint) -> dict[str, Any]:
    """What to look at before the next reply."""
    return {"open": [_item_to_wire(item) for item in given.open], "one_thing": _try_to_wire(given.one_thing)}


def debrief_to_wire(done: Debrief) -> dict[str, Any]:
    """What there is to see at the end; `places` count replies from 1 on."""
    rate, focus, compared = done.heard_rate, done.focus, done.compared
    return {
        "end": done.end,
        "told": done.end and ENDS[done.end],
        "arc": [{**state_to_wire(state), "strain": state.strain} for state in done.arc],
        "heard": done.heard,
        "heard_rate": {"value": rate.value, "taken_up": rate.taken_up, "voiced": rate.voiced},
        "unheard": [_item_to_wire(item) for item in done.unheard],
        "turning_points": [_point_to_wire(point) for point in done.turning_points],
        "hidden": done.hidden,
        "disclosed": done.disclosed,
        "focus": focus and _focus_to_wire(focus),
        "compared": compared
        and {
            "strain": compared.strain,
            "trust": compared.trust,
            "heard": compared.heard,
            "told": compared_in_words(compared),
        },
    }


def _focus_to_wire(focus: Focus) -> dict[str, Any]:
    lesson = lesson_on(focus.behaviour)
    return {
        "behaviour": focus.behaviour,
        "title": focus.title,
        "kind": focus.kind,
        "places": [place + 1 for place in focus.places],
        "lesson": lesson and {"id": lesson.id, "title": lesson.title},
    }


def _point_to_wire(point: TurningPoint) -> dict[str, Any]:
    return {
        "place": point.place + 1,
        "better": point.step < 0,
        "feels": feels(point.exchange.state),
        "reasons": _reasons_to_wire(point.exchange.moves),
    }


def _reasons_to_wire(moves: tuple[Move, ...]) -> list[dict[str, Any]]:
    return [
        {"why": each.why, "span": each.span and span_to_wire(each.span), "moved": each.moved}
        for each in reasons(moves, MOST_REASONS)
    ]


def _try_to_wire(tried: Try) -> dict[str, Any]:
    return {"what": tried.what, "why": tried.why, "sentence": tried.sentence}


def _item_to_wire(item: Item) -> dict[str, Any]:
    return {"kind": item.feeling or item.kind, "span": span_to_wire(item.span)}
