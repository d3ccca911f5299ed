"""A conversation keeps its turns in order, each under an id of its own."""

import dataclasses

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.role import Role
from heard.errors import InvalidValue, NotFound
from tests.people import agent, conversation, customer

TALK = conversation("C: Where is it?", "A: Let me look.", "N: parcel at depot", "C: Thanks")


def test_it_keeps_the_order_in_which_turns_were_said() -> None:
    assert [turn.text for turn in TALK.turns] == ["Where is it?", "Let me look.", "parcel at depot", "Thanks"]


def test_it_finds_a_turn_by_its_id() -> None:
    assert TALK.turn("1").text == "Let me look."


def test_it_says_which_turn_is_missing() -> None:
    with pytest.raises(NotFound, match="Conversation talk has no turn 9"):
        TALK.turn("9")


def test_it_gives_the_turns_of_one_role() -> None:
    assert [turn.id for turn in TALK.by(Role.CUSTOMER)] == ["0", "3"]


def test_a_role_that_says_nothing_has_no_turns() -> None:
    assert list(TALK.by(Role.BOT)) == []


def test_it_needs_an_id() -> None:
    with pytest.raises(InvalidValue, match="A conversation needs an id"):
        Conversation("", ())


def test_it_rejects_two_turns_with_one_id() -> None:
    with pytest.raises(InvalidValue, match="Conversation t has two turns with the id x"):
        Conversation("t", (customer("Hi"), agent("Hi", turn_id="x"), customer("Hm", turn_id="x")))


def test_it_may_have_no_turns_yet() -> None:
    assert Conversation("t", ()).turns == ()


def test_it_is_a_chat_unless_the_source_says_otherwise() -> None:
    assert (TALK.channel, Conversation("t", (), channel=Channel.EMAIL).channel) == (Channel.CHAT, Channel.EMAIL)


def test_it_carries_who_spoke_and_how_it_went() -> None:
    known = dataclasses.replace(
        TALK, customer=Customer("7", name="Ida"), agent=Agent("3"), satisfaction=Satisfaction(4, "1-5")
    )
    assert known.customer == Customer("7", name="Ida")
    assert (known.turn("0").text, known.agent, known.satisfaction) == (
        "Where is it?",
        Agent("3"),
        Satisfaction(4, "1-5"),
    )


def test_two_conversations_of_the_same_words_are_equal() -> None:
    assert conversation("C: Hi", "A: Hello") == conversation("C: Hi", "A: Hello")
    assert len({conversation("C: Hi"), conversation("C: Hi")}) == 1


@pytest.mark.parametrize("field", dataclasses.fields(Conversation), ids=lambda field: field.name)
def test_it_cannot_be_changed(field: dataclasses.Field[object]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(TALK, field.name, "other")
