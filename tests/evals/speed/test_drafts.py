"""Drafts to review, and what was said before them."""

from evals.speed.drafts import drafts, earlier, open_items
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.language.sentence import split_sentences
from heard.scoring.review import review
from tests.fakes.model import fake_model
from tests.people import conversation


def test_a_draft_has_three_sentences() -> None:
    assert {len(split_sentences(Turn("1", Role.AGENT, draft))) for draft in drafts()} == {3}


def test_no_draft_is_met_twice() -> None:
    assert len(set(drafts())) == len(drafts()) == 216


def test_twelve_turns_came_before_and_the_customer_waits() -> None:
    said = earlier()
    assert len(said.turns) == 12
    assert said.turns[-1].role is Role.CUSTOMER


def test_open_items_are_those_that_a_reply_is_held_against() -> None:
    said = conversation("C: My parcel is lost!", "A: Hello.", "C: When will you find it?")
    model = fake_model()
    assert open_items(said, model) == len(review(said, model).ledger.within_reach()) > 0
