"""Assume: take for granted who the customer is or what they can do, or talk down to them.

Why it hurts: it tells people that they were sorted before they were heard; what somebody wants from a service
follows from the person, not from their origin, sex or age.
Watch out: using what the customer said of themselves is no assumption, and neither is asking.
Source: Patterson et al. 2006 (individual values, not national ones, decide); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import at_any_time

ASSUME = Behaviour(
    id="assume",
    title="Assumption",
    kind=Kind.PITFALL,
    called_for=at_any_time,
    find=in_sentences("Assumes who the customer is or what they can do."),
    examples=(
        Example(
            "I can't find where to, um, upload the photo.",
            "Is there perhaps a grandson in the house who could do it for you?",
            marks="a grandson in the house who could do it for you",
        ),
        Example(
            "Which of the two drills is stronger?",
            "Is it a present for your husband? Ladies usually get on better with the small one.",
            marks="Ladies usually get on better with the small one",
        ),
        Example(
            "Dear bank, what are the fees of the premium account? Regards, D. Mwangi",
            "Dear D. Mwangi, that account is for a different kind of income than yours; the basic one will do for you.",
            marks="a different kind of income than yours",
        ),
        Example(
            "I can't find where to, um, upload the photo.",
            "Are you on a phone or on a computer? Then I can tell you where the button is.",
            marks=None,
        ),
        Example(
            "@Toolhaus which of the two drills is stronger?",
            "@eve The D40, it has about twice the power of the D20. ^Sol",
            marks=None,
        ),
        Example(
            "I'm 78 and new to all this, so please go slowly.",
            "Gladly, one step at a time. Do you see a green button at the bottom of the screen?",
            marks=None,
        ),
    ),
)
