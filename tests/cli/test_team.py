"""`heard team`: a team is made before its first conversation, and listed with its people."""

import pytest

from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")


def test_somebody_is_given_a_role_in_a_team_that_was_made_by_hand(here: Here) -> None:
    assert here("team", "add", "parcels").out == "There is a team parcels now.\n"
    here("user", "add", "ada@example.com", "--name", "Ada", "--role", "lead", "--team", "parcels")
    assert here("team", "list").out == "parcels: 0 conversations; Ada (lead)\n"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("parcels", "There is a team parcels already; give another name."),
        (" ", "A team's name has 1 to 200 letters; give another one."),
    ],
)
def test_what_cannot_be_made_is_said_in_one_sentence(here: Here, name: str, sentence: str) -> None:
    here("team", "add", "parcels")
    done = here("team", "add", name)
    assert (done.code, done.err) == (2, f"heard: {sentence}\n")
