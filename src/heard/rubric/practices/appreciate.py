"""Appreciate: thank or praise the customer for something particular.

Why it helps: it tells people that what they did made a difference, above all where they were kind or patient.
Watch out: "thanks for contacting us" is a reflex, and thanks for a patience that somebody does not have hurt.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

from heard.customer.feeling import FeelingName
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment
from heard.rubric.phase import shows


def customer_is_kind(moment: Moment) -> bool:
    """Whether the customer shows gratitude or joy, and nothing unpleasant beside it."""
    return shows(moment, FeelingName.GRATITUDE, FeelingName.JOY) and not moment.feelings


APPRECIATE = Behaviour(
    id="appreciate",
    title="Appreciate",
    kind=Kind.PRACTICE,
    called_for=customer_is_kind,
    find=in_sentences("Thanks or praises the customer for something particular."),
    examples=(
        Example(
            "Just so you know, the map on your contact page still shows the old shop. Love the new one, by the way!",
            "Well spotted, and thank you for telling us! Our web team is changing the map.",
            marks="Well spotted, and thank you for telling us",
        ),
        Example(
            "ok did all of that, took me a while, now the light is green :)",
            "Thank you for going through all those steps with me. Green means that it is online.",
            marks="Thank you for going through all those steps",
        ),
        Example(
            "I waited for the second technician as agreed, and everything runs now. You were a great help. P. Novak",
            "Dear Mr Novak, thank you for your patience with the two visits. It is good to know that all is running.",
            marks="thank you for your patience with the two visits",
        ),
        Example(
            "I have a question about my bill.",
            "Thank you for contacting Brightwater. How may I help you?",
            marks=None,
        ),
        Example(
            "Where do I send the form?",
            "Please send it to our Leeds office by post. Thanks, Maya",
            marks=None,
        ),
        Example(
            "Oh, wonderful, it's, it's working again!",
            "I'm glad to hear that it's working.",
            marks=None,
        ),
    ),
)
