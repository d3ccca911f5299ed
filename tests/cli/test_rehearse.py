"""`heard rehearse`, `heard scenario`, `heard lesson`: played to the end, checked, one sentence for what is no card."""

import json
from pathlib import Path

import pytest

from heard.rehearsal.cards.shelf import find_scenario
from tests.cli.command import heard
from tests.cli.conftest import Here
from tests.fakes.chat_server import Plan, chat_server

GOOD = find_scenario("dress-for-saturday").replies.good
# Other words for what the customer with seed 2 says to the second of them.
OTHER = "Thank you, you've really understood what this is about. Yes please, that would be perfect."
OWN = "Oh, that would be perfect. Yes please."


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.engine
def test_a_whole_rehearsal_with_a_retry_and_an_example() -> None:
    done = heard("rehearse", "dress-for-saturday", typed=typed("Please calm down.", "/retry", "/example", *GOOD))
    assert (done.code, done.err) == (0, "")
    for words in (
        "You are back before your last reply",
        "They feel",
        "Take ownership",
        "Debrief",
        "They leave calm",
        "By the scorecard",
    ):
        assert words in done.out
    assert "Than in the earlier try they are calmer" in done.out


@pytest.mark.engine
def test_who_ends_at_once_sees_what_the_customer_had_not_said() -> None:
    done = heard("rehearse", "dress-for-saturday", typed=typed("/retry", "/end"))
    assert "There is no reply to take back yet." in done.out
    assert "They never told you: She is the maid of honour" in done.out


def with_writer(folder: Path, url: str) -> tuple[str, ...]:
    """The arguments of a rehearsal whose settings name this writer."""
    (folder / "heard.toml").write_text(f'[writer]\nurl = "{url}"\nmodel = "m"\n', encoding="utf-8")
    return "rehearse", "dress-for-saturday", "--seed", "2", "--settings", str(folder / "heard.toml")


@pytest.mark.engine
def test_a_writer_words_what_the_customer_says_where_its_words_pass(tmp_path: Path) -> None:
    plan = Plan([json.dumps({"message": OTHER})])
    with chat_server(plan) as url:
        done = heard(*with_writer(tmp_path, url), typed=typed(*GOOD))
        plain = heard(*with_writer(tmp_path, url), "--plain", typed=typed(*GOOD))
    assert (done.code, plain.code) == (0, 0)
    assert f"worded by a language model at {url.split('/')[2]}" in " ".join(done.out.split())
    assert " ".join(done.out.split()).count(OTHER) == 1
    assert OWN not in " ".join(done.out.split())
    assert OTHER not in plain.out
    assert len(plan.asked) == 3


@pytest.mark.engine
def test_a_writer_that_is_not_there_is_asked_once_and_the_card_speaks(tmp_path: Path) -> None:
    done = heard(*with_writer(tmp_path, "http://127.0.0.1:9/v1"), typed=typed(*GOOD))
    told = " ".join(done.out.split())
    assert done.code == 0
    assert told.count("cannot be reached. The card's own words from here on.") == 1
    assert OWN in told


def test_without_a_name_all_scenarios_are_listed(here: Here) -> None:
    assert "dress-for-saturday" in here("rehearse").out
    assert here("scenario", "list").out == here("rehearse").out


def test_an_unknown_scenario_gets_one_sentence(here: Here) -> None:
    done = here("rehearse", "nobody")
    assert (done.code, done.out) == (2, "")
    assert done.err == "heard: There is no scenario nobody; `heard scenario list` has all, and a file may be named.\n"


def test_a_card_of_ones_own_is_checked(here: Here, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "src/heard/rehearsal/scenarios/dress-for-saturday.toml"
    assert here("scenario", "check", str(shipped)).out == "heard: 1 scenario, 94 lines, all in order.\n"
    bad = tmp_path / "mine.toml"
    bad.write_text(shipped.read_text().replace('need = "empathy"', 'need = "sugar"'))
    done = here("scenario", "check", str(bad))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"heard: {bad}: need is 'sugar'; use empathy, speed or power.")


def test_lines_that_are_alike_are_told(here: Here, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "src/heard/rehearsal/scenarios/dress-for-saturday.toml"
    mine = tmp_path / "mine.toml"
    mine.write_text(
        shipped.read_text().replace('"No idea. I ordered', '"Right, that I really don\'t know.", "No idea. I ordered')
    )
    done = here("scenario", "check", str(mine))
    assert done.code == 1
    assert "Two lines are nearly the same" in done.out


def test_a_lesson_is_read(here: Here) -> None:
    assert "naming" in here("lesson").out
    assert "Naming a feeling" in here("lesson", "naming").out
    assert here("lesson", "flying").code == 2
