"""The made-up conversations, offered to the first, told of at home, and removed with one click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from heard.demo.made_up import SOURCE, made_up
from heard.settings import Settings
from heard.storage.access import audit
from heard.storage.conversations import count_conversations, keep
from heard.storage.jobs import JobKind, all_jobs
from heard.storage.store import Store
from tests.web.office import HERE, PASSWORD, SETUP, Office, house_on, running

BOX = '<input type="checkbox" name="demo" value="yes" checked>'
FIRST = {"key": SETUP, "email": "zoe@example.com", "name": "Zoë", "password": PASSWORD}
STOP, REMOVE = "Stop, and remove them<", ">Remove them<"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A job that is started works in a home of the test's own."""
    monkeypatch.setenv("HEARD_HOME", str(tmp_path / "elsewhere"))


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """Heard before anybody has come in."""
    with running(house_on(store, tmp_path, Settings())) as client:
        client.headers.update({"Origin": HERE, "Accept": "text/html"})
        yield client


def jobs(store: Store) -> int:
    """How many jobs there are that bring them in."""
    with store.reading() as session:
        return len(all_jobs(session, beginning=f"{JobKind.DEMO}-"))


def test_the_first_is_offered_them_and_may_say_no(empty: TestClient, store: Store) -> None:
    assert BOX in empty.get("/welcome").text
    home = empty.post("/welcome", data=FIRST).text
    assert ("Bring them in" in home, jobs(store)) == (True, 0)


def test_who_says_yes_sees_at_home_how_far_it_is(empty: TestClient, store: Store) -> None:
    home = empty.post("/welcome", data=FIRST | {"demo": "yes"}).text
    assert ("They are being brought in and read: 0 of 60 so far" in home, jobs(store)) == (True, 1)


def test_what_was_ticked_stays_when_something_is_wrong(empty: TestClient, store: Store) -> None:
    assert BOX in empty.post("/welcome", data=FIRST | {"demo": "yes", "key": "x"}).text
    assert BOX not in empty.post("/welcome", data=FIRST | {"key": "x"}).text
    assert jobs(store) == 0


def test_one_click_brings_them_in_and_another_removes_them(empty: TestClient, store: Store) -> None:
    empty.post("/welcome", data=FIRST)
    assert STOP in empty.post("/demo").text
    assert "Bring them in" in empty.post("/demo/remove").text
    with store.reading() as session:
        assert [each.deed for each in audit.records(session, most=2)] == ["demo.remove", "demo"]


@pytest.fixture
def full(office: Office) -> Office:
    """The office with the made-up conversations in it, which nobody has reviewed."""
    with office.house.store.writing() as session:
        keep(session, SOURCE, made_up(session.at))
    return office


@pytest.mark.parametrize(("who", "button"), [("ada", 0), ("lead", 0), ("admin", 1), ("first", 1)])
def test_everybody_is_told_and_administrators_may_remove_them(full: Office, who: str, button: int) -> None:
    home = full.client.get("/", headers=full.sign_in(who)).text
    assert ("60 conversations here are made up" in home, home.count(REMOVE)) == (True, button)


@pytest.mark.parametrize("who", ["ada", "first"])
def test_where_there_are_conversations_they_are_not_offered(office: Office, who: str) -> None:
    assert "Made-up" not in office.client.get("/", headers=office.sign_in(who)).text


def test_a_program_removes_them_and_is_told_what_went(full: Office) -> None:
    gone = full.client.delete("/api/v1/demo", headers=full.of("admin")).json()
    assert (gone["counts"]["conversations"], gone["counts"]["customers"]) == (60, 26)
    assert full.client.delete("/api/v1/demo", headers=full.of("admin")).json()["counts"]["conversations"] == 0
    with full.house.store.reading() as session:
        assert count_conversations(session) == len(full.keys)


def test_a_program_brings_them_in_and_may_watch(office: Office) -> None:
    job = office.client.post("/api/v1/demo", headers=office.of("admin"))
    assert (job.status_code, job.json()["kind"], job.json()["total"]) == (202, "demo", 60)
    found = office.client.get(f"/api/v1/jobs/{job.json()['id']}", headers=office.of("admin"))
    assert found.json()["state"] == "running"
