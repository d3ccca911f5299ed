"""Blame: put it on the customer, the policy or somebody else instead of owning it.

Why it hurts: the customer came for help and has to defend themselves; "you" in a reply wins nothing and can cost,
where "I" shows that somebody cares and can act.
Watch out: naming a cause is not blame if the same breath says what you do about it.
Source: Packard, Moore & McFerran, JMR 2018 ("I" beats "we", "you" can hurt); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

BLAME = Behaviour(
    id="blame",
    title="Blame",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("Puts it on the customer, the policy or somebody else."),
    examples=(
        Example(
            "The sofa doesn't fit through my door and you want 90 euros to take it back?",
            "You should have measured your door before you ordered.",
            marks="You should have measured your door",
        ),
        Example(
            "The parcel was left in the rain and all the books are ruined. Please advise. Kenji Sato",
            "Dear Mr Sato, this was the carrier's fault and not ours.",
            marks="this was the carrier's fault and not ours",
        ),
        Example(
            "But nobody, nobody told me there's a fee for paper statements.",
            "Well, it's in the terms you agreed to, and it's our policy not to refund it.",
            marks="it's in the terms you agreed to",
        ),
        Example(
            "The parcel was left in the rain and all the books are ruined. Please advise. Kenji Sato",
            "Dear Mr Sato, the carrier left it outside, but we chose the carrier, so I am sending you new books today.",
            marks=None,
        ),
        Example(
            "Where do I find the fee for paper statements?",
            "It is in section 4 of the price list, under account services.",
            marks=None,
        ),
        Example(
            "@Bloombox ugh I typed the wrong address for tomorrow's flowers",
            "@ria Easily done, and still in time to change it. What is the right one? ^Cy",
            marks=None,
        ),
    ),
)
