"""What it cost them: paid, missed or gone, and never what somebody only did or overlooked."""

import pytest

from heard.suggest.particulars.read import read_particulars
from tests.people import customer


def loss(text: str) -> str | None:
    found = read_particulars([customer(text)]).loss
    return found.words if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I missed my flight because of you", "missing your flight"),
        ("We lost two bookings", "losing two bookings"),
        ("I had to buy a new charger", "having to buy a new charger"),
        ("I'd to borrow the rent", "having to borrow the rent"),
        ("I was charged twice", "being charged twice"),
        ("Spent the night on an airport bench", "spending the night on an airport bench"),
        ("I was late for my own wedding", "being late for your own wedding"),
    ],
)
def test_a_cost(text: str, words: str) -> None:
    assert loss(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "I had to laugh",
        "I had to ask",
        "I had to smile at that one",
        "I had to look twice",
        "I had to take a photo of it",
        "You said I had to buy a new one",
        "I nearly had to cancel",
    ],
)
def test_what_somebody_had_to_do_at_no_cost_is_none(text: str) -> None:
    assert loss(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I missed out on nothing",
        "I missed nothing",
        "I missed the bit where it says so",
        "I missed that, sorry",
        "We lost nothing in the end",
        "I lost my bank card",
        "I lost my dad in March",
        "I lost my job in May",
        "I lost count of the days",
        "We spent the weekend in Rome",
        "I haven't missed a payment",
    ],
)
def test_what_was_no_doing_of_the_team_is_no_cost(text: str) -> None:
    assert loss(text) is None
