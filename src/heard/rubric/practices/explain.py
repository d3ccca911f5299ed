"""Explain: give a reason for what happened, what is asked or what will be done, in plain words.

Why it helps: who knows why can judge what comes next, asks less often, and need not fill the gap with a worse story.
Watch out: a reason that only defends the house ("it's our policy") is blame, and a lecture is not an answer.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

import re

from heard.customer.feeling import FeelingName
from heard.rubric.behaviour import FACTS, Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import shows

# Words alone decide here: whoever uses one of these wants a reason.
ASKS_FOR_A_REASON = re.compile(r"\b(why|how come|what happened|for what reason)\b", re.IGNORECASE)


def customer_wants_a_reason(moment: Moment) -> bool:
    """Whether the customer asks why, or is confused."""
    asks = any(ASKS_FOR_A_REASON.search(reading.turn.text) for reading in moment.readings)
    return asks or shows(moment, FeelingName.CONFUSION)


EXPLAIN = Behaviour(
    id="explain",
    title="Explain",
    kind=Kind.PRACTICE,
    called_for=customer_wants_a_reason,
    find=in_sentences("Gives a reason."),
    examples=(
        Example(
            "Why was my card declined when there's money on it?",
            "The shop tried it without the chip, and we stop that abroad because copied cards are used the same way.",
            marks="because copied cards are used the same way",
        ),
        Example(
            "Dear all, you ask for my passport again. I sent it in March. I do not understand this. M. Lindqvist",
            "Dear Ms Lindqvist, we ask once more since the passport in your copy from March has expired in the "
            "meantime.",
            marks="since the passport in your copy from March has expired",
        ),
        Example(
            "@GlowGrid why is my bill double??",
            "@han It's higher this once because it covers two months: the March reading came in late. ^Ida",
            marks="because it covers two months",
        ),
        Example(
            "Why was my card declined when there's money on it?",
            "Your card is open again. Please try the payment once more.",
            marks=None,
        ),
        Example(
            "Uh, why do you need my date of birth for that?",
            "Please tell me your date of birth first, and then your postcode.",
            marks=None,
        ),
        Example("How long does delivery take?", "Standard delivery takes three to five working days.", marks=None),
    ),
    never_surplus=True,
    bears=FACTS,
)
