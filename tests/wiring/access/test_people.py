"""Letting people in, and those who try without a right to (TRUST.md, A14)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from heard.access import Action
from heard.engines.passwords import Passwords
from heard.errors import Conflict, InvalidValue, NotFound
from heard.privacy.policy import Policy
from heard.storage.access import users
from heard.storage.access.doors import IDLE, LINK_LASTS, LONGEST, Terms
from heard.storage.database import Database
from heard.storage.store import Store
from heard.storage.vault import Vault
from heard.wiring.access.people import People
from tests.fakes.clock import HandClock
from tests.fakes.passwords import QuickPasswords
from tests.storage.conftest import *  # noqa: F403 - the same stores
from tests.storage.conftest import KEY
from tests.web.conftest import database_on_sqlite  # noqa: F401 - people are alike on both databases

ADA, WORDS, OTHERS = "ada@example.test", "four words of ada", "four other words of ada"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def people(database: Database, clock: HandClock) -> People:
    """Ada is in, and nobody else."""
    people = People(Store(database, Vault([KEY]), Policy(), clock), QuickPasswords())
    people.make_first(ADA, "Ada", WORDS)
    return people


def signed_in(people: People) -> str:
    login = people.sign_in(ADA, WORDS)
    assert login is not None
    return login


@pytest.mark.parametrize(
    ("email", "password"),
    [(ADA, OTHERS), ("nobody@example.test", WORDS), (ADA, ""), ("", WORDS), ("", ""), (ADA, WORDS + " "), ("%", WORDS)],
)
def test_a_wrong_address_and_a_wrong_password_are_answered_alike(people: People, email: str, password: str) -> None:
    assert people.sign_in(email, password) is None


@pytest.mark.parametrize("email", [ADA, "ADA@EXAMPLE.TEST", f"  {ADA} "])
def test_an_address_is_known_however_it_is_written(people: People, email: str) -> None:
    assert people.sign_in(email, WORDS)


def test_it_takes_as_long_for_somebody_who_is_not_known(people: People) -> None:
    slow = People(people.store, Passwords())
    with people.store.writing() as session:
        users.set_password(session, 1, slow.passwords.hash(WORDS))

    def seconds(email: str) -> float:
        begun = perf_counter()
        assert slow.sign_in(email, OTHERS) is None
        return perf_counter() - begun

    # By turns, and the quickest of each: what else the machine does takes from both alike.
    known, unknown = map(min, zip(*((seconds(ADA), seconds("nobody@example.test")) for _ in range(9)), strict=True))
    assert max(known, unknown) < 2 * min(known, unknown)


def test_a_login_ends_when_nobody_clicks(people: People, clock: HandClock) -> None:
    login = signed_in(people)
    clock.go_on(IDLE)
    assert people.entered(login=login)
    clock.go_on(IDLE + MINUTE)
    assert people.entered(login=login) is None


def test_a_login_ends_after_two_weeks_whatever_was_clicked(people: People, clock: HandClock) -> None:
    login, hours = signed_in(people), 0
    while people.entered(login=login):
        clock.go_on(timedelta(hours=1))
        hours += 1
    assert timedelta(hours=hours - 1) == LONGEST == timedelta(days=14)


def test_who_signs_out_everywhere_is_in_nowhere(people: People) -> None:
    logins = [signed_in(people) for _ in range(3)]
    with people.store.writing() as session:
        users.sign_out_everywhere(session, 1)
    assert [people.entered(login=each) for each in logins] == [None] * 3


def test_each_login_has_a_secret_of_its_own(people: People) -> None:
    secrets = {signed_in(people) for _ in range(50)}
    assert len(secrets) == 50
    assert min(map(len, secrets)) >= 43


def test_a_link_is_good_once(people: People) -> None:
    link = people.reset("user 1", 1)
    assert people.entered(login=people.accept(link.secret, OTHERS))
    with pytest.raises(NotFound, match="used already"):
        people.accept(link.secret, WORDS)
    assert people.sign_in(ADA, WORDS) is None


def test_a_link_is_good_for_72_hours(people: People, clock: HandClock) -> None:
    late, link = people.reset("user 1", 1).secret, LINK_LASTS
    assert link == timedelta(hours=72)
    clock.go_on(link)
    with pytest.raises(NotFound):
        people.accept(late, OTHERS)


def test_a_newer_link_takes_the_place_of_the_older(people: People) -> None:
    old, new = (people.reset("user 1", 1).secret for _ in range(2))
    with pytest.raises(NotFound):
        people.accept(old, OTHERS)
    assert people.accept(new, OTHERS)


def test_a_new_password_signs_out_whoever_was_in(people: People) -> None:
    login = signed_in(people)
    people.accept(people.reset("user 1", 1).secret, OTHERS)
    assert people.entered(login=login) is None


@pytest.mark.parametrize("password", ["", "short", "a" * 11, "a" * 1001])
def test_a_password_that_is_too_short_or_too_long_uses_up_no_link(people: People, password: str) -> None:
    link = people.reset("user 1", 1).secret
    with pytest.raises(InvalidValue):
        people.accept(link, password)
    assert people.accept(link, OTHERS)


def test_there_is_one_first_user(people: People) -> None:
    with pytest.raises(Conflict):
        people.make_first("eve@example.test", "Eve", OTHERS)


def test_who_is_disabled_is_in_by_no_door_from_the_next_request_on(people: People) -> None:
    login, token = signed_in(people), people.new_token(1, Terms("robot", tuple(Action)))[1]
    link = people.reset("user 1", 1).secret
    with people.store.writing() as session:
        users.disable(session, 1)
    assert (people.entered(login=login), people.entered(token=token), people.sign_in(ADA, WORDS)) == (None, None, None)
    with pytest.raises(NotFound):
        people.accept(link, OTHERS)


def test_a_token_ends_when_it_was_to_end(people: People, clock: HandClock) -> None:
    token = people.new_token(1, Terms("robot", ("settings:read",), clock() + MINUTE))[1]
    assert people.entered(token=token)
    clock.go_on(MINUTE)
    assert people.entered(token=token) is None


@pytest.mark.parametrize("guess", ["", "heard_", "x", "' OR 1=1", "\0", "\ud800", "none", "a" * 10_000])
@pytest.mark.parametrize("door", ["login", "token"])
def test_nobody_guesses_their_way_in(people: People, door: str, guess: str) -> None:
    signed_in(people)
    assert people.entered(**{door: guess}) is None


@pytest.mark.parametrize("make", [signed_in, lambda people: people.new_token(1, Terms("robot", ()))[1]])
def test_what_opens_one_door_opens_no_other(people: People, make: Callable[[People], str]) -> None:
    secret = make(people)
    assert (people.entered(login=secret) is None) is not (people.entered(token=secret) is None)


def test_no_secret_lies_in_the_file(tmp_path: Path, people: People) -> None:
    secrets = [signed_in(people), people.new_token(1, Terms("robot", ()))[1], people.reset("user 1", 1).secret, WORDS]
    kept = b"".join(each.read_bytes() for each in tmp_path.glob("heard.db*"))
    assert b"$argon2id$" in kept
    assert [each for each in secrets if each.removeprefix("heard_").encode() in kept] == []
