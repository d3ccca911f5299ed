"""Negative wording: lead with what cannot be done, and offer nothing that can.

Why it hurts: the customer leaves with a closed door and has to find the next one alone; options and energy are what
lifts satisfaction.
Watch out: a clear no is fine, and kinder than a vague one, when a reason or another way comes with it.
Source: Marinova, Singh & Singh, JMR 2018 (options lift satisfaction; unverified); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

NEGATIVE_WORDING = Behaviour(
    id="negative_wording",
    title="Only a no",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("Says what cannot be done, and nothing that can."),
    examples=(
        Example(
            "Can I change the name on my ticket?",
            "No, names cannot be changed.",
            marks="names cannot be changed",
        ),
        Example(
            "My subscription renewed itself yesterday. I would like the money back. Anjali Roy",
            "Dear Ms Roy, refunds are not possible after a renewal. Kind regards, Billing",
            marks="refunds are not possible after a renewal",
        ),
        Example(
            "@CorvidCinema any chance of subtitles at the 8pm show?",
            "@tia Unfortunately we don't do that. ^Sy",
            marks="Unfortunately we don't do that",
        ),
        Example(
            "Can I change the name on my ticket?",
            "The name can't be changed, but you can cancel free of charge until Friday and book in the new name.",
            marks=None,
        ),
        Example(
            "Hi, are you, are you open on the 25th?",
            "We close on the 25th and open again on the 26th at eight.",
            marks=None,
        ),
        Example(
            "My subscription renewed itself yesterday. I would like the money back. Anjali Roy",
            "Dear Ms Roy, I have cancelled the renewal, and the 12 euros are on their way to your card.",
            marks=None,
        ),
    ),
)
