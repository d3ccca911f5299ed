"""Acknowledge the impact: recognise this problem and what it means for this customer, with what they told you.

Why it helps: concrete words about somebody's own case read as listening, and satisfy more; what it costs them is
often the reason why they wrote at all.
Watch out: "sorry for the trouble" fits everybody, and guessing a cost that nobody mentioned is drama.
Source: Packard & Berger, JCR 2021 (concrete language reads as listening); docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.behaviour import FACTS, Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment


def cost_is_unheard(moment: Moment) -> bool:
    """Whether no reply has taken up yet what the customer said it costs them."""
    return bool(moment.asks(ItemKind.IMPACT))


ACKNOWLEDGE_IMPACT = Behaviour(
    id="acknowledge_impact",
    title="Acknowledge the impact",
    kind=Kind.PRACTICE,
    called_for=cost_is_unheard,
    find=in_sentences("Recognises what the problem means for this customer."),
    examples=(
        Example(
            "No internet since Monday. I work from home, so that's two days of pay gone.",
            "Two days of pay lost over a broken line is a lot. A technician is on the way to your street now.",
            marks="Two days of pay lost over a broken line is a lot",
        ),
        Example(
            "Dear team, the cake stand for my daughter's christening on Sunday came in three pieces. Orla Finch",
            "Dear Ms Finch, a broken stand so close to the christening leaves you hardly any time. A new one goes out "
            "by courier this afternoon.",
            marks="so close to the christening leaves you hardly any time",
        ),
        Example(
            "@TarnRail stuck at Crewe for 3 hours, I'm going to miss my gran's funeral",
            "@sel Three hours at Crewe on the day of your gran's funeral is the worst of days for this. DM me your "
            "ticket and I'll find you a seat on the 14:10. ^Jo",
            marks="on the day of your gran's funeral",
        ),
        Example(
            "No internet since Monday. I work from home, so that's two days of pay gone.",
            "Sorry for the trouble. Please restart the router and tell me which lights are on.",
            marks=None,
        ),
        Example(
            "My laptop won't start and my thesis is due tomorrow.",
            "So the laptop shows nothing at all when you press the button, not even a light?",
            marks=None,
        ),
        Example(
            "Yeah, so, my card's blocked and I'm, I'm standing at the till with a full trolley.",
            "Okay, let me look at the card. Can you give me the last four digits?",
            marks=None,
        ),
    ),
    never_surplus=True,
    bears=FACTS,
)
