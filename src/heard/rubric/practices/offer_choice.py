"""Offer a choice: put two or more ways forward to choose from.

Why it helps: options give back some control to a customer who has lost it, and make them part of the solution.
Watch out: a choice between bad options is none, and a simple request wants one good way, not a menu.
Source: Marinova, Singh & Singh, JMR 2018 (options lift satisfaction; unverified); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import matter_drags_on


def first_way_did_not_do(moment: Moment) -> bool:
    """Whether the matter has outlived an earlier reply or contact, and the customer minds."""
    return matter_drags_on(moment) and bool(moment.feelings)


OFFER_CHOICE = Behaviour(
    id="offer_choice",
    title="Offer a choice",
    kind=Kind.PRACTICE,
    called_for=first_way_did_not_do,
    find=in_sentences("Puts two or more ways forward to choose from."),
    examples=(
        Example(
            "The sofa is the wrong colour, and we have guests on Saturday.",
            "I can send the grey one on Friday, or you keep this one for 20 % less. Which would you like?",
            marks="or you keep this one for 20 % less",
        ),
        Example(
            "Three weeks for an appointment? That's, that's far too late.",
            "There's two things we could do. I can put you on the cancellation list, or, um, you go to our Eastgate "
            "branch, they've a slot on Tuesday.",
            marks="or, um, you go to our Eastgate branch",
        ),
        Example(
            "Good evening, I see that the pottery course I booked was cancelled. What now? G. Ferrante",
            "Dear Ms Ferrante, you may move to the October course, take a voucher, or have the fee returned to your "
            "card. Please tell me which suits you best.",
            marks="take a voucher, or have the fee returned",
        ),
        Example(
            "The sofa is the wrong colour, and we have guests on Saturday.",
            "We will collect the sofa on Friday morning and bring the grey one with us.",
            marks=None,
        ),
        Example(
            "I lost my bank card!",
            "Do you remember whether you lost it at home or outside?",
            marks=None,
        ),
        Example(
            "@Hallmart can I pay later?",
            "@ben Yes, you can pay up to 30 days after delivery. ^Uma",
            marks=None,
        ),
    ),
    never_surplus=True,
)
