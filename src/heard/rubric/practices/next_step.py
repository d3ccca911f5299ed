"""Say the next step: what happens now, who does it, and when the customer hears of it.

Why it helps: energy and a way forward lift satisfaction where a second apology lowers it, and the end of a
conversation is what people remember.
Watch out: a next step nobody owns ("it will be looked into") or without any idea of when moves nothing on.
Source: Marinova, Singh & Singh, JMR 2018 (unverified); Alaybek et al. 2022 on ends; docs/evidence.md.
"""

from heard.ledger.item import ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.moment import Moment


def something_is_to_be_done(moment: Moment) -> bool:
    """Whether a problem or a request of the customer's is still open."""
    return bool(moment.asks(ItemKind.PROBLEM, ItemKind.REQUEST))


NEXT_STEP = Behaviour(
    id="next_step",
    title="Say the next step",
    kind=Kind.PRACTICE,
    called_for=something_is_to_be_done,
    find=in_sentences("Says concretely what happens next, or what to do next."),
    examples=(
        Example(
            "My parcel never came.",
            "I've opened a search with the carrier; they answer by noon tomorrow and I will e-mail you then.",
            marks="I will e-mail you then",
        ),
        Example(
            "The printer is offline again.",
            "Please hold the power button for ten seconds, then tell me which light comes on.",
            marks="hold the power button for ten seconds",
        ),
        Example(
            "I was charged twice.",
            "Send us your account number in a direct message and we'll look up both charges.",
            marks="Send us your account number in a direct message",
        ),
        Example("My parcel never came.", "We are sorry to hear that your parcel did not arrive.", marks=None),
        Example("Do you ship to Norway?", "Yes, we ship to Norway.", marks=None),
        Example("Thanks, that's all.", "You're welcome! It was good talking to you.", marks=None),
    ),
    never_surplus=True,
)
