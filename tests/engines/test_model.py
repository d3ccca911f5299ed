"""The shipped model at work: what it reads, what it leaves, and that the same words give the same numbers."""

import json
from collections.abc import Iterable

import pytest

from heard.conversation.conversation import Conversation
from heard.engines.encoder import WEIGHTS
from heard.language.sentence import split_sentences
from heard.scoring.model import Model
from heard.scoring.review import Review, review
from heard.scoring.unwire import review_from_wire
from heard.scoring.wire import review_to_wire
from heard.wiring.model import load_model, shipped_model
from tests.people import conversation

pytestmark = pytest.mark.engine

UPSET = conversation(
    "C: I am furious! Nine days and still no parcel. Where is it? My sister's wedding is on Saturday.",
    "A: Nine days is far too long, I can see why you are furious. I am calling the depot now.",
    "C: ok thx",
    "A: They found it. It will be with you on Thursday by noon, and I have refunded the delivery.",
    "C: Oh thank you so much, what a relief!!",
)
SCRIPTED = conversation(
    "C: You charged me twice. I want my money back.",
    "A: We apologise for any inconvenience this may have caused. Please contact our billing team.",
)
ODD = conversation("C: ", "A: ", "C: 😀😀", "A: 👍", "C: ...", "A: > quoted", "S: closed", "N: note")
LETTER = conversation(
    "C: " + "\n\n".join(f"On day {number} I called again and nobody helped me." for number in range(1, 80)),
    "A: " + " ".join(f"I have written down call number {number}." for number in range(1, 80)),
)
ALL = (UPSET, SCRIPTED, ODD, LETTER)


def lines(model: Model, talks: Iterable[Conversation]) -> list[str]:
    """What `heard review --json` prints."""
    return [json.dumps(review_to_wire(review(talk, model))) for talk in talks]


def read(*said: str) -> Review:
    return review(conversation(*said), shipped_model())


def test_one_thread_and_two_give_the_same_bytes() -> None:
    assert lines(load_model(WEIGHTS, threads=2), ALL) == lines(shipped_model(), ALL)


def test_what_was_reviewed_before_changes_nothing() -> None:
    forwards = lines(load_model(WEIGHTS), ALL)
    assert lines(load_model(WEIGHTS), reversed(ALL)) == forwards[::-1]


@pytest.mark.parametrize("talk", ALL, ids=["upset", "scripted", "odd", "letter"])
def test_its_reviews_come_back_from_the_wire(talk: Conversation) -> None:
    done = review(talk, shipped_model())
    assert review_from_wire(json.loads(json.dumps(review_to_wire(done))), talk) == done


@pytest.mark.parametrize("length", range(len(UPSET.turns)))
def test_a_further_turn_changes_nothing_that_was_said_of_earlier_ones(length: int) -> None:
    part = review(Conversation("talk", UPSET.turns[:length]), shipped_model())
    assert part.replies == review(UPSET, shipped_model()).replies[: len(part.replies)]


def test_it_hears_an_upset_customer() -> None:
    reading = review(UPSET, shipped_model()).readings[0]
    assert {"anger", "frustration"} & {feeling.name for feeling in reading.feelings}
    assert {"problem", "question"} <= {concern.kind for concern in reading.concerns}


def test_it_hears_a_thankful_customer() -> None:
    last = review(UPSET, shipped_model()).readings[-1]
    assert not last.unpleasant
    assert {"gratitude", "relief"} & {feeling.name for feeling in last.feelings}


def test_a_long_letter_is_read_to_its_end() -> None:
    said, answered = LETTER.turns
    heard = shipped_model().listener.listen(answered, (said,))
    assert tuple(sentence.span for sentence in heard.sentences) == split_sentences(answered)


def test_a_turn_of_ten_thousand_words_is_read() -> None:
    done = read("C: " + "It is still broken and I am annoyed. " * 1250, "A: I will mend it.")
    assert done.readings[0].concerns
    assert done.replies[0].heard


def test_nothing_is_heard_where_nothing_is_said() -> None:
    done = review(ODD, shipped_model())
    assert [reading.concerns for reading in done.readings[::2]] == [(), ()]
    assert [reply.not_scored for reply in done.replies[::2]] == ["no words of its own"] * 2


@pytest.mark.parametrize(
    ("said", "reply", "reason"),
    [
        (
            "¡Estoy furioso, mi pedido no ha llegado!",
            "I am sorry, I can only read English.",
            "the customer's language: es",
        ),
        (
            "I am furious, my parcel is lost.",
            "Lo siento mucho, voy a averiguar dónde está ahora mismo.",
            "language: es",
        ),
    ],
)
def test_another_language_is_not_scored(said: str, reply: str, reason: str) -> None:
    assert read(f"C: {said}", f"A: {reply}").replies[0].not_scored == reason


def test_a_stock_phrase_leaves_a_customer_less_heard_than_help() -> None:
    helped, scripted = (review(talk, shipped_model()).replies[0].heard for talk in (UPSET, SCRIPTED))
    assert helped
    assert scripted
    assert scripted.value < helped.value


def test_evidence_lies_in_its_sentence() -> None:
    for talk in ALL:
        for reading in review(talk, shipped_model()).readings:
            shown = [feeling.span for feeling in reading.feelings] + [concern.span for concern in reading.concerns]
            assert all("\n" not in span.quote and span.quote.strip() == span.quote for span in shown)
