"""The pages of docs/practices, made from the behaviours' own files."""

from pathlib import Path

import pytest

from heard.cli.explain import as_markdown
from heard.rubric.behaviour import Behaviour
from heard.rubric.catalogue import BEHAVIOURS

PAGES = Path(__file__).parent.parent.parent / "docs" / "practices"


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.id)
def test_a_page_says_what_its_behaviour_says(behaviour: Behaviour) -> None:
    page = (PAGES / f"{behaviour.id}.md").read_text(encoding="utf-8")
    assert page == as_markdown(behaviour), "Run `make pages`."


def test_no_page_is_left_of_a_behaviour_that_is_gone() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {behaviour.id for behaviour in BEHAVIOURS}
