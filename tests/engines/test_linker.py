"""The linker on the shipped encoder: a link for every item, whatever the reply."""

import pytest

from heard.conversation.conversation import Conversation
from heard.engines.encoder import Encoder
from heard.engines.linker import OLDEST, EncoderLinker
from heard.ledger.item import Item, Way
from heard.ledger.ledger import Ledger
from heard.ledger.linker import Link
from tests.fakes.reader import FakeReader
from tests.people import agent, conversation

pytestmark = pytest.mark.engine

SAID = "C: I am furious, the parcel is lost. When will it come?"
# Behind the two kinds of closeness.
AGE = 4


@pytest.fixture(scope="module")
def linker() -> EncoderLinker:
    return EncoderLinker(Encoder())


def items(talk: Conversation) -> tuple[Item, ...]:
    return Ledger().after_customer(FakeReader().read(talk.turns[0], ())).items


def link(linker: EncoderLinker, reply: str, talk: Conversation) -> tuple[Link, ...]:
    return linker.link(items(talk), agent(reply), talk.turns)


@pytest.mark.parametrize(
    "reply", ["I see why you are furious. It comes on Friday.", "Hello.", "", "👍", "Lo siento mucho."]
)
def test_every_item_gets_its_link(reply: str, linker: EncoderLinker) -> None:
    talk = conversation(SAID)
    links = link(linker, reply, talk)
    assert [found.item_id for found in links] == [item.id for item in items(talk)]
    assert all(found.ways.keys() == set(Way) for found in links)


def test_a_link_points_at_a_sentence_of_the_reply(linker: EncoderLinker) -> None:
    spans = [found.span for found in link(linker, "I see why you are furious. It comes on Friday.", conversation(SAID))]
    assert {span.quote for span in spans if span} <= {"I see why you are furious.", "It comes on Friday."}
    assert all(spans)


@pytest.mark.parametrize(
    "reply", ["", "> The parcel is lost.", "Lo siento mucho, voy a averiguar dónde está ahora mismo."]
)
def test_a_reply_that_cannot_be_read_takes_nothing_up(reply: str, linker: EncoderLinker) -> None:
    assert not any(found.likely for found in link(linker, reply, conversation(SAID)))


def test_an_answer_is_likelier_to_take_up_than_a_greeting(linker: EncoderLinker) -> None:
    talk = conversation(SAID)
    answered, greeted = (link(linker, reply, talk) for reply in ("Your parcel will come on Friday.", "Good morning."))
    assert sum(found.likely for found in answered) > sum(found.likely for found in greeted)


@pytest.mark.parametrize(
    ("lines", "age"), [([], 0), (["A: Hm."], 1), (["N: Hm.", "A: Hm.", "A: Hm."], 2), (["A: Hm."] * 9, 3)]
)
def test_an_item_is_as_old_as_the_replies_since(lines: list[str], age: int, linker: EncoderLinker) -> None:
    talk = conversation(SAID, *lines)
    sentences = Encoder().read(agent("It comes on Friday."), talk.turns)
    features = linker.features(items(talk)[0], sentences, talk.turns)
    assert features[0, AGE] == pytest.approx(age / OLDEST)


def test_what_is_asked_again_in_the_same_words_is_said_again(linker: EncoderLinker) -> None:
    talk = conversation("C: The parcel is lost. When will it come?", "A: Hello.", "C: When will it come?")
    reading = FakeReader().read(talk.turns[2], ()).numbered_from(3)
    assert linker.repeats(items(talk), reading, talk.turns[:2]) == {"c3": "c2"}


def test_what_is_new_says_nothing_again(linker: EncoderLinker) -> None:
    talk = conversation("C: The parcel is lost.", "A: Hello.", "C: Also, a refund for my shoes, please.")
    reading = FakeReader().read(talk.turns[2], ()).numbered_from(2)
    assert not linker.repeats(items(talk), reading, talk.turns[:2])
    assert not linker.repeats((), reading, talk.turns[:2])
