"""Moments of one agent's own replies: those worth keeping, and one thing to work on, each with the words that show it.

Feelings are the customer's, before the reply and after it; of the agent there are words alone.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heard.customer.feeling import FeelingName
from heard.interval import Sums, rate_of
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Presence

Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Own:
    """What is looked through: a `heard.review/1`, all turns in order with their words, and which replies are one's own.

    `contested` are turns and judgements on which people had a word: they are no example for anything.
    """

    review: Wire
    turns: Mapping[str, str]
    replies: Collection[str]
    contested: Collection[tuple[str, str]] = ()

    def findings(self) -> Iterator[tuple[str, Wire]]:
        """What one's own replies show or miss, with the turn."""
        for reply in self.review["replies"]:
            turn = reply["turn_id"]
            for finding in reply["findings"] if turn in self.replies else ():
                if (turn, f"{finding['kind']}:{finding['behaviour']}") not in self.contested:
                    yield turn, finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a reply, the behaviour that they show or miss, the reason, and how sure Heard is."""

    turn_id: str
    behaviour: str
    quote: str
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Kept:
    """A practice that was called for and shown, and how strong the customer's feeling was before and after, 0 to 3."""

    evidence: Evidence
    before: int
    after: int


def moments_in(own: Own) -> Iterator[Kept]:
    """Where a practice was called for and shown, and the customer's unpleasant feeling eased."""
    strengths = {each["turn_id"]: _strength(each) for each in own.review["readings"] if "not_scored" not in each}
    order = list(own.turns)
    for turn, finding in own.findings():
        place = order.index(turn)
        before = next((strengths[each] for each in reversed(order[:place]) if each in strengths), 0)
        after = next((strengths[each] for each in order[place:] if each in strengths), before)
        if after < before and _is_met(finding):
            yield Kept(_marked(finding), before, after)


def kept_up(own: Own, behaviour: str) -> Iterator[Evidence]:
    """Replies to keep up: a practice that was called for and shown, or no pitfall where there was room for one."""
    for turn, finding in own.findings():
        if finding["behaviour"] == behaviour and _is_met(finding):
            yield _marked(finding)
        elif finding["behaviour"] == behaviour and finding["kind"] == Kind.PITFALL and _is_open(finding):
            yield _whole(own, turn, finding, "There was room for it, and the reply is free of it.")


def to_try(own: Own, behaviour: str) -> Iterator[Evidence]:
    """Replies to try differently: a practice that was called for and missed, or a pitfall that shows."""
    for turn, finding in own.findings():
        is_practice = finding["kind"] == Kind.PRACTICE
        if finding["behaviour"] == behaviour and is_practice and _is_open(finding):
            yield _whole(own, turn, finding, finding.get("would_change") or "It was called for, and is not there.")
        elif finding["behaviour"] == behaviour and not is_practice and finding["present"] == Presence.YES:
            yield _marked(finding)


def focus_of(missed: Mapping[str, Sums]) -> str | None:
    """The behaviour with most to gain: the one that the largest share of one's replies leaves open.

    `missed` has for each the replies of a conversation as x, and as y those that called for a practice and miss it, or
    show a pitfall. By the cautious end of the interval, so that a handful of conversations does not choose.
    """
    found = {name: estimate.low for name, sums in missed.items() if (estimate := rate_of(sums)) and sums.y > 0}
    return max(sorted(found), key=found.__getitem__, default=None)


def _is_met(finding: Wire) -> bool:
    is_practice = finding["kind"] == Kind.PRACTICE
    return bool(is_practice and finding["called_for"] and finding["present"] == Presence.YES)


def _is_open(finding: Wire) -> bool:
    """Whether it was called for, or had room, and is not there."""
    return bool(finding["called_for"] and finding["present"] == Presence.NO)


def _marked(finding: Wire) -> Evidence:
    """The likeliest words of a finding that is there."""
    mark = finding["marks"][0]
    span = mark["span"]
    return Evidence(span["turn_id"], finding["behaviour"], span["quote"], mark["why"], mark["confidence"])


def _whole(own: Own, turn: str, finding: Wire, why: str) -> Evidence:
    """What is not there has no words but those of the whole reply."""
    return Evidence(turn, finding["behaviour"], own.turns[turn], why, 1 - finding["confidence"])


def _strength(reading: Wire) -> int:
    unpleasant = (each for each in reading["feelings"] if not FeelingName(each["feeling"]).pleasant)
    return max((each["intensity"] for each in unpleasant), default=0)
