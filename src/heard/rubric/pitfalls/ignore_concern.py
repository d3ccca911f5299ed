"""Ignore the concern: a problem, question or request gets neither answer, action, question nor deferral.

Why it hurts: who asks waits for a response; when none comes the chain is broken, and they have to write again, or
do not write again.
Watch out: "I'll find out by Wednesday" is a response, and a greeting that opens a chat may leave the help to the next
message.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

import re
from collections.abc import Iterator

from heard.conversation.role import Role
from heard.ledger.item import Item, ItemKind
from heard.rubric.behaviour import Behaviour, Example, Kind
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment

WANTS_A_RESPONSE = (ItemKind.PROBLEM, ItemKind.QUESTION, ItemKind.REQUEST)
# Words alone decide what a bare greeting is. One that asks what the matter is has not read what was said.
HELLO = r"hi|hello|hey|welcome|good (?:morning|afternoon|evening)|thank you for (?:calling|contacting|reaching out)"
GREETING = re.compile(
    rf"(?:(?:{HELLO})\b[ ,.!]*(?:there|to \w+|us)?[ ,.!]*)+(?:\w+[ ,.!]*)?"
    r"(?:(?:this is|my name is|i am|i[’']m|you are talking to)\b[^?]*)?",
    re.IGNORECASE,
)
# "Good afternoon, this is Sam from Acme, I am here": with more words than that something else is said as well.
GREETING_WORDS = 10


def something_was_asked(moment: Moment) -> bool:
    """Whether a problem, question or request was voiced since the last reply, and the reply does more than greet."""
    return bool(_asked(moment)) and not _only_greets(moment)


def _asked(moment: Moment) -> list[Item]:
    return [item for item in moment.fresh if item.kind in WANTS_A_RESPONSE]


def _only_greets(moment: Moment) -> bool:
    opens = all(turn.role is not Role.AGENT for turn in moment.before)
    said = moment.reply.text
    return opens and len(said.split()) <= GREETING_WORDS and bool(GREETING.fullmatch(said))


def find_silence_on_concern(moment: Moment, behaviour_id: str) -> Iterator[Mark]:
    """The opening words of the reply, as sure as the concern is one and no word takes it up."""
    silence = [(item.confidence * (1 - moment.likely_takes_up(item)), item) for item in _asked(moment)]
    if silence:
        confidence, item = max(silence, key=lambda pair: pair[0])
        yield Mark(moment.opening_words(), _why(item), moment.as_silent_as(confidence, behaviour_id))


def _why(item: Item) -> str:
    return f"The customer's {item.kind} (“{item.span.quote}”) gets no response."


IGNORE_CONCERN = Behaviour(
    id="ignore_concern",
    title="Concern ignored",
    kind=Kind.PITFALL,
    called_for=something_was_asked,
    find=find_silence_on_concern,
    examples=(
        Example(
            "Why was I charged 40 euros twice, and when do I get it back?",
            "Thank you for being a customer of ours since 2019!",
            marks="Thank you for being a customer of ours",
        ),
        Example(
            "The boiler leaks and the landing is wet. Please send somebody today. Niamh Quinn",
            "Dear Ms Quinn, we have changed your postal address as you wished in June.",
            marks="Dear Ms Quinn, we have changed your postal",
        ),
        Example(
            "@Parkly your machine ate my card, how do I get it back",
            "@rob Did you know that our app remembers where you parked? ^Vi",
            marks="@rob Did you know that our app remembers",
        ),
        Example("Hi, my order never came, can you check?", "Hi, this is Sam!", marks=None),
        Example(
            "Good morning, when does the new model come out? Best, Hugo",
            "Hello Hugo, I don't have the date yet; I'll ask our product team and write to you by Wednesday.",
            marks=None,
        ),
        Example(
            "Um, the dishwasher's leaking.",
            "Okay, where does the water come out, at the door or underneath?",
            marks=None,
        ),
    ),
    by_silence=True,
)
