"""Apologise specifically: say sorry once, and name what for.

Why it helps: an apology that names the fault shows that somebody read the message; in stressful calls a bare
"sorry" was among the lines that worked worst.
Watch out: one apology is enough: past the start of a conversation more of them lower satisfaction (unverified), and
how much an apology is worth differs from country to country.
Source: Clark, Murfett, Rogers & Ang 2013; Wong, JBR 2004; Marinova, Singh & Singh, JMR 2018; docs/evidence.md.
"""

from heard.customer.feeling import FeelingName
from heard.ledger.item import ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset, shows

LET_DOWN = (FeelingName.ANGER, FeelingName.FRUSTRATION, FeelingName.DISAPPOINTMENT)


def customer_was_let_down(moment: Moment) -> bool:
    """Whether a problem is open that makes the customer clearly angry, frustrated or disappointed."""
    upset = customer_is_clearly_upset(moment) and shows(moment, *LET_DOWN)
    return upset and bool(moment.asks(ItemKind.PROBLEM))


APOLOGISE_SPECIFICALLY = Behaviour(
    id="apologise_specifically",
    title="Apologise specifically",
    kind=Kind.PRACTICE,
    called_for=customer_was_let_down,
    find=in_sentences("Apologises and names what for."),
    examples=(
        Example(
            "Our starters came after the main course and the soup was cold. What a waste of an evening.",
            "I'm sorry that your courses came in the wrong order and the soup was cold by then.",
            marks="I'm sorry that your courses came in the wrong order",
        ),
        Example(
            "I was told twice that the part was in stock. I drove 40 miles. It was not.",
            "Dear Dr Halloran, I apologise for telling you twice that the part was here when it was not.",
            marks="I apologise for telling you twice that the part was here",
        ),
        Example(
            "@Northbus the 42 drove straight past me. again. in the rain",
            "@lin Sorry the 42 drove past your stop, that should not happen. What time was it? ^Abe",
            marks="Sorry the 42 drove past your stop",
        ),
        Example(
            "Our starters came after the main course and the soup was cold. What a waste of an evening.",
            "We apologise for any inconvenience this may have caused.",
            marks=None,
        ),
        Example(
            "I've, I've been on hold for fifty minutes, this is ridiculous.",
            "Sorry about that. What can I do for you?",
            marks=None,
        ),
        Example(
            "When is the library open on Sundays?",
            "Sorry, could you tell me which of our branches you mean?",
            marks=None,
        ),
    ),
)
