"""What the page tells of replies, and how the customer's feeling runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.scoring.plain import how_heard, how_strong
from heard.web.shared.told.evidence import SHOWN, entry_of
from heard.web.shared.told.ledger import Quote, quote_of
from heard.web.shared.told.turns import anchor_of

Wire = Mapping[str, Any]
WIDTH, HEIGHT, EDGE = 320, 96, 10


@dataclass(frozen=True, slots=True)
class Found:
    """A practice or pitfall in a reply, with its words and reasons; or a practice that was wanted and is not there."""

    anchor: str
    title: str
    kind: str
    sure: str
    marks: tuple[tuple[Quote, str], ...]
    would_change: str | None
    judgement: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reply: how heard in a word, the sum that says so, and what was found; or why there is none.

    `slight` are the parts of the sum that are too unlikely for their words to be shown.
    """

    heard: Wire | None
    word: str | None
    parts: tuple[Wire, ...]
    slight: tuple[Wire, ...]
    not_scored: str | None
    found: tuple[Found, ...]
    missed: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """How the customer stands at one of their turns, and where that lies in the drawing."""

    anchor: str
    strong: str | None
    valence: float
    x: float
    y: float


def verdicts_of(review: Wire) -> dict[str, Verdict]:
    """What is said of each reply, by its turn."""
    return {reply["turn_id"]: _verdict(reply) for reply in review["replies"]}


def arc_of(review: Wire) -> list[Point]:
    """The customer's feeling turn by turn, set out from edge to edge; good is up."""
    arc: Sequence[Wire] = review["arc"]
    step = (WIDTH - 2 * EDGE) / max(1, len(arc) - 1)
    return [_point(point, EDGE + place * step) for place, point in enumerate(arc)]


def languages_of(review: Wire) -> dict[str, str]:
    """Why a customer's turn was not read, by its id."""
    return {each["turn_id"]: each["not_scored"] for each in review["readings"] if "not_scored" in each}


def _verdict(reply: Wire) -> Verdict:
    found = [each for each in reply["findings"] if each["present"] in SHOWN]
    missed = [
        each
        for each in reply["findings"]
        if each["present"] == "no" and each["called_for"] and each["kind"] == "practice"
    ]
    heard = reply["heard"]
    parts = heard["parts"] if heard else ()
    return Verdict(
        heard,
        how_heard(heard["value"]) if heard else None,
        tuple(part for part in parts if not part.get("slight")),
        tuple(part for part in parts if part.get("slight")),
        reply.get("not_scored"),
        tuple(_found(reply["turn_id"], each) for each in found),
        tuple(_found(reply["turn_id"], each) for each in missed),
    )


def _found(turn_id: str, finding: Wire) -> Found:
    return Found(
        entry_of("finding", turn_id, finding["behaviour"]),
        finding["title"],
        finding["kind"],
        finding["sure"],
        tuple((quote_of(mark["span"]), mark["why"]) for mark in finding["marks"]),
        finding.get("would_change"),
        f"{finding['kind']}:{finding['behaviour']}",
    )


def _point(point: Wire, x: float) -> Point:
    y = HEIGHT / 2 - point["valence"] * (HEIGHT / 2 - EDGE)
    strong = how_strong(point["intensity"]) if point["intensity"] else None
    return Point(anchor_of(point["turn_id"]), strong, point["valence"], round(x, 1), round(y, 1))
