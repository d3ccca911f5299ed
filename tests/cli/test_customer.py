"""`heard customer`: found by any identifier; their story, their file, and their end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Here

TALK = (
    '{"id": "a", "channel": "email", "customer": {"id": "7", "name": "Ruth", "email": "ruth@example.test"}, '
    '"opened_at": "2026-01-05T10:00:00+00:00", "turns": ['
    '{"role": "customer", "text": "My parcel is nine days late, order 4711-20."}, '
    '{"role": "agent", "text": "I will ring you on Thursday."}]}\n'
)

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def full(here: Here, tmp_path: Path) -> Here:
    """A store with one customer in it."""
    file = tmp_path / "talk.jsonl"
    file.write_text(TALK, encoding="utf-8")
    here("import", str(file), "--source", "desk")
    return here


@pytest.mark.engine
@pytest.mark.parametrize("who", ["1", "desk:7", "RUTH@example.test "])
def test_a_customer_is_found_by_any_identifier(full: Here, who: str) -> None:
    done = full("customer", who)
    assert done.code == 0
    assert "Ruth" in done.out
    assert "2026-01-05  email, 2 turns, promised" in done.out
    assert "I will ring you on Thursday" in done.out


def test_nothing_is_read_of_one_who_is_not_to_be_analysed(full: Here) -> None:
    assert "not to be analysed" in full("customer", "1", "--no-analyse").out


def test_all_that_is_kept_of_one_goes_into_a_new_file(full: Here, tmp_path: Path) -> None:
    file = tmp_path / "ruth.jsonl"
    assert full("customer", "1", "--export", str(file)).code == 0
    first, talk = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert (first["name"], talk["turns"][1]["text"]) == ("Ruth", "I will ring you on Thursday.")
    assert "is there already" in full("customer", "1", "--export", str(file)).err


def test_an_erased_customer_is_gone(full: Here) -> None:
    assert "Customer 1 is erased: 1 conversations, 2 turns" in full("customer", "1", "--erase", "--yes").out
    assert "The store knows no customer 1" in full("customer", "1").err


@pytest.mark.parametrize("held", ["customer 1", "conversation 1"])
def test_one_who_is_on_hold_is_not_erased(full: Here, home: Path, held: str) -> None:
    (home / "heard.toml").write_text(f"[retention]\nhold = ['{held}']\n", encoding="utf-8")
    refused = full("customer", "1", "--erase", "--yes")
    assert (refused.code, "is on hold" in refused.err) == (2, True)
    (home / "heard.toml").write_text("[retention]\nhold = ['customer 2', 'conversation 2']\n", encoding="utf-8")
    assert full("customer", "1", "--erase", "--yes").code == 0


def test_somebody_unknown_is_named(full: Here) -> None:
    assert full("customer", "x@example.test").err.startswith("heard: The store knows no customer x@example.test;")
