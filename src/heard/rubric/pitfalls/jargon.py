"""Jargon: terms the customer cannot be expected to know, unexplained.

Why it hurts: an answer nobody can follow is no answer, and asking what it means makes people feel stupid.
Watch out: with a customer who uses the terms themselves they are the shortest way, and an explained term is none.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import at_any_time

JARGON = Behaviour(
    id="jargon",
    title="Jargon",
    kind=Kind.PITFALL,
    called_for=at_any_time,
    find=in_sentences("Terms that the customer cannot be expected to know."),
    examples=(
        Example(
            "My e-mails don't go out any more.",
            "Your domain fails the SPF check, so the relay bounces it with a 550.",
            marks="fails the SPF check, so the relay bounces it with a 550",
        ),
        Example(
            "Dear all, does my policy pay for the broken window? Kind regards, Hester Wolfe",
            "Dear Ms Wolfe, this falls under the AP sublimit of your HO-3 with a nil-deductible endorsement.",
            marks="the AP sublimit of your HO-3 with a nil-deductible endorsement",
        ),
        Example(
            "And what's this, uh, these 14 pounds on my bill?",
            "That's your out-of-bundle MO usage from the prior cycle, pro rata.",
            marks="out-of-bundle MO usage from the prior cycle",
        ),
        Example(
            "My e-mails don't go out any more.",
            "Other servers don't trust your address yet, because one line is missing in its settings. I can add it.",
            marks=None,
        ),
        Example(
            "The SPF record is fine, but DKIM fails with selector2.",
            "Selector2 still holds the old DKIM key. Rotate it in the admin centre and it will pass.",
            marks=None,
        ),
        Example(
            "@Voxmobile what are these 14 pounds on my bill?",
            "@cal Calls to Norway in March, they are not part of your plan. ^Joy",
            marks=None,
        ),
    ),
)
