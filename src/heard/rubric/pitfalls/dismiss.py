"""Dismiss: make light of the feeling or the problem, or tell the customer to calm down.

Why it hurts: it answers a feeling with a verdict on it; now there are two things to be upset about, and the second
one is you.
Watch out: "that is normal" can reassure; it dismisses when it ends the talk instead of the worry.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

DISMISS = Behaviour(
    id="dismiss",
    title="Dismissed",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("Makes light of the feeling or the problem."),
    examples=(
        Example(
            "My father's oxygen is two days late and nobody can tell me anything!",
            "There is no need to get so worked up about two days.",
            marks="no need to get so worked up",
        ),
        Example(
            "Hello, half the beads came off my wedding dress when I unpacked it. The wedding is in a week. Mina Roth",
            "Dear Ms Roth, those are just a few beads, nobody will notice.",
            marks="just a few beads, nobody will notice",
        ),
        Example(
            "@StreamHut a 400 day streak gone because of YOUR outage, gutted",
            "@jay Come on, it's only a game! ^Mo",
            marks="it's only a game",
        ),
        Example(
            "The radiator knocks all night. Is that dangerous? The baby sleeps next to it.",
            "The knocking is air in the pipe and does no harm. I'll show you how to let it out, then it stops.",
            marks=None,
        ),
        Example(
            "Hello, half the beads came off my wedding dress when I unpacked it. The wedding is in a week. Mina Roth",
            "Dear Ms Roth, a dress without its beads a week before the wedding must have been a shock. Our seamstress "
            "has time for it tomorrow.",
            marks=None,
        ),
        Example(
            "Can I, uh, can I get my streak back?",
            "I can't bring the streak back, but I can give you a week of the full version.",
            marks=None,
        ),
    ),
)
