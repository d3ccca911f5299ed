"""A review as the page tells it: entries in the order in which somebody reads them, each with its quotes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.scoring.plain import how_heard, how_strong, how_sure
from heard.web.pages.conversation.evidence import SHOWN, entry_of
from heard.web.shared.turns import anchor_of

Wire = Mapping[str, Any]
# What still wants something comes first.
STATES = ("passed_over", "partly", "waiting", "taken_up")
WIDTH, HEIGHT, EDGE = 320, 96, 10


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and where an address reaches them."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TakeUp:
    """How a reply took an item up, whether in part or late, how sure, and the words if there are any."""

    how: str
    is_part: bool
    late: bool
    sure: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the ledger: what it is called, whether it counts, where it stands, how sure, and its quotes."""

    anchor: str
    name: str
    is_feeling: bool
    counts: bool
    state: str
    sure: str | None
    quotes: tuple[Quote, ...]
    taken_up: tuple[TakeUp, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal, or a hint with what it may mean."""

    anchor: str
    name: str | None
    may: str | None
    sure: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Found:
    """A practice or pitfall in a reply, with its words and reasons; or a practice that was wanted and is not there."""

    anchor: str
    title: str
    kind: str
    sure: str
    marks: tuple[tuple[Quote, str], ...]
    would_change: str | None


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


def entries_of(review: Wire) -> list[Entry]:
    """The ledger, what is still unheard first and the heaviest on top; what asks nothing, such as joy, comes last."""
    sure = {each["id"]: each["confidence"] for reading in review["readings"] for each in reading["concerns"]}
    for reading in review["readings"]:
        for each in reading["feelings"]:
            sure[f"f{reading['turn_id']}.{each['feeling']}"] = each["confidence"]
    items = sorted(
        review["ledger"], key=lambda item: (not item["weight"], STATES.index(item["state"]), -item["weight"])
    )
    return [_entry(item, sure.get(item["item_id"])) for item in items]


def signs_of(review: Wire) -> list[Sign]:
    """What somebody should know of soon, and what may have been left unsaid."""
    return [_sign(reading["turn_id"], each) for reading in review["readings"] for each in _signs(reading)]


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


def quote_of(span: Wire) -> Quote:
    """A span as a quote that can be followed."""
    return Quote(span["quote"], anchor_of(span["turn_id"], span["start"]))


def _entry(item: Wire, confidence: float | None) -> Entry:
    return Entry(
        entry_of("item", item["item_id"]),
        item.get("feeling") or item["kind"],
        "feeling" in item,
        item["weight"] > 0,
        item["state"],
        None if confidence is None else how_sure(confidence),
        tuple(map(quote_of, (item["span"], *item["also"]))),
        tuple(map(_take_up, item["taken_up"])),
    )


def _take_up(given: Wire) -> TakeUp:
    quote = quote_of(given["span"]) if "span" in given else None
    return TakeUp(given["how"], given["part"] == "partly", given["late"], how_sure(given["confidence"]), quote)


def _signs(reading: Wire) -> Iterator[Wire]:
    yield from reading["signals"]
    yield from reading["hints"]


def _sign(turn_id: str, given: Wire) -> Sign:
    anchor = entry_of("sign", turn_id, given.get("signal") or given["hint"])
    return Sign(anchor, given.get("signal"), given.get("may"), how_sure(given["confidence"]), quote_of(given["span"]))


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
    )


def _point(point: Wire, x: float) -> Point:
    y = HEIGHT / 2 - point["valence"] * (HEIGHT / 2 - EDGE)
    strong = how_strong(point["intensity"]) if point["intensity"] else None
    return Point(anchor_of(point["turn_id"]), strong, point["valence"], round(x, 1), round(y, 1))
