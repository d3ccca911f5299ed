"""Whether a conversation is hard for whoever answers, from what the customer writes and nothing else.

It serves one thing: whoever answers is offered a pause. Nobody is counted by it, nothing of it is kept, and no door
but the desk of whoever answers asks for it (docs/guides/hard-conversations.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.conversation.confidence import check_confidence
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.feeling import MILD, STRONG, Feeling, FeelingName
from heard.customer.hard.hostile import HardKind, HostileReader
from heard.customer.hard.insult import INSULTS
from heard.customer.hard.meant import Meant
from heard.customer.hard.threat import THREATS
from heard.customer.reading import Reading

TIMES_ANGRY = 2
# What is read as anger with less confidence may well be something else.
SURE_ENOUGH = 0.6
ANGRY = "They are strongly angry in two turns."
# What is said where a model, and no rule, finds it.
READ_AS = {
    HardKind.INSULT: "It reads as an insult of whoever answers.",
    HardKind.THREAT: "It reads as a threat to whoever answers.",
}


@dataclass(frozen=True, slots=True)
class Hard:
    """What makes a conversation hard: the words, the reason, and how sure, 0 to 1; the last words are the latest."""

    kind: HardKind
    spans: tuple[Span, ...]
    why: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence)


def find_hard(
    conversation: Conversation, readings: Sequence[Reading], reader: HostileReader | None = None
) -> Hard | None:
    """What made a conversation hard first; None where it is not. Without a reader, insults and threats go by rules."""
    return next(_found(conversation, readings, reader), None)


def _found(conversation: Conversation, readings: Sequence[Reading], reader: HostileReader | None) -> Iterator[Hard]:
    """What makes it hard, turn by turn: in each a threat comes before an insult, then what reads so, then anger."""
    first_reply = next((place for place, turn in enumerate(conversation.turns) if turn.role is Role.AGENT), None)
    places = {turn.id: place for place, turn in enumerate(conversation.turns)}
    angry: list[Feeling] = []
    for reading in readings:
        answered = first_reply is not None and places[reading.turn.id] > first_reply
        meant = Meant.of(reading)
        yield from _said(reading, meant, answered=answered)
        if reader is not None and answered and not _is_pleased(reading):
            yield from _read_as(reader, reading.turn, meant)
        angry += _strong_anger(reading)
        if len(angry) >= TIMES_ANGRY:
            sure = min(feeling.confidence for feeling in angry)
            yield Hard(HardKind.ANGER_TWICE, tuple(feeling.span for feeling in angry), ANGRY, sure)


def _said(reading: Reading, meant: Meant, *, answered: bool) -> Iterator[Hard]:
    """The threats and insults of a turn that rules know."""
    in_fun = _is_in_fun(reading)
    for threat in THREATS:
        for span in meant.find(threat.pattern):
            yield Hard(HardKind.THREAT, (span,), threat.why, threat.confidence)
    for insult in INSULTS:
        if (answered or not insult.of_who_answers) and not (in_fun and insult.may_be_fun):
            for span in meant.find(insult.pattern):
                yield Hard(HardKind.INSULT, (span,), insult.why, insult.confidence)


def _read_as(reader: HostileReader, turn: Turn, meant: Meant) -> Iterator[Hard]:
    """What reads as an insult or a threat, in sentences that quote nobody; the surest first."""
    own = {(span.start, span.end) for span in meant.own()}
    found = [each for each in reader.hostile(turn) if (each.span.start, each.span.end) in own] if own else []
    for each in sorted(found, key=lambda each: -each.confidence):
        yield Hard(each.kind, (each.span,), READ_AS[each.kind], each.confidence)


def _is_pleased(reading: Reading) -> bool:
    """Whether anything pleasant is read in a turn: who thanks is not taken for hostile by how it reads alone."""
    return len(reading.unpleasant) < len(reading.feelings)


def _is_in_fun(reading: Reading) -> bool:
    """Whether they are clearly pleased and nothing else: "you brilliant idiot" is then no insult."""
    return any(feeling.intensity > MILD for feeling in reading.feelings) and not reading.unpleasant


def _strong_anger(reading: Reading) -> list[Feeling]:
    return [
        feeling
        for feeling in reading.feelings
        if feeling.name is FeelingName.ANGER and feeling.intensity == STRONG and feeling.confidence >= SURE_ENOUGH
    ]
