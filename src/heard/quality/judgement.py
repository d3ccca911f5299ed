"""A judgement of Heard's by its name, such as "practice:name_feeling": what it says, and what a person may say instead.

A name stays the same however often a conversation is scored: an item goes by what it is and where its words begin in
their turn, such as "item:anger.12", since its number may change with the model.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from heard.customer.feeling import CLEAR, MILD, STRONG, FeelingName
from heard.customer.signal import SignalName
from heard.errors import InvalidValue
from heard.ledger.item import Way
from heard.rubric.finding import Presence
from heard.scoring.plain import HOW_HEARD, step_of

Wire: TypeAlias = Mapping[str, Any]
Value: TypeAlias = int | str

YES, NO = Presence.YES.value, Presence.NO.value
NAME = re.compile(r"heard|(?:practice|pitfall|feeling|signal):[A-Za-z0-9_.-]{1,100}|item:[a-z_]{1,40}\.\d{1,9}")


class JudgementKind(StrEnum):
    """What is judged: a reply, a behaviour in it, what became of an item, or what a customer's turn shows."""

    HEARD = "heard"
    PRACTICE = "practice"
    PITFALL = "pitfall"
    ITEM = "item"
    FEELING = "feeling"
    SIGNAL = "signal"


ALLOWED: Mapping[JudgementKind, Sequence[Value]] = {
    JudgementKind.HEARD: tuple(HOW_HEARD),
    JudgementKind.PRACTICE: (YES, NO),
    JudgementKind.PITFALL: (YES, NO),
    JudgementKind.ITEM: (NO, *(each.value for each in Way)),
    JudgementKind.FEELING: (NO, MILD, CLEAR, STRONG),
    JudgementKind.SIGNAL: (YES, NO),
}
BEHAVES = frozenset({JudgementKind.PRACTICE, JudgementKind.PITFALL})
# What is read in the turns of customers.
NAMED: Mapping[JudgementKind, Sequence[str]] = {
    JudgementKind.FEELING: [each.value for each in FeelingName],
    JudgementKind.SIGNAL: [each.value for each in SignalName],
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is judged of a turn: its kind, and which; nothing more for a reply as a whole."""

    kind: JudgementKind
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind.value

    @property
    def sort(self) -> str:
        """What it is one of many of: the judgement without its place."""
        return self.kind.value if self.kind is JudgementKind.ITEM else str(self)


def judgement_from(name: str) -> Judgement:
    """A judgement by its name; InvalidValue where it is none."""
    if not NAME.fullmatch(name):
        raise InvalidValue(
            "A judgement is heard, or practice:, pitfall:, feeling: or signal: with an id, or item: with what it is "
            "and where it begins, such as item:anger.12; name one of those."
        )
    kind, _, which = name.partition(":")
    return Judgement(JudgementKind(kind), which)


def item_judgement(item: Wire) -> Judgement:
    """The judgement of what became of an item of a `heard.review/1`."""
    return Judgement(JudgementKind.ITEM, f"{item.get('feeling') or item['kind']}.{item['span']['start']}")


def check_value(judgement: Judgement, value: object) -> Value:
    """The value, where a person may say it in the place of this judgement; else InvalidValue names those that may."""
    for allowed in ALLOWED[judgement.kind]:
        if value == allowed and type(value) is type(allowed):
            return allowed
    told = ", ".join(map(str, ALLOWED[judgement.kind]))
    raise InvalidValue(f"In the place of {judgement} a person says one of {told}.")


def machine_value(review: Wire, turn_id: str, judgement: Judgement) -> Value | None:
    """What a `heard.review/1` says: one of the values, or that it is "unsure"; None where it judges nothing there."""
    if judgement.kind is JudgementKind.ITEM:
        items = (each for each in review["ledger"] if each["turn_id"] == turn_id)
        return next((_became(each) for each in items if item_judgement(each) == judgement), None)
    if judgement.kind in NAMED:
        reading = _of_turn(review["readings"], turn_id)
        is_read = reading is not None and "not_scored" not in reading
        return _shown(reading, judgement) if reading and is_read and judgement.name in NAMED[judgement.kind] else None
    reply = _of_turn(review["replies"], turn_id)
    if reply is None or reply["heard"] is None:
        return None
    if judgement.kind is JudgementKind.HEARD:
        return step_of(reply["heard"]["value"])
    found = (each for each in reply["findings"] if each["behaviour"] == judgement.name)
    return next((str(each["present"]) for each in found), NO)


def evidence_for(review: Wire, turn_id: str, judgement: Judgement) -> tuple[int, int] | None:
    """Where the first words of the turn are on which Heard's judgement rests; None where it rests on none."""
    found = next(_evidence(review, turn_id, judgement), None)
    return None if found is None else (found["start"], found["end"])


def _evidence(review: Wire, turn_id: str, judgement: Judgement) -> Iterator[Wire]:
    if judgement.kind is JudgementKind.ITEM:
        items = (each for each in review["ledger"] if each["turn_id"] == turn_id)
        yield from (each["span"] for each in items if item_judgement(each) == judgement)
    elif judgement.kind in NAMED:
        reading = _of_turn(review["readings"], turn_id) or {"feelings": (), "signals": ()}
        for each in (*reading["feelings"], *reading["signals"]):
            if judgement.name in {each.get("feeling"), each.get("signal")}:
                yield each["span"]
    else:
        reply = _of_turn(review["replies"], turn_id) or {"findings": ()}
        for each in reply["findings"]:
            if each["behaviour"] == judgement.name:
                yield from (mark["span"] for mark in each["marks"])


def _of_turn(judged: Sequence[Wire], turn_id: str) -> Wire | None:
    return next((each for each in judged if each["turn_id"] == turn_id), None)


def _became(item: Wire) -> Value:
    return str(item["taken_up"][0]["how"]) if item["taken_up"] else NO


def _shown(reading: Wire, judgement: Judgement) -> Value:
    if judgement.kind is JudgementKind.SIGNAL:
        return YES if any(each["signal"] == judgement.name for each in reading["signals"]) else NO
    strengths = (each["intensity"] for each in reading["feelings"] if each["feeling"] == judgement.name)
    return max(strengths, default=NO)
