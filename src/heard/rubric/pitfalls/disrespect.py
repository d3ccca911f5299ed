"""Disrespect: rude, sarcastic, curt, or blaming in tone.

Why it hurts: whatever the answer was, it is no longer heard; the reply becomes the complaint.
Watch out: short is not curt, and asking an abusive customer for a decent tone is no disrespect.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import at_any_time

DISRESPECT = Behaviour(
    id="disrespect",
    title="Disrespect",
    kind=Kind.PITFALL,
    called_for=at_any_time,
    find=in_sentences("Rude, sarcastic or curt."),
    examples=(
        Example(
            "I still don't see the button.",
            "I've told you three times now. Read what I wrote.",
            marks="Read what I wrote",
        ),
        Example(
            "@GymHive worst changing rooms in town",
            "@vic Then go somewhere else, nobody will miss you.",
            marks="nobody will miss you",
        ),
        Example(
            "Could you please explain the invoice once more? Hannah Boateng",
            "Ms Boateng, it is really not that hard to understand. The sum is 84 euros, as anyone can see.",
            marks="it is really not that hard to understand",
        ),
        Example(
            "I still don't see the button.",
            "Let's try another way: are there three dots at the top right of your screen?",
            marks=None,
        ),
        Example(
            "You're all, you're all useless idiots there!",
            "I do want to help, and I ask you to leave out the insults. Your refund went out this morning.",
            marks=None,
        ),
        Example("is the shop open tomorrow", "Yes, 9 to 6.", marks=None),
    ),
)
