"""Where a conversation stands: read the tables; tests/fakes/words.py says what the words show."""

import pytest

from heard.customer.feeling import FeelingName
from heard.rubric.phase import customer_is_clearly_upset, shows, something_is_open
from tests.fakes.moment import moment


@pytest.mark.parametrize(("said", "is_open"), [("When?", True), ("I am annoyed.", True), ("Thank you!", False)])
def test_what_was_voiced_is_open(said: str, *, is_open: bool) -> None:
    assert something_is_open(moment(said, "Hello.")) is is_open


@pytest.mark.parametrize(
    ("said", "upset"), [("I am annoyed!", True), ("I am annoyed.", False), ("I am puzzled!!", False)]
)
def test_a_clear_feeling_is_upset_and_confusion_is_not(said: str, *, upset: bool) -> None:
    assert customer_is_clearly_upset(moment(said, "Hello.")) is upset


def test_it_knows_which_feelings_were_shown() -> None:
    scene = moment("I am scared. Thank you!", "Hello.")
    assert shows(scene, FeelingName.ANGER, FeelingName.WORRY)
    assert not shows(scene, FeelingName.ANGER)
