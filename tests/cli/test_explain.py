"""`heard explain`: every behaviour in words."""

import pytest

from heard.rubric.behaviour import Behaviour
from heard.rubric.catalogue import BEHAVIOURS
from tests.cli.conftest import Here

each_behaviour = pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.id)


def squeeze(text: str) -> str:
    """The text without the line breaks of the page."""
    return " ".join(text.split())


def test_without_a_name_it_lists_them_all(here: Here) -> None:
    shown = here("explain").out
    assert [line for behaviour in BEHAVIOURS for line in shown.splitlines() if line.startswith(f"{behaviour.id} ")]
    assert all(f"{behaviour.id} " in shown for behaviour in BEHAVIOURS)


@each_behaviour
def test_it_says_what_why_and_when(behaviour: Behaviour, here: Here) -> None:
    done = here("explain", behaviour.id)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{behaviour.title}  {behaviour.kind}, {behaviour.id}\n")
    for heading in ("Why it h", "Watch out: ", "Looked for when: ", "Source: ", "Counts\n", "Does not count\n"):
        assert f"\n{heading}" in done.out


@each_behaviour
def test_it_shows_every_example(behaviour: Behaviour, here: Here) -> None:
    shown = squeeze(here("explain", behaviour.id).out)
    assert all(squeeze(f"Customer: {each.said} Agent: {each.reply}") in shown for each in behaviour.examples)


def test_a_hyphen_is_as_good_as_an_underscore(here: Here) -> None:
    assert here("explain", "name-feeling").out == here("explain", "name_feeling").out


@each_behaviour
def test_it_writes_the_page_for_the_docs(behaviour: Behaviour, here: Here) -> None:
    page = here("explain", behaviour.id, "--markdown").out
    assert page.startswith(f"# {behaviour.title}\n\n`{behaviour.id}`, a {behaviour.kind}. ")
    assert page.count("| counts |") + page.count("| does not count |") == len(behaviour.examples)


def test_an_unknown_behaviour_is_told_the_known_ones(here: Here) -> None:
    done = here("explain", "nonsense")
    assert (done.code, done.out) == (2, "")
    known = ", ".join(behaviour.id for behaviour in BEHAVIOURS)
    assert done.err == f"heard: There is no behaviour called nonsense. Heard knows {known}.\n"
