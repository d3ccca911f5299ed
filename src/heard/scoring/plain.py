"""Judgements in plain words: how sure, how strong, how heard, and quotes that fit into a line."""

from heard.conversation.span import Span
from heard.customer.feeling import CLEAR, MILD, STRONG

HOW_STRONG = {MILD: "mild", CLEAR: "clear", STRONG: "strong"}
HOW_HEARD = {1: "brushed off", 2: "processed", 3: "answered", 4: "heard", 5: "deeply heard"}

# Bands of a calibrated probability; below "maybe" a person should look for themselves.
CERTAIN, LIKELY, MAYBE = 0.85, 0.6, 0.35


# A quote longer than this many letters is cut where it stands inside a sentence.
QUOTE_LETTERS = 60


def shorten(span: Span) -> str:
    """The words of a span on one line, cut between two words where they are many."""
    quote = " ".join(span.quote.split())
    if len(quote) <= QUOTE_LETTERS:
        return quote
    cut = quote[: QUOTE_LETTERS - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def how_sure(confidence: float) -> str:
    """A confidence of 0..1 in a word."""
    if confidence >= CERTAIN:
        return "sure"
    if confidence >= LIKELY:
        return "likely"
    return "maybe" if confidence >= MAYBE else "not sure"


def how_strong(intensity: int) -> str:
    """An intensity of 1..3 in a word."""
    return HOW_STRONG[intensity]


def how_heard(value: float) -> str:
    """A value of 1..5 in the words of the scale."""
    return HOW_HEARD[step_of(value)]


def step_of(value: float) -> int:
    """The step of the scale, 1..5, that a value is nearest to; halves go up."""
    return int(value + 0.5)
