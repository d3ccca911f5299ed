"""What a customer leaves unsaid; tests/fakes/words.py says what the words show."""

import pytest

from heard.customer.between_lines import read_between_lines
from heard.customer.hint import HintName
from tests.fakes.reader import FakeReader
from tests.people import conversation

NO = "A: I'm afraid we can't refund the booking."
LONG = "C: I booked the wrong day by mistake, please may I have the money back?"


def hints(*lines: str, first: bool = False) -> list[tuple[HintName, str]]:
    *before, turn = conversation(*lines).turns
    read = read_between_lines(FakeReader().read(turn, before), before, first=first)
    return [(hint.name, hint.span.quote) for hint in read.hints]


def test_a_first_problem_without_a_wish_leaves_the_request_unsaid() -> None:
    assert hints("C: It is broken.", first=True) == [(HintName.UNSAID_REQUEST, "broken")]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        pytest.param("It is broken. A refund!", True, id="a request"),
        pytest.param("It is broken. When?", True, id="a question"),
        pytest.param("It is broken.", False, id="not the first"),
        pytest.param("Hello there.", True, id="no problem"),
        pytest.param("Hola, broken.", True, id="another language"),
    ],
)
def test_nothing_is_unsaid(said: str, *, first: bool) -> None:
    assert not hints(f"C: {said}", first=first)


@pytest.mark.parametrize("said", ["ok.", "Fine then", "  so be it  "])
def test_a_short_answer_to_a_no_may_be_a_door_closing(said: str) -> None:
    assert hints(LONG, NO, f"C: {said}") == [(HintName.GROWING_SHORT, said.strip())]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((LONG, "A: It is on its way.", "C: ok."), id="no no"),
        pytest.param(("C: Money back?", NO, "C: ok."), id="short before"),
        pytest.param((LONG, NO, "C: Thank you!"), id="thanks"),
        pytest.param((LONG, NO, "C: When then?"), id="a question"),
        pytest.param((LONG, NO, "C: I see, then I shall ask my bank about it"), id="long after"),
        pytest.param((NO, "C: ok."), id="nothing before"),
    ],
)
def test_no_door_closes(lines: tuple[str, ...]) -> None:
    assert not hints(*lines)
