"""Interrogate: ask for what was already given, or stack three questions and more.

Why it hurts: having to say it twice tells customers that nobody listened, and a form in place of a reply that they
are a case.
Watch out: one or two questions that help to understand are exploring.
Source: none that we know of; CODEBOOK definition (docs/codebook.md).
"""

import re
from collections.abc import Iterator

from heard.conversation.span import Span
from heard.rubric.behaviour import Behaviour, Example, Kind, in_sentences
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment
from heard.rubric.phase import something_is_open

# Words alone decide what is stacked: the codebook counts from three questions on.
STACKED = 3
# A question mark at the end, whatever follows it; "how are you" and "anything else" ask for nothing.
ASKS = re.compile(r"^(?!.*\b(?:how are you|anything else)\b).*\?\W{0,8}$", re.IGNORECASE | re.DOTALL)
STACKED_CONFIDENCE = 0.95


def find_interrogation(moment: Moment, behaviour_id: str) -> Iterator[Mark]:
    """The sentences that the model takes for it, and any stack of questions from the first to the last."""
    yield from in_sentences("Asks for what was already given, or for too much at once.")(moment, behaviour_id)
    questions = [sentence.span for sentence in moment.sentences if ASKS.search(sentence.span.quote)]
    if len(questions) >= STACKED:
        stack = Span(moment.reply, questions[0].start, questions[-1].end)
        yield Mark(stack, f"Stacks {len(questions)} questions.", STACKED_CONFIDENCE)


INTERROGATE = Behaviour(
    id="interrogate",
    title="Interrogation",
    kind=Kind.PITFALL,
    called_for=something_is_open,
    find=find_interrogation,
    examples=(
        Example(
            "My parcel hasn't come.",
            "What is your order number? What is your postcode? When did you order? Which e-mail did you use?",
            marks="What is your postcode?",
        ),
        Example(
            "Good evening, the lamp from order 88123 has a crack. I would like a new one. Petra Lang",
            "Dear customer, please tell us your order number, your name and what is wrong with the item.",
            marks="please tell us your order number, your name and what is wrong",
        ),
        Example(
            "Hi, it's, uh, it's Nadia Farouk, policy 7719, somebody's just driven into my car.",
            "Right, and can I have your name and your policy number?",
            marks="can I have your name and your policy number",
        ),
        Example("My parcel hasn't come.", "What is your order number?", marks=None),
        Example(
            "@Tapworks my kitchen tap drips",
            "@gus Does it drip all the time? And is it the spout or the handle? ^Wyn",
            marks=None,
        ),
        Example(
            "Good evening, the lamp from order 88123 has a crack. I would like a new one. Petra Lang",
            "Dear Ms Lang, I have order 88123 here. Is the crack in the glass or in the foot?",
            marks=None,
        ),
    ),
)
