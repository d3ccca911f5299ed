"""Inform: give an answer, facts or working steps on the matter itself.

Why it helps: in the middle of a conversation competence is what satisfies, and a neutral question wants a fast,
right answer and no more warmth than that.
Watch out: a bare link informs nobody, and a fact that does not answer the question leaves it open.
Source: Packard, Li & Berger, JCR 2023 (warm, competent, warm); docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.behaviour import FACTS, Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment


def question_is_open(moment: Moment) -> bool:
    """Whether a question of the customer's has no answer yet."""
    return bool(moment.asks(ItemKind.QUESTION))


INFORM = Behaviour(
    id="inform",
    title="Inform",
    kind=Kind.PRACTICE,
    called_for=question_is_open,
    find=in_sentences("Gives concrete information on the matter."),
    examples=(
        Example(
            "Can I take my dog into the cabin?",
            "Yes, dogs of up to 8 kg travel in the cabin for 60 euros each way.",
            marks="dogs of up to 8 kg travel in the cabin",
        ),
        Example(
            "And how do I, uh, get the reading off this new meter?",
            "You press the blue button twice, and the number that ends in kWh is your reading.",
            marks="press the blue button twice",
        ),
        Example(
            "Hello, could you tell me whether the warranty covers the battery? Kind regards, Wei Teo",
            "Dear Mr Teo, the warranty covers the battery for two years from the day of purchase.",
            marks="the warranty covers the battery for two years",
        ),
        Example(
            "@Skylark_Air can I take my dog into the cabin?",
            "@pia Hi Pia, please see here: [link] ^Tom",
            marks=None,
        ),
        Example(
            "Can I take my dog into the cabin?",
            "Let me check that with our cabin team, one moment please.",
            marks=None,
        ),
        Example(
            "My parcel is marked as delivered but it isn't here.",
            "I'm sorry that the parcel is missing. Could a neighbour have taken it in?",
            marks=None,
        ),
    ),
    never_surplus=True,
    bears=FACTS,
)
