"""Hand off: send the customer elsewhere with no reason and no help of your own.

Why it hurts: they start from zero with somebody else, and learn that this place did not want them.
Watch out: another team may be the right one: say why, go along, or bring the help here. "DM us your address so that
we can look into it" is a next step, not a hand-off.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

HAND_OFF = Behaviour(
    id="hand_off",
    title="Handed off",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("Sends the customer elsewhere without a reason or any help."),
    examples=(
        Example(
            "My daughter's insulin pen is missing from the order.",
            "Please contact the pharmacy.",
            marks="Please contact the pharmacy",
        ),
        Example(
            "@Alderbank your app shows me somebody else's balance!!",
            "@lee Please fill in the form on our website: [link]",
            marks="Please fill in the form on our website",
        ),
        Example(
            "Good day, I do not understand how my pension was worked out. Roy Ellis",
            "Dear Mr Ellis, for questions on pensions please refer to the pensions department.",
            marks="please refer to the pensions department",
        ),
        Example(
            "My daughter's insulin pen is missing from the order.",
            "I've called the pharmacy that packs the pens: a new one is ready for you there from three o'clock.",
            marks=None,
        ),
        Example(
            "@Alderbank your app shows me somebody else's balance!!",
            "@lee That must not happen. DM us your name and a screenshot so that we can look into it right away. ^Bea",
            marks=None,
        ),
        Example(
            "I don't, I don't understand how you got to that pension.",
            "Okay. My colleague Ruth worked it out, so I'll bring her into this call and she can go through it with "
            "you.",
            marks=None,
        ),
    ),
)
