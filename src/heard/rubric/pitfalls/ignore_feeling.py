"""Ignore the feeling: the customer is clearly upset, and the reply has no word on it.

Why it hurts: who voices a feeling waits for a response; when none comes the chain is broken, and the feeling
comes back louder. Listening and empathy calm an upset customer even before anything is solved.
Watch out: any word on the feeling or on its cause counts, and confusion is heard by a direct answer.
Source: Herhausen et al., Journal of Marketing 2023 (active listening calms high-arousal complaints); docs/evidence.md.
"""

from collections.abc import Iterator

from heard.customer.feeling import CLEAR
from heard.ledger.item import Item, ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset


def find_silence_on_feeling(moment: Moment, behaviour_id: str) -> Iterator[Mark]:
    """The opening words of the reply, as sure as the feeling is there and no word is on it."""
    upset = [item for item in moment.fresh if item.kind is ItemKind.FEELING and item.weight >= CLEAR]
    if upset:
        loudest = max(upset, key=lambda item: item.weight)
        passed_over = loudest.confidence * min(1 - moment.likely_takes_up(item) for item in upset)
        yield Mark(moment.opening_words(), _why(loudest), moment.as_silent_as(passed_over, behaviour_id))


def _why(item: Item) -> str:
    return f"The customer's {item.feeling} (“{item.span.quote}”) gets no word."


IGNORE_FEELING = Behaviour(
    id="ignore_feeling",
    title="Feeling ignored",
    kind=Kind.PITFALL,
    called_for=customer_is_clearly_upset,
    find=find_silence_on_feeling,
    examples=(
        Example(
            "I am FURIOUS. Nine days and nobody answers!!",
            "Please provide your order number and the e-mail address of your account.",
            marks="Please provide your order number and the e-mail",
        ),
        Example(
            "I've been crying all morning, those were the last pictures of my mum.",
            "Deleted files can be restored within 30 days under Settings.",
            marks="Deleted files can be restored within 30 days",
        ),
        Example(
            "This is a joke. I've called five times and every time I start from zero. Absolutely fed up.",
            "What is the serial number on the back of the device?",
            marks="What is the serial number on the back",
        ),
        Example(
            "I am FURIOUS. Nine days and nobody answers!!",
            "Nine days without an answer would make anyone furious, and I'm sorry. I'm on it now.",
            marks=None,
        ),
        Example("Can I pay by invoice?", "Yes, choose invoice at the checkout.", marks=None),
        Example("Lovely, that fixed it, thank you so much!", "Glad it works again.", marks=None),
    ),
    by_silence=True,
)
