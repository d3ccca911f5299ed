"""`heard search`: turns with all the words, or a sentence."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")


def test_it_shows_the_turns_that_hold_the_words(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("Customer: The lamp flickers.\nAgent: Since when does it?", encoding="utf-8")
    here("import", str(file))
    assert (
        here("search", "flickering", "lamps").out == "conversation 1, turn 0, customer, no date\nThe lamp flickers.\n"
    )


def test_nothing_found_is_said(here: Here) -> None:
    assert here("search", "unicorn").out == "Nothing was said like that; try fewer words.\n"
