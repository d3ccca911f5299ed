"""Sentences as they are meant: read the lines of tests/rubric/meant as a practice, then a reply that looks like it.

What is taken back stands in [[ ]]. All lines were written for this test; none is from a set that Heard is measured on.
"""

from pathlib import Path

import pytest

from heard.conversation.span import Span
from heard.language.quotation import find_quotations
from heard.rubric.listener import Sentence
from heard.rubric.meant import as_meant
from heard.wiring.model import shipped_model
from tests.people import agent, customer

LINES = Path(__file__).parent / "meant"
SAID = customer("My parcel is two weeks late, nobody calls me back, and I was charged twice. I'm so fed up with this.")


def lines(*files: str) -> list[list[str]]:
    texts = ((LINES / f"{file}.txt").read_text(encoding="utf-8") for file in files)
    return [line.split(" | ") for text in texts for line in text.splitlines()]


@pytest.mark.parametrize(("practice", "marked"), lines("denied", "quoted"))
def test_words_that_are_denied_or_quoted_show_no_practice(practice: str, marked: str) -> None:
    text = marked.replace("[[", "").replace("]]", "")
    start, end = marked.index("[["), marked.index("]]") - len("[[")
    reply = agent(text)
    sentence = Sentence(Span(reply, 0, len(text)), {practice: 0.9}, words={practice: Span(reply, start, end)})
    assert as_meant(sentence, find_quotations(text)).says(practice) == 0


@pytest.mark.engine
@pytest.mark.parametrize(("practice", "text"), lines("said", "said_back"))
def test_what_is_meant_is_credited_as_before(practice: str, text: str) -> None:
    listener = shipped_model().listener
    heard = listener.listen(agent(text), [SAID]).sentences
    credited = [sentence for sentence in heard if sentence.says(practice) >= listener.thresholds[practice]]
    meant = [as_meant(sentence, find_quotations(text)) for sentence in credited]
    assert [sentence.says(practice) for sentence in meant] == [sentence.says(practice) for sentence in credited]


def test_pitfalls_stay() -> None:
    reply = agent("I'm not going to apologise for that.")
    sentence = Sentence(Span(reply, 0, len(reply.text)), {"disrespect": 0.9})
    assert as_meant(sentence, ()).says("disrespect") == 0.9


def test_what_is_left_is_shown_by_its_own_words() -> None:
    reply = agent("I can't refund it, but I will call the depot.")
    words = {"take_ownership": Span(reply, 23, len(reply.text))}
    sentence = Sentence(Span(reply, 0, len(reply.text)), {"take_ownership": 0.9}, words=words)
    assert as_meant(sentence, ()).words_for("take_ownership").quote == "I will call the depot."
