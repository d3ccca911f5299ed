"""A moment of one's own: what a customer wrote before a reply, as it may be practised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.feeling import FeelingName
from heard.customer.signal import SignalName
from heard.rehearsal.own.change import FOREIGN, change
from heard.rehearsal.own.manner import manner_of
from heard.rehearsal.own.stock import Unchangeable

Wire = Mapping[str, Any]
# Shorter words than these are answered by what was written before them.
FEWEST_WORDS, MOST_TURNS = 12, 3
NOTHING_BEFORE = "The customer wrote nothing before this reply."
VULNERABLE = "The customer had a lot to carry. Nobody is to play that, not even changed."


@dataclass(frozen=True, slots=True)
class OwnMoment:
    """What is kept of a moment: the reply it is about, the behaviour to practise, and the customer, changed.

    `feelings` are what they felt before the reply, 1 to 3.
    """

    reply: str
    behaviour: str
    channel: str
    opening: str
    persona: str
    why: str
    feelings: Mapping[str, int]


def moment_of(conversation: Conversation, review: Wire, reply: str, behaviour: str) -> OwnMoment:
    """The moment before a reply, by its turn's id; Unchangeable says why it cannot be practised."""
    place = next(place for place, turn in enumerate(conversation.turns) if turn.id == reply)
    turns = _said_before(conversation.turns[:place])
    if not turns:
        raise Unchangeable(NOTHING_BEFORE)
    readings = {each["turn_id"]: each for each in review["readings"]}
    read = [readings[turn.id] for turn in turns if turn.id in readings]
    before = {turn.id for turn in conversation.turns[:place]}
    if len(read) < len(turns) or any("not_scored" in each for each in read):
        raise Unchangeable(FOREIGN)
    if any(_is_vulnerable(each) for id_, each in readings.items() if id_ in before):
        raise Unchangeable(VULNERABLE)
    people = {turn.author for turn in conversation.turns if turn.author}
    opening = change("\n".join(turn.text for turn in turns), sorted(people))
    feelings = _felt(read)
    manner = manner_of(opening, feelings)
    felt = {name.value: strength for name, strength in feelings.items()}
    return OwnMoment(reply, behaviour, conversation.channel.value, opening, manner.persona, manner.why, felt)


def _said_before(turns: Sequence[Turn]) -> list[Turn]:
    """The customer's turns since the reply before; where they say little, what they had said before that as well."""
    found: list[Turn] = []
    for turn in reversed(turns):
        words = sum(len(each.text.split()) for each in found)
        if turn.role is Role.AGENT and words >= FEWEST_WORDS:
            break
        if turn.role is Role.CUSTOMER and len(found) < MOST_TURNS:
            found.insert(0, turn)
    return found


def _is_vulnerable(reading: Wire) -> bool:
    return any(each["signal"] == SignalName.VULNERABLE for each in reading["signals"])


def _felt(readings: Sequence[Wire]) -> dict[FeelingName, int]:
    """The unpleasant feelings, each as strong as it was said most strongly."""
    felt: dict[FeelingName, int] = {}
    for each in (feeling for reading in readings for feeling in reading["feelings"]):
        name = FeelingName(each["feeling"])
        if not name.pleasant:
            felt[name] = max(felt.get(name, 0), each["intensity"])
    return felt
