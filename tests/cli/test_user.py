"""`heard user`: somebody is invited, listed, sent a link, and let in no more."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heard.access import AccessRole
from heard.storage.access import audit, users
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import team_key
from heard.storage.conversations import keep
from heard.wiring.access.people import people_of
from heard.wiring.store import open_store
from tests.cli.conftest import Here
from tests.cli.mailing import mail_at
from tests.fakes.mail_server import Post
from tests.web.office import talk

pytestmark = pytest.mark.usefixtures("home")

ADA = ("user", "add", "ada@example.com", "--name", "Ada")
LINK = re.compile(r"/password#([\w-]{43})\n")
NOBODY = "heard: There is no user ben@example.com; `heard user list` shows those there are.\n"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen on which a line of the list is one."""
    monkeypatch.setenv("COLUMNS", "200")


def test_who_is_added_comes_in_by_the_link(here: Here) -> None:
    done = here(*ADA, "--role", "admin")
    assert (done.code, done.err) == (0, "Give it to them alone; it is valid for 72 hours and works once.\n")
    link = LINK.fullmatch(done.out)
    assert link
    with open_store() as store:
        people_of(store).accept(link[1], "four words to come in")
        with store.reading() as session:
            assert [each.actor for each in audit.records(session)][-1] == "the command line"


def test_the_link_begins_with_the_address(here: Here) -> None:
    done = here(*ADA, "--role", "admin", "--address", "https://heard.example.com/")
    assert done.out.startswith("https://heard.example.com/password#")


def test_a_link_is_mailed_where_mail_is_set_and_then_not_printed(here: Here, home: Path) -> None:
    post = Post()
    with mail_at(home, post) as name:
        done = here(*ADA, "--role", "admin")
        again = here("user", "reset", "ada@example.com", "--address", "https://heard.example.com")
    told = f"The mail server {name} took it.\nIt is valid for 72 hours and works once.\n"
    assert (done.code, done.out, done.err) == (0, "", told)
    assert again.out.startswith("https://heard.example.com/password#")
    assert post.recipients == ["ada@example.com"] * 2


def test_a_link_that_was_not_taken_is_printed_and_why(here: Here, home: Path) -> None:
    with mail_at(home, Post({"RCPT": "550 nobody"})) as name:
        done = here(*ADA, "--role", "admin")
    assert LINK.fullmatch(done.out)
    assert done.err == (
        f"The mail server {name} answered 550.\nGive it to them alone; it is valid for 72 hours and works once.\n"
    )


def test_a_role_is_held_in_each_team_that_is_named(here: Here) -> None:
    with open_store() as store, store.writing() as session:
        keep(session, "desk", [talk(name, team=name, agent=None) for name in ("parcels", "refunds")])
        teams = [team_key(session, name) for name in ("parcels", "refunds")]
    here(*ADA, "--role", "lead", "--team", "parcels", "--team", "refunds")
    with open_store() as store, store.reading() as session:
        user = users.by_email(session, "ada@example.com")
        assert user
        assert user.roles == {HeldRole(AccessRole.LEAD, key) for key in teams}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--role", "boss"), "There is no role boss; give one of agent, lead, admin, reviewer, trainer."),
        (
            ("--role", "lead", "--team", "x"),
            "There is no team x; make it with `heard team add x`.",
        ),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(here: Here, options: tuple[str, ...], sentence: str) -> None:
    done = here(*ADA, *options)
    assert (done.code, done.out, done.err) == (2, "", f"heard: {sentence}\n")


def test_the_teams_there_are_are_named(here: Here) -> None:
    with open_store() as store, store.writing() as session:
        keep(session, "desk", [talk("1", team="parcels", agent=None)])
    done = here(*ADA, "--role", "lead", "--team", "x")
    assert done.err == "heard: There is no team x; those there are: parcels.\n"


@pytest.mark.parametrize("email", ["ada", "ada@x", "ada@example.com @"])
def test_what_is_no_address_is_not_added(here: Here, email: str) -> None:
    done = here("user", "add", email, "--name", "Ada", "--role", "admin")
    assert (done.code, done.err) == (2, "heard: That is no e-mail address; give one like ada@example.com.\n")


def test_nobody_is_listed_at_first(here: Here) -> None:
    assert here("user", "list").out == "There is nobody yet; `heard serve` says how the first comes in.\n"


def test_who_there_is_is_listed(here: Here) -> None:
    here(*ADA, "--role", "agent", "--role", "lead")
    here("user", "disable", "ADA@example.com")
    header, line = here("user", "list").out.splitlines()
    assert header.split() == ["e-mail", "name", "roles", "since", "state"]
    assert line.split() == ["ada@example.com", "Ada", "agent,", "lead", f"{datetime.now(UTC):%Y-%m-%d}", "disabled"]  # noqa: TID251 - the day it is


def test_a_reset_takes_the_place_of_the_earlier_link(here: Here) -> None:
    first = LINK.search(here(*ADA, "--role", "admin").out)
    second = LINK.search(here("user", "reset", "ada@example.com").out)
    assert first
    assert second
    with open_store() as store:
        assert people_of(store).accept(second[1], "four words to come in")
    assert first[1] != second[1]


def test_who_is_disabled_comes_in_again_once_enabled(here: Here) -> None:
    here(*ADA, "--role", "admin")
    assert here("user", "disable", "ada@example.com").out == "ada@example.com may come in no more.\n"
    refused = here("user", "reset", "ada@example.com")
    assert refused.err == ("heard: ada@example.com is disabled; run `heard user enable ada@example.com` first.\n")
    assert here("user", "enable", "ada@example.com").out == "ada@example.com may come in.\n"
    assert here("user", "reset", "ada@example.com").code == 0


@pytest.mark.parametrize("command", ["reset", "disable", "enable"])
def test_one_that_is_not_there_is_named(here: Here, command: str) -> None:
    done = here("user", command, "ben@example.com")
    assert (done.code, done.out, done.err) == (2, "", NOBODY)
