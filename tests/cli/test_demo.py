"""`heard demo`: in, in again, and out."""

import pytest

from tests.cli.conftest import Here

pytestmark = [pytest.mark.usefixtures("home"), pytest.mark.engine]


def test_they_go_in_once_and_come_out_again(here: Here) -> None:
    first, again, out, gone = here("demo"), here("demo"), here("demo", "--remove"), here("demo", "--remove")
    assert [each.code for each in (first, again, out, gone)] == [0, 0, 0, 0]
    assert first.out.startswith("Made-up conversations: 60 new, 60 reviewed.\n")
    assert again.out.startswith("The made-up conversations are here already.\n")
    assert out.out == "Removed: 60 conversations, 360 turns, 60 reviews, 26 customers, 5 agents, 2 teams.\n"
    assert gone.out == "None of the made-up conversations are here.\n"


def test_what_it_says_to_try_shows_something(here: Here) -> None:
    tried = [line.split("  ")[1] for line in here("demo").out.splitlines() if line.startswith("  heard")]
    assert "heard customer demo:c-1001" in tried
    assert "Ruth Adeyemi" in here("customer", "demo:c-1001").out
    assert "It is not there." in here("search", '"it is not there"').out
