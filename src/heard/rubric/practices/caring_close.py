"""Caring close: leave the door open, check that all is well, or wish well in more than a formula.

Why it helps: the end is one of the two moments by which people remember an experience, and warmth counts there.
Watch out: "anything else?" while something is still open sounds like a push out of the door.
Source: Alaybek et al. 2022 (peak and end); Packard, Li & Berger, JCR 2023 (warm at the end); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import all_is_well

CARING_CLOSE = Behaviour(
    id="caring_close",
    title="Caring close",
    kind=Kind.PRACTICE,
    called_for=all_is_well,
    find=in_sentences("Leaves the door open, checks that all is well, or wishes well."),
    examples=(
        Example(
            "Great, it works now, thank you so much!",
            "Glad to hear it! If the screen freezes again, just write back and we'll look at it together.",
            marks="just write back",
        ),
        Example(
            "So the bed comes before her surgery? Oh, that's, that's a weight off my mind.",
            "Yes, on Tuesday. I hope the surgery goes well and that your mum is home again soon.",
            marks="I hope the surgery goes well",
        ),
        Example(
            "Thank you very much, the new contract has arrived. Irina Petrov",
            "Dear Ms Petrov, is everything in the contract as you wanted it? Do call me whenever a question comes up.",
            marks="Do call me whenever a question comes up",
        ),
        Example("Great, it works now, thank you so much!", "You're welcome. Bye.", marks=None),
        Example(
            "Where can I see my points?",
            "You see them under Profile, then Rewards. Best regards, Tim",
            marks=None,
        ),
        Example("@Boxly my order still isn't here", "@zoe Please let us know your order number. ^Gil", marks=None),
    ),
)
