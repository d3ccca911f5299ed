"""What the fakes know: which word shows what. Every test on the pure part is written in this small language."""

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.customer.feeling import FeelingName
from heard.customer.hint import HintName
from heard.customer.signal import SignalName
from heard.ledger.item import Way

# A feeling's intensity is 1 and one more for each "!" in the turn, up to 3.
FEELINGS = {
    "furious": FeelingName.ANGER,
    "annoyed": FeelingName.FRUSTRATION,
    "scared": FeelingName.WORRY,
    "puzzled": FeelingName.CONFUSION,
    "thank you": FeelingName.GRATITUDE,
    "lovely": FeelingName.JOY,
}
CONCERNS = {
    "broken": ConcernKind.PROBLEM,
    "lost": ConcernKind.PROBLEM,
    "when": ConcernKind.QUESTION,
    "refund": ConcernKind.REQUEST,
    "wedding": ConcernKind.IMPACT,
}
SIGNALS = {
    "again": SignalName.REPEAT_CONTACT,
    "lawyer": SignalName.ESCALATION,
    "asthma": SignalName.VULNERABLE,
}
HINTS = {"whatever": HintName.RESIGNATION}

# Where one of these stands in a turn, the fakes do not read it.
LANGUAGES = {"hola": "es", "danke": "de"}

BEHAVIOURS = {
    "must feel": "name_feeling",
    "so you say": "restate",
    "tomorrow": "next_step",
    "any inconvenience": "scripted",
}
# A reply takes up what it repeats a word of, in the first of these ways that its words show.
WAYS = {"because": Way.ANSWER, "i will": Way.ACT, "?": Way.ASK, "later": Way.DEFER, "": Way.ACKNOWLEDGE}

SURE = 0.9
# What a sentence with "maybe" in it shows, it shows half-heartedly: too little for a yes, too much for a no.
HALF_SURE = 0.4


def find(word: str, turn: Turn) -> Span | None:
    """Where the word first stands in a turn, whatever its capitals."""
    start = turn.text.lower().find(word)
    return None if start < 0 else Span(turn, start, start + len(word))


def foreign(turn: Turn) -> str | None:
    """The language of a turn that the fakes do not read."""
    return next((language for word, language in LANGUAGES.items() if find(word, turn)), None)


def confidence(text: str) -> float:
    """How sure the fakes are of what a text shows."""
    return HALF_SURE if "maybe" in text.lower() else SURE
