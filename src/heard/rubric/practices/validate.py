"""Validate: say that the reaction, or the wish, is reasonable.

Why it helps: listening calms an upset customer even before anything is solved, and a no is easier to take from
somebody who sees why you asked.
Watch out: the feeling can be right where the claim is wrong: agree with the one, not with the other.
Source: Herhausen et al., Journal of Marketing 2023 (listening and empathy calm upset customers); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset, matter_drags_on


def customer_has_had_enough(moment: Moment) -> bool:
    """Whether the customer is clearly upset and the matter has outlived an earlier reply or contact."""
    return customer_is_clearly_upset(moment) and matter_drags_on(moment)


VALIDATE = Behaviour(
    id="validate",
    title="Validate",
    kind=Kind.PRACTICE,
    called_for=customer_has_had_enough,
    find=in_sentences("Says that the reaction or the wish is reasonable."),
    examples=(
        Example(
            "That's the third time you've moved my appointment. I took a day off for it, again!",
            "After three changes anyone would have had enough. You are the first visit on Thursday, and the slot is "
            "blocked for you.",
            marks="anyone would have had enough",
        ),
        Example(
            "You threaten me with debt collectors over 2 euros that I paid in May. This is outrageous.",
            "Dear Mr Brandt, you are right to be upset about such a letter when the sum was paid. I have stopped the "
            "reminder; you owe us nothing.",
            marks="you are right to be upset about such a letter",
        ),
        Example(
            "@Lumenfit I cancelled in person in March and you're STILL charging me. unreal",
            "@dee It makes sense that you're fed up, a cancellation should end the charges. DM us the name of your "
            "club so that we can stop them. ^Ola",
            marks="It makes sense that you're fed up",
        ),
        Example(
            "That's the third time you've moved my appointment. I took a day off for it, again!",
            "I can see that the visit was moved on the 3rd, on the 9th and today. The next free slot is Thursday at 8.",
            marks=None,
        ),
        Example(
            "I've been waiting for your driver since seven, and, um, nobody picks up the phone either.",
            "I understand your frustration. The driver should be with you between twelve and four.",
            marks=None,
        ),
        Example(
            "So the fee is 5 euros a month and not 8?",
            "You're right, it is 5 euros a month since January.",
            marks=None,
        ),
    ),
    never_surplus=True,
)
