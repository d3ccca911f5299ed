"""Rehearsals from reply to reply, on a model of fakes."""

import pytest

from heard.errors import Conflict, InvalidValue
from heard.rehearsal.answering import End
from heard.rehearsal.debrief import debrief
from heard.rehearsal.feedback import feedback
from heard.rehearsal.judged import Judge
from heard.rehearsal.session import Rehearsal, Stage
from tests.fakes.model import fake_model
from tests.fakes.placer import FakePlacer
from tests.rehearsal.deck import PERSONA, card


@pytest.fixture
def stage() -> Stage:
    return Stage(card(), fake_model(), Judge(card(), FakePlacer()), PERSONA)


def played(stage: Stage, *replies: str) -> Rehearsal:
    return stage.replay(1, replies)


def test_a_question_of_the_card_is_understood_by_its_words(stage: Stage) -> None:
    now = played(stage, "Sorry. Which street do you live in?")
    assert now.course.exchanges[-1].judged.asked == ("the street",)
    assert now.turns[-1].text.startswith("street")


def test_all_words_of_a_clue_have_to_be_there_and_a_no_offers_nothing(stage: Stage) -> None:
    assert played(stage, "I send another one today.").course.exchanges[-1].judged.offered == ("another",)
    assert not played(stage, "I send another one.").course.exchanges[-1].judged.offered
    assert not played(stage, "We cannot send another one today.").course.exchanges[-1].judged.offered


def test_the_same_replies_lead_to_the_same_words(stage: Stage) -> None:
    replies = ("I am sorry.", "I send another one today.")
    assert played(stage, *replies).turns == played(stage, *replies).turns


def test_a_sentence_that_is_said_again_is_noticed(stage: Stage) -> None:
    now = played(stage, "I will look into this for you.", "I will look into this for you!")
    assert now.course.exchanges[-1].judged.copied


def test_nothing_can_be_said_to_somebody_who_has_left(stage: Stage) -> None:
    now = stage.begin(1)
    while now.course.end is None:
        now = stage.reply(now, "Please calm down.")
    with pytest.raises(Conflict, match="is over"):
        stage.reply(now, "Hello?")


def test_an_empty_reply_is_none(stage: Stage) -> None:
    with pytest.raises(InvalidValue, match="no reply yet"):
        stage.reply(stage.begin(1), "  ")


def test_feedback_says_what_was_missed_and_has_an_example_on_request(stage: Stage) -> None:
    before = stage.begin(1)
    after = stage.reply(before, "Please wait.")
    given = feedback(before, after, fake_model())
    assert given.moves
    assert given.example == "good one"
    assert (given.was, given.state) == (before.course.state, after.course.state)


def test_a_debrief_tells_the_arc_and_what_was_never_said(stage: Stage) -> None:
    done = debrief(played(stage, "Please wait.", "Please wait a little."))
    assert len(done.arc) == 3
    assert (done.hidden, done.disclosed, done.end) == ("It is a gift.", False, None)


def test_a_second_try_is_compared_with_the_first(stage: Stage) -> None:
    first, second = played(stage, "Please calm down."), played(stage, "I send another one today.")
    assert debrief(second, first).compared is not None
    assert debrief(second).compared is None
    assert first.course.end is not End.SATISFIED
