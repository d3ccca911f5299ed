"""Name the feeling: say the customer's emotion back in words.

Why it helps: people trust sooner and settle sooner once they hear that their feeling was understood; for
unpleasant feelings naming them does more than naming the situation.
Watch out: a feeling guessed wrong, named twice, or named in a stock phrase sounds like a script.
Source: Yu, Berg & Zlatev, OBHDP 2021 (six studies); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment


def customer_shows_feeling(moment: Moment) -> bool:
    """Whether the customer has shown an unpleasant feeling since the last reply."""
    return bool(moment.feelings)


NAME_FEELING = Behaviour(
    id="name_feeling",
    title="Name the feeling",
    kind=Kind.PRACTICE,
    called_for=customer_shows_feeling,
    find=in_sentences("Puts the customer's feeling into words."),
    examples=(
        Example(
            "Nine days and still no parcel! This is ridiculous.",
            "I can hear how frustrated you are after nine days. Let me find out where it is.",
            marks="how frustrated you are",
        ),
        Example(
            "I'm scared the transfer went to the wrong person, that's my rent.",
            "That is a really worrying thing to see on rent day. I'm checking the transfer now.",
            marks="really worrying",
        ),
        Example(
            "You cancelled my booking without telling me. I'm so annoyed.",
            "I understand you're annoyed, and you found out from the hotel rather than from us.",
            marks="you're annoyed",
        ),
        Example("Nine days and still no parcel! This is ridiculous.", "Please send me your order number.", marks=None),
        Example(
            "How do I change my password?", "Go to Settings, then Security, and choose Change password.", marks=None
        ),
        Example(
            "My router keeps dropping out, I'm losing my mind here.",
            "Please restart the router and wait two minutes until the light is green.",
            marks=None,
        ),
    ),
)
