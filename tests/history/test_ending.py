"""How conversations end."""

import pytest

from heard.history.ending import Ended
from tests.history.told import history, talk


@pytest.mark.parametrize(
    ("lines", "ended"),
    [
        (("C: It is broken.", "A: I mended it.", "C: Works, thanks."), Ended.SOLVED),
        (("C: It is broken.", "A: An engineer will come on Friday.", "C: Okay."), Ended.PROMISED),
        (("C: I want a refund.", "A: We cannot refund it."), Ended.REFUSED),
        (("C: I want a refund.", "A: We cannot refund it.", "C: And when do I get it?"), Ended.REFUSED),
        (("C: It is broken.",), Ended.UNANSWERED),
        (("C: It is broken.", "B: We will write to you soon."), Ended.UNANSWERED),
        (("C: It is broken.", "A: Restart it.", "C: And when will it work?"), Ended.UNANSWERED),
        (("C: It is broken.", "A: Restart it.", "C: Forget it, I am leaving."), Ended.LEFT),
        (("C: Lovely, thank you for the card.",), Ended.SOLVED),
        (("S: Ticket opened.",), Ended.UNANSWERED),
    ],
)
def test_it_is_told_in_five_words(lines: tuple[str, ...], ended: Ended) -> None:
    assert history(talk(*lines)).chapters[0].ending.ended is ended


def test_it_shows_the_words_that_say_so() -> None:
    ending = history(talk("C: It is broken.", "A: I mended it.", "C: Works, thanks.")).chapters[0].ending
    assert ending.passage is not None
    assert ending.passage.quote == "Works, thanks."


def test_what_is_promised_last_is_shown() -> None:
    ending = history(talk("C: It is broken.", "A: I'll call you tomorrow.")).chapters[0].ending
    assert ending.passage is not None
    assert ending.passage.quote == "I'll call you tomorrow"
