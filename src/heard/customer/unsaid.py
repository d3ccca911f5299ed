"""Hints that no words show by themselves: a request left unsaid, and answers that grow short after a no."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.customer.hint import Hint, HintName
from heard.customer.reading import Reading
from heard.language.refusal import refuses

# What somebody wants is said in one of these.
WANTED = frozenset({ConcernKind.QUESTION, ConcernKind.REQUEST})
# An answer of so few words is short, and has grown short when the one before the no had this many times as many.
FEW_WORDS, TIMES = 5, 2
# Words alone cannot tell who is closing up from who is in a hurry.
GROWING_SHORT_CONFIDENCE = 0.6


def find_unsaid(reading: Reading, before: Sequence[Turn], *, first: bool) -> Iterator[Hint]:
    """What a turn leaves unsaid, in the light of what was said before; `first`: it voices the first concerns of all."""
    if reading.language is None:
        if first:
            yield from _unsaid_request(reading)
        yield from _growing_short(reading, before)


def _unsaid_request(reading: Reading) -> Iterator[Hint]:
    """A problem told without a word on what should be done about it; a wish sent right after it is not known yet."""
    problems = [concern for concern in reading.concerns if concern.kind is ConcernKind.PROBLEM]
    if problems and not any(concern.kind in WANTED for concern in reading.concerns):
        clearest = max(problems, key=lambda concern: concern.confidence)
        yield Hint(HintName.UNSAID_REQUEST, clearest.confidence, clearest.span)


def _growing_short(reading: Reading, before: Sequence[Turn]) -> Iterator[Hint]:
    """A short answer to a no, from somebody who wrote more before it."""
    replies = list(takewhile(lambda turn: turn.role is not Role.CUSTOMER, reversed(before)))
    refused = any(turn.role is Role.AGENT and refuses(turn.text) for turn in replies)
    said_before = before[len(before) - len(replies) - 1] if len(replies) < len(before) else None
    words = len(reading.turn.text.split())
    settled = any(feeling.name.pleasant for feeling in reading.feelings) or any(
        concern.kind in WANTED for concern in reading.concerns
    )
    wordy = said_before is not None and len(said_before.text.split()) >= max(TIMES * words, FEW_WORDS + 1)
    if refused and wordy and not settled and 0 < words <= FEW_WORDS:
        text = reading.turn.text
        start = len(text) - len(text.lstrip())
        yield Hint(HintName.GROWING_SHORT, GROWING_SHORT_CONFIDENCE, Span(reading.turn, start, len(text.rstrip())))
