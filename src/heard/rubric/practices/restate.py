"""Restate: say the customer's issue back in your own words, or check that you understood it.

Why it helps: it shows that somebody listened, catches misunderstandings before work is done on the wrong
problem, and concrete words of the customer's own raise satisfaction.
Watch out: repeating a message word for word is an echo, and asking for data already given is not a check.
Source: Packard & Berger, JCR 2021 (concrete language reads as listening); docs/evidence.md.
"""

from heard.language.unmeant.stretch import Unmeant
from heard.ledger.item import ItemKind
from heard.rubric.behaviour import FACTS, Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment

# One plain question needs an answer, not a summary; with this many things voiced at once a check pays.
MANY_THINGS = 3


def customer_voices_much(moment: Moment) -> bool:
    """Whether a problem was voiced together with so much else that it could be misunderstood."""
    fresh = moment.fresh
    return len(fresh) >= MANY_THINGS and any(item.kind is ItemKind.PROBLEM for item in fresh)


RESTATE = Behaviour(
    id="restate",
    title="Restate the issue",
    kind=Kind.PRACTICE,
    called_for=customer_voices_much,
    find=in_sentences("Says the customer's issue back, or checks the understanding of it."),
    examples=(
        Example(
            "The app charged me twice, then it logged me out, and now support chat says I have no account.",
            "So if I have this right: two charges this morning, and since then you can't get into your account at all?",
            marks="if I have this right",
        ),
        Example(
            "The blue one came but I ordered grey, and it's for Saturday.",
            "Just to check: you have the blue jacket, you need the grey one, and it has to be there by Saturday?",
            marks="Just to check",
        ),
        Example(
            "It works on wifi but not on mobile data, only since the update.",
            "I understand that the app loads on wifi but stops on mobile data since the update.",
            marks="loads on wifi but stops on mobile data",
        ),
        Example(
            "The app charged me twice and logged me out.", "Could you send me your order number, please?", marks=None
        ),
        Example("What time do you open tomorrow?", "We open at nine.", marks=None),
        Example("My card was declined abroad.", "I have lifted the block, please try the card again now.", marks=None),
    ),
    never_surplus=True,
    bears=FACTS | {Unmeant.ASKED_BACK},
)
