"""Whether a conversation is hard for whoever answers, from what the customer writes and nothing else.

It serves one thing: whoever answers is offered a pause. Nobody is counted by it, nothing of it is kept, and no door
but the desk of whoever answers asks for it (docs/guides/hard-conversations.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.customer.feeling import MILD, STRONG, Feeling, FeelingName
from heard.customer.hard.insult import INSULTS
from heard.customer.hard.meant import Meant
from heard.customer.hard.threat import THREATS
from heard.customer.reading import Reading

TIMES_ANGRY = 2
# What is read as anger with less confidence may well be something else.
SURE_ENOUGH = 0.6
ANGRY = "They are strongly angry in two turns."


class HardKind(StrEnum):
    """What makes a conversation hard for whoever answers."""

    INSULT = "insult"
    THREAT = "threat"
    ANGER_TWICE = "anger_twice"


@dataclass(frozen=True, slots=True)
class Hard:
    """What makes a conversation hard: the words, the reason, and how sure, 0 to 1; the last words are the latest."""

    kind: HardKind
    spans: tuple[Span, ...]
    why: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence)


def find_hard(conversation: Conversation, readings: Sequence[Reading]) -> Hard | None:
    """What made a conversation hard first; None where it is not."""
    return next(_found(conversation, readings), None)


def _found(conversation: Conversation, readings: Sequence[Reading]) -> Iterator[Hard]:
    """What makes it hard, turn by turn: in each a threat comes before an insult, and an insult before anger."""
    first_reply = next((place for place, turn in enumerate(conversation.turns) if turn.role is Role.AGENT), None)
    places = {turn.id: place for place, turn in enumerate(conversation.turns)}
    angry: list[Feeling] = []
    for reading in readings:
        answered = first_reply is not None and places[reading.turn.id] > first_reply
        yield from _said(reading, answered=answered)
        angry += _strong_anger(reading)
        if len(angry) >= TIMES_ANGRY:
            sure = min(feeling.confidence for feeling in angry)
            yield Hard(HardKind.ANGER_TWICE, tuple(feeling.span for feeling in angry), ANGRY, sure)


def _said(reading: Reading, *, answered: bool) -> Iterator[Hard]:
    """The threats and insults of a turn."""
    meant, in_fun = Meant.of(reading), _is_in_fun(reading)
    for threat in THREATS:
        for span in meant.find(threat.pattern):
            yield Hard(HardKind.THREAT, (span,), threat.why, threat.confidence)
    for insult in INSULTS:
        if (answered or not insult.of_who_answers) and not (in_fun and insult.may_be_fun):
            for span in meant.find(insult.pattern):
                yield Hard(HardKind.INSULT, (span,), insult.why, insult.confidence)


def _is_in_fun(reading: Reading) -> bool:
    """Whether they are clearly pleased and nothing else: "you brilliant idiot" is then no insult."""
    return any(feeling.intensity > MILD for feeling in reading.feelings) and not reading.unpleasant


def _strong_anger(reading: Reading) -> list[Feeling]:
    return [
        feeling
        for feeling in reading.feelings
        if feeling.name is FeelingName.ANGER and feeling.intensity == STRONG and feeling.confidence >= SURE_ENOUGH
    ]
