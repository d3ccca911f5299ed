"""Scripted: a stock phrase that could go to any customer, where something particular was called for.

Why it hurts: in stressful calls a bare "sorry" was among the lines that worked worst; phrases that fit
everybody tell the customer that nobody read what they wrote.
Watch out: a greeting or a thank-you is not a script, and "sorry your order arrived cold" names its cause.
Source: Clark, Murfett, Rogers & Ang 2013 (289 stressful calls); docs/evidence.md.
"""

from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.phase import something_is_open

SCRIPTED = Behaviour(
    id="scripted",
    title="Stock phrase",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=in_sentences("A stock phrase that could go to any customer."),
    examples=(
        Example(
            "Third time I ask where my refund is.",
            "We apologise for any inconvenience this may have caused.",
            marks="We apologise for any inconvenience",
        ),
        Example(
            "My wedding photos are gone from your cloud!",
            "We understand your frustration. Your satisfaction is our top priority.",
            marks="We understand your frustration",
        ),
        Example(
            "The fridge died again, everything is spoilt.",
            "Sorry for the inconvenience caused. Please contact our service centre.",
            marks="Sorry for the inconvenience caused",
        ),
        Example(
            "My pizza came cold and an hour late.",
            "I'm sorry your pizza arrived cold after an hour's wait; I've refunded the whole order.",
            marks=None,
        ),
        Example("Where do I find my invoice?", "You find it under Account, then Billing.", marks=None),
        Example("The heating is out and the baby is cold.", "I'm sending the night engineer to you now.", marks=None),
    ),
)
