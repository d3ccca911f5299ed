"""Evidence in the words of a turn: where marks begin and end, however they overlap, and what each part is part of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from heard.conversation.conversation import Conversation
from heard.rubric.catalogue import BEHAVIOURS
from heard.web.shared.told.turns import anchor_of

Wire = Mapping[str, Any]
# A practice that the reply shows, a pitfall, or one that may be there; what is not there marks no words.
SHOWN = frozenset({"yes", "unsure"})
# What is missing in a reply is pointed at where it could stand: nothing is wrong with the words there.
SILENT = frozenset(each.id for each in BEHAVIOURS if each.by_silence)


class Look(StrEnum):
    """How marked words look; where several lie on one another, the first in this order."""

    UNHEARD = "unheard"
    PITFALL = "pitfall"
    PRACTICE = "practice"
    TAKEN = "taken"
    HINT = "hint"


# What asks for no reply is pointed at and no more.
LOOKS = {"waiting": Look.UNHEARD, "passed_over": Look.UNHEARD, "partly": Look.TAKEN, "taken_up": Look.TAKEN}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a turn, in code points, and the entry beside the transcript that they show."""

    turn_id: str
    start: int
    end: int
    entry: str
    look: Look


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a turn between two borders of evidence: its words, its place, the entries that it shows."""

    words: str
    anchor: str
    entries: tuple[str, ...] = ()
    look: Look | None = None


def entry_of(kind: str, *ids: str) -> str:
    """The name by which an address reaches an entry beside the transcript."""
    return "-".join([kind, *(quote(each, safe="") for each in ids)])


def evidence_in(review: Wire) -> Iterator[Evidence]:
    """All that a `heard.review/1` points at."""
    yield from _in_ledger(review)
    yield from _in_readings(review)
    yield from _in_replies(review)


def _in_ledger(review: Wire) -> Iterator[Evidence]:
    for item in review["ledger"]:
        entry = entry_of("item", item["item_id"])
        look = LOOKS[item["state"]] if item["weight"] else Look.HINT
        for span in (item["span"], *item["also"]):
            yield _evidence(span, entry, look)
        for span in filter(None, (each.get("span") for each in item["taken_up"])):
            yield _evidence(span, entry, Look.TAKEN)


def _in_readings(review: Wire) -> Iterator[Evidence]:
    for reading in review["readings"]:
        for each in (*reading["signals"], *reading["hints"]):
            name = each.get("signal") or each["hint"]
            yield _evidence(each["span"], entry_of("sign", reading["turn_id"], name), Look.HINT)


def _in_replies(review: Wire) -> Iterator[Evidence]:
    for reply in review["replies"]:
        for finding in reply["findings"]:
            entry = entry_of("finding", reply["turn_id"], finding["behaviour"])
            for mark in finding["marks"] if finding["present"] in SHOWN else ():
                look = Look.HINT if finding["behaviour"] in SILENT else Look(finding["kind"])
                yield _evidence(mark["span"], entry, look)


def stretches_of(conversation: Conversation, evidence: Iterable[Evidence]) -> dict[str, list[Stretch]]:
    """The words of each turn, by its id."""
    by_turn: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_turn[each.turn_id].append(each)
    return {turn.id: cut(turn.id, turn.text, by_turn[turn.id]) for turn in conversation.turns}


def cut(turn_id: str, text: str, evidence: Iterable[Evidence]) -> list[Stretch]:
    """The words of a turn, whole and in order, cut wherever evidence begins or ends."""
    own = [each for each in evidence if each.turn_id == turn_id and each.start < each.end]
    borders = sorted({0, len(text)} | {border for each in own for border in (each.start, each.end)})
    return [_stretch(turn_id, text, own, between) for between in pairwise(borders)]


def _stretch(turn_id: str, text: str, own: list[Evidence], between: tuple[int, int]) -> Stretch:
    start, end = between
    here = [each for each in own if each.start <= start and end <= each.end]
    look = min((each.look for each in here), key=list(Look).index, default=None)
    return Stretch(text[start:end], anchor_of(turn_id, start), tuple(dict.fromkeys(each.entry for each in here)), look)


def _evidence(span: Wire, entry: str, look: Look) -> Evidence:
    return Evidence(span["turn_id"], span["start"], span["end"], entry, look)
