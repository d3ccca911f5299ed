"""Take ownership: commit yourself, or your team, to act.

Why it helps: customers rate a person who says "I will" as more caring and more able to act than one who says
"we" or tells them what "you" should do.
Watch out: a promise nobody keeps is worse than none, and "it will be looked into" has no owner.
Source: Packard, Moore & McFerran, JMR 2018 ("I" beats "we"); docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset


def somebody_has_to_act(moment: Moment) -> bool:
    """Whether a request is open, or a problem that clearly upsets the customer or costs them something."""
    asked = bool(moment.asks(ItemKind.REQUEST))
    pressing = customer_is_clearly_upset(moment) or bool(moment.asks(ItemKind.IMPACT))
    return asked or (pressing and bool(moment.asks(ItemKind.PROBLEM)))


TAKE_OWNERSHIP = Behaviour(
    id="take_ownership",
    title="Take ownership",
    kind=Kind.PRACTICE,
    called_for=somebody_has_to_act,
    find=in_sentences("Commits the writer or the team to act."),
    examples=(
        Example(
            "My refund was promised for last Friday and there's still nothing.",
            "I'll call our payments team about it now, and I stay in this chat until I know where it is.",
            marks="I'll call our payments team",
        ),
        Example(
            "The engineer left yesterday without repairing the heating. We are freezing.",
            "Dear Mr Osei, the visit should have ended with a warm flat, so I am taking your case over myself.",
            marks="I am taking your case over myself",
        ),
        Example(
            "@Pedalry bike came without pedals, what am I supposed to do with that",
            "@kit Not much, without pedals! DM us your order number and we'll put a pair in the post today. ^Ren",
            marks="we'll put a pair in the post today",
        ),
        Example(
            "My refund was promised for last Friday and there's still nothing.",
            "Refunds are paid out by your bank. Please contact them.",
            marks=None,
        ),
        Example(
            "The, uh, the lift in our building's been out for a week now.",
            "The lift company does the repairs there. Their number is on the plate by the door.",
            marks=None,
        ),
        Example(
            "Your password mail never arrives!",
            "Please look in your spam folder, and wait ten minutes before you ask for another one.",
            marks=None,
        ),
    ),
    never_surplus=True,
)
