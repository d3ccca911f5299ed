"""A moment of one's own: what was said before a reply, whose manner it has, and how it is played."""

from typing import Any

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.feeling import FeelingName
from heard.rehearsal.answering import Standing, answer
from heard.rehearsal.cards.persona import find_persona, personas
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.judged import Judge, Judged
from heard.rehearsal.own.card import card_of, id_of, is_own, own_from_wire, own_to_wire
from heard.rehearsal.own.change import FOREIGN
from heard.rehearsal.own.manner import manner_of
from heard.rehearsal.own.moment import NOTHING_BEFORE, VULNERABLE, OwnMoment, moment_of
from heard.rehearsal.own.stock import Unchangeable
from heard.scoring.review import answer_with, read_through
from tests.fakes.model import fake_model
from tests.fakes.placer import FakePlacer

WAITED = "I have waited for days, and nobody of yours has told me anything about my parcel."


def talk(*said: tuple[str, str]) -> Conversation:
    return Conversation("talk", tuple(Turn(str(place), Role(role), text) for place, (role, text) in enumerate(said)))


def review(conversation: Conversation, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a reading holds
    """A review as far as a moment goes by it: each customer's turn shows the same."""
    shown = {"feelings": [], "signals": []} | told
    customers = [turn for turn in conversation.turns if turn.role is Role.CUSTOMER]
    return {"readings": [{"turn_id": turn.id} | shown for turn in customers]}


def moment(*said: tuple[str, str], **told: Any) -> OwnMoment:  # noqa: ANN401 - as above
    """The moment before the last turn."""
    conversation = talk(*said)
    return moment_of(conversation, review(conversation, **told), conversation.turns[-1].id, "validate")


def test_it_is_what_the_customer_said_since_the_reply_before() -> None:
    found = moment(("customer", "Hello there, it is me."), ("agent", "Hi."), ("customer", WAITED), ("agent", "So?"))
    assert found.opening == WAITED


def test_few_words_are_answered_by_what_was_said_before_them() -> None:
    found = moment(("customer", WAITED), ("agent", "Hi."), ("customer", "So what now?"), ("agent", "Wait."))
    assert found.opening == f"{WAITED}\nSo what now?"


def test_a_feeling_counts_as_strongly_as_it_was_said() -> None:
    felt = [{"feeling": "anger", "intensity": 2}, {"feeling": "gratitude", "intensity": 3}]
    assert moment(("customer", WAITED), ("agent", "Hi."), feelings=felt).feelings == {"anger": 2}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"signals": [{"signal": "vulnerable"}]}, VULNERABLE),
        ({"not_scored": "language: de"}, FOREIGN),
    ],
)
def test_what_is_not_to_be_played_is_refused(told: dict[str, Any], why: str) -> None:
    with pytest.raises(Unchangeable, match=why):
        moment(("customer", WAITED), ("agent", "Hi."), **told)


def test_a_first_word_of_ones_own_answers_nobody() -> None:
    with pytest.raises(Unchangeable, match=NOTHING_BEFORE):
        moment(("agent", "Hi."))


@pytest.mark.parametrize(
    ("text", "felt", "persona"),
    [
        ("Where is it?", {}, "terse"),
        ("and then there was that as well, " * 20, {}, "rambling"),
        (f"{WAITED} I need it today.", {}, "hurried"),
        (f"{WAITED} I have already tried it twice.", {}, "expert"),
        (WAITED, {FeelingName.WORRY: 2}, "anxious"),
        (f"{WAITED} Could you look, please?", {FeelingName.ANGER: 2}, "seething"),
        (WAITED, {FeelingName.ANGER: 2}, "expert"),
    ],
)
def test_a_manner_goes_by_how_they_write(text: str, felt: dict[FeelingName, int], persona: str) -> None:
    found = manner_of(text, felt)
    assert found.persona == persona
    assert found.why.endswith(".")


def test_a_moment_is_the_same_card_again_and_survives_being_kept() -> None:
    found = moment(("customer", WAITED), ("agent", "Hi."))
    assert own_from_wire(own_to_wire(found)) == found
    assert id_of(found) == card_of(found).id
    assert is_own(id_of(found))


@pytest.mark.parametrize("persona", personas())
def test_every_manner_can_play_it(persona: str) -> None:
    found = OwnMoment("1", "validate", "chat", WAITED, persona, "So.", {"worry": 2})
    card = card_of(found)
    assert card.start.feelings == {FeelingName.WORRY: 2.0}
    assert card.says[Intent.OPEN.value][card.start.band] == (WAITED,)


@pytest.mark.parametrize(("reply", "goes_on"), [("I will send Tom tomorrow.", True), ("Please wait.", False)])
def test_it_goes_on_once_somebody_says_what_happens_next(reply: str, goes_on: bool) -> None:  # noqa: FBT001 - a table
    model, card = fake_model(), card_of(OwnMoment("1", "validate", "chat", WAITED, "terse", "So.", {}))
    turns = (Turn("1", Role.CUSTOMER, WAITED),)
    answered = answer_with(read_through(turns, model), Turn("2", Role.AGENT, reply), turns, model)
    judged = Judge(card, FakePlacer()).judge(answered, turns)
    assert bool(judged.offered) is (goes_on and judged.value >= 3)


def test_nobody_confides_what_nobody_knows() -> None:
    card = card_of(OwnMoment("1", "validate", "chat", WAITED, "terse", "So.", {}))
    trusting = card.start.moved(0, 4, 4)
    given = answer(Judged(()), trusting, trusting, Standing(), (card, find_persona("terse")))
    assert Intent.DISCLOSE not in given.intents
