"""How customers open a conversation."""

import pytest

from heard.history.opening import Cue, read_opening
from tests.history.told import talk


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("For the third time: where is it?", Cue.SAID_AGAIN),
        ("Following up on the ripped sofa.", Cue.SAID_AGAIN),
        ("You said it would be here.", Cue.LOOKS_BACK),
        ("The week came and went.", Cue.LOOKS_BACK),
        ("Nobody rang.", Cue.NOT_DONE),
        ("The parcel arrived.", Cue.DONE),
        ("A different thing: the export is grey.", Cue.ANOTHER),
        ("How much is a new card?", Cue.ASKS_NEW),
    ],
)
def test_words_give_a_cue(said: str, cue: Cue) -> None:
    assert cue in read_opening(talk(f"C: {said}")).cues


@pytest.mark.parametrize("said", ["My lamp is broken.", "My card is blue.", "Where do I park?"])
def test_a_plain_report_gives_none(said: str) -> None:
    assert not read_opening(talk(f"C: {said}")).cues


def test_it_reads_on_behind_a_bare_hello() -> None:
    opening = read_opening(talk("C: Hello?", "A: Yes?", "C: Nobody rang.", "A: Oh."))
    assert opening.texts == ("Hello?", "Nobody rang.")


def test_it_ends_with_the_first_reply() -> None:
    words = "My parcel has been lost and I would like to know what you are going to do."
    assert read_opening(talk(f"C: {words}", "A: Yes.", "C: Nobody rang.")).texts == (words,)


def test_a_thank_you_asks_for_nothing() -> None:
    assert read_opening(talk("C: The card came on Friday, thank you.")).only_thanks
    assert not read_opening(talk("C: The card came, thank you. How much is it?")).only_thanks
