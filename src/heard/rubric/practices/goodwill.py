"""Goodwill: give more than is owed: a credit, an exception, a replacement, an effort nobody could demand.

Why it helps: money and speed cut anger in a study in which courtesy alone did not, and compensation raised
satisfaction in three countries where apologies did so in two.
Watch out: what is owed anyway (a wrong charge returned, a warranty kept) is no gift, and a voucher in place of help
buys silence, not trust. Stay within what your team may give.
Source: Wong, JBR 2004; Review of Marketing Science 2019 (n = 150); docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import matter_drags_on


def it_costs_them_and_drags_on(moment: Moment) -> bool:
    """Whether a cost to the customer is unheard, and the matter has outlived an earlier reply or contact."""
    return matter_drags_on(moment) and bool(moment.asks(ItemKind.IMPACT))


GOODWILL = Behaviour(
    id="goodwill",
    title="Goodwill",
    kind=Kind.PRACTICE,
    called_for=it_costs_them_and_drags_on,
    find=in_sentences("Gives more than is owed."),
    examples=(
        Example(
            "The second mug set in a row with a broken handle, and it was a birthday present.",
            "A new set leaves today by express, and I've put 10 euros on your account for the spoilt surprise.",
            marks="I've put 10 euros on your account",
        ),
        Example(
            "Good morning, I missed the return date by four days because I was in hospital. Emre Kaya",
            "Dear Mr Kaya, the 30 days are over, but I am making an exception for you and take the shoes back.",
            marks="I am making an exception for you",
        ),
        Example(
            "Yeah, the part still hasn't come, and I've, I've three kids here and no washing machine.",
            "I tell you what, I'll waive the call-out fee, and we pay for the launderette this week.",
            marks="I'll waive the call-out fee",
        ),
        Example(
            "I was charged twice for the same ticket.",
            "I have refunded the second charge; it reaches your card within three days.",
            marks=None,
        ),
        Example(
            "My blender died after a month.",
            "It is under warranty, so the repair costs you nothing.",
            marks=None,
        ),
        Example(
            "@Lumoscreen do students get a discount?",
            "@ivy Yes, 15 % off from Monday to Thursday with a student card. ^Len",
            marks=None,
        ),
    ),
    never_surplus=True,
)
