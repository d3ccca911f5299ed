"""Where a conversation stands: read the tables; tests/fakes/words.py says what the words show."""

from dataclasses import replace

import pytest

from heard.customer.feeling import FeelingName
from heard.ledger.ledger import Ledger
from heard.rubric.phase import all_is_well, customer_is_clearly_upset, matter_drags_on, shows, something_is_open
from tests.fakes.moment import moment


@pytest.mark.parametrize(("said", "is_open"), [("When?", True), ("I am annoyed.", True), ("Thank you!", False)])
def test_what_was_voiced_is_open(said: str, *, is_open: bool) -> None:
    assert something_is_open(moment(said, "Hello.")) is is_open


@pytest.mark.parametrize(
    ("said", "upset"), [("I am annoyed!", True), ("I am annoyed.", False), ("I am puzzled!!", False)]
)
def test_a_clear_feeling_is_upset_and_confusion_is_not(said: str, *, upset: bool) -> None:
    assert customer_is_clearly_upset(moment(said, "Hello.")) is upset


@pytest.mark.parametrize(("said", "drags_on"), [("It is broken again.", True), ("It is broken.", False)])
def test_a_matter_drags_on_when_it_was_brought_up_before(said: str, *, drags_on: bool) -> None:
    assert matter_drags_on(moment(said, "Hello.")) is drags_on


@pytest.mark.parametrize(("said", "drags_on"), [("It is broken.", True), ("When?", False)])
def test_a_problem_drags_on_when_it_outlives_a_reply(said: str, *, drags_on: bool) -> None:
    first = moment(said, "Hello.")
    later = replace(first, items=Ledger(first.items).after_reply(first.reply, ()).within_reach())
    assert matter_drags_on(later) is drags_on


@pytest.mark.parametrize(("said", "well"), [("Lovely!", True), ("Lovely! When?", False), ("Fine.", False)])
def test_all_is_well_when_the_customer_is_pleased_and_wants_nothing_more(said: str, *, well: bool) -> None:
    assert all_is_well(moment(said, "Hello.")) is well


def test_it_knows_which_feelings_were_shown() -> None:
    scene = moment("I am scared. Thank you!", "Hello.")
    assert shows(scene, FeelingName.ANGER, FeelingName.WORRY)
    assert not shows(scene, FeelingName.ANGER)
