"""`heard demo`: in, in again, and out."""

import pytest

from tests.cli.conftest import Here

pytestmark = [pytest.mark.usefixtures("home"), pytest.mark.engine]


def test_they_go_in_once_and_what_it_says_to_try_shows_something_until_they_are_taken_out(here: Here) -> None:
    first, again = here("demo"), here("demo")
    assert first.out.startswith("Made-up conversations: 60 new, 60 reviewed.\n")
    assert again.out.startswith("The made-up conversations are here already.\n")
    assert "Ruth Adeyemi" in here("customer", "demo:c-1001").out
    assert "It is not there." in here("search", '"it is not there"').out
    assert all(said in first.out for said in ("heard customer demo:c-1001", 'heard search "it is not there"'))
    out, gone = here("demo", "--remove"), here("demo", "--remove")
    assert out.out == "Removed: 60 conversations, 360 turns, 60 reviews, 26 customers, 5 agents, 2 teams.\n"
    assert gone.out == "None of the made-up conversations are here.\n"
    assert {each.code for each in (first, again, out, gone)} == {0}
