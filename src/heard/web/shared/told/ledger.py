"""What was voiced and what became of it, in the order in which somebody reads it, each with its quotes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.scoring.plain import how_sure
from heard.web.shared.told.evidence import entry_of
from heard.web.shared.told.judged import judgements_of
from heard.web.shared.told.turns import anchor_of

Wire = Mapping[str, Any]
# What still wants something comes first.
STATES = ("passed_over", "partly", "waiting", "taken_up")


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
    """An item of the ledger: what it is called, whether it counts, where it stands, how sure, and its quotes.

    `judgements` are what people may have a word on, of the turn in which it was voiced.
    """

    id: str
    anchor: str
    name: str
    is_feeling: bool
    counts: bool
    state: str
    sure: str | None
    quotes: tuple[Quote, ...]
    taken_up: tuple[TakeUp, ...]
    turn_id: str
    judgements: list[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal, or a hint with what it may mean."""

    anchor: str
    name: str | None
    may: str | None
    sure: str
    quote: Quote
    turn_id: str


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


def quote_of(span: Wire) -> Quote:
    """A span as a quote that can be followed."""
    return Quote(span["quote"], anchor_of(span["turn_id"], span["start"]))


def _entry(item: Wire, confidence: float | None) -> Entry:
    return Entry(
        item["item_id"],
        entry_of("item", item["item_id"]),
        item.get("feeling") or item["kind"],
        "feeling" in item,
        item["weight"] > 0,
        item["state"],
        None if confidence is None else how_sure(confidence),
        tuple(map(quote_of, (item["span"], *item["also"]))),
        tuple(map(_take_up, item["taken_up"])),
        item["turn_id"],
        judgements_of(item),
    )


def _take_up(given: Wire) -> TakeUp:
    quote = quote_of(given["span"]) if "span" in given else None
    return TakeUp(given["how"], given["part"] == "partly", given["late"], how_sure(given["confidence"]), quote)


def _signs(reading: Wire) -> Iterator[Wire]:
    yield from reading["signals"]
    yield from reading["hints"]


def _sign(turn_id: str, given: Wire) -> Sign:
    anchor = entry_of("sign", turn_id, given.get("signal") or given["hint"])
    sure, quote = how_sure(given["confidence"]), quote_of(given["span"])
    return Sign(anchor, given.get("signal"), given.get("may"), sure, quote, turn_id)
