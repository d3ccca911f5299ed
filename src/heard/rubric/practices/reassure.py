"""Reassure: lower a worry: it will be seen to, it is normal, they are in the right place or not alone in it.

Why it helps: a worried customer hears little else until they know how bad it is and that somebody has it in hand.
Watch out: it must be true and rest on something; "don't worry" with nothing behind it makes light of the worry.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.customer.feeling import FeelingName
from heard.language.unmeant.stretch import Unmeant
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import shows


def customer_is_uneasy(moment: Moment) -> bool:
    """Whether the customer is worried or embarrassed."""
    return shows(moment, FeelingName.WORRY, FeelingName.EMBARRASSMENT)


REASSURE = Behaviour(
    id="reassure",
    title="Reassure",
    kind=Kind.PRACTICE,
    called_for=customer_is_uneasy,
    find=in_sentences("Lowers the customer's worry."),
    examples=(
        Example(
            "I sent my rent to the wrong account, I feel sick.",
            "Please don't worry: a transfer can be called back within a day, and I have just started that.",
            marks="Please don't worry",
        ),
        Example(
            "I'm so sorry, I'm, I'm no good with these computer things.",
            "That's quite all right, plenty of people get stuck on this screen. We'll go through it together.",
            marks="plenty of people get stuck on this screen",
        ),
        Example(
            "My baby's passport has not come and we fly in nine days. I am getting really nervous. Ada Okoro",
            "Dear Ms Okoro, the passport was printed this morning, so you will have it well before your flight.",
            marks="you will have it well before your flight",
        ),
        Example(
            "I sent my rent to the wrong account, I feel sick.",
            "Please fill in the recall form and send it back to us.",
            marks=None,
        ),
        Example(
            "The exam starts at 10 and your site won't load my ticket, help!!",
            "I can see how stressful that is with the exam at 10. Which page are you on?",
            marks=None,
        ),
        Example(
            "@Lidobad is the pool open in winter?",
            "@nis Yes, it is open all year. ^Pat",
            marks=None,
        ),
    ),
    never_surplus=True,
    bears=frozenset({Unmeant.UNDONE}),
)
