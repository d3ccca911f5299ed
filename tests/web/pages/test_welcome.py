"""The first user: made once, by whoever has the key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from heard.settings import Settings
from heard.storage.store import Store
from tests.web.office import HERE, PASSWORD, SETUP, Office, house_on, running

SHORT = "too short"
FIRST = {"key": SETUP, "email": "zoe@example.com", "name": "Zoë", "password": PASSWORD}


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """Heard before anybody has come in."""
    with running(house_on(store, tmp_path, Settings())) as client:
        client.headers.update({"Origin": HERE, "Accept": "text/html"})
        client.follow_redirects = False
        yield client


def begin(client: TestClient, **changed: str) -> Response:
    """Send the form."""
    return client.post("/welcome", data=FIRST | changed)


@pytest.mark.parametrize("path", ["/", "/sign-in"])
def test_every_way_leads_there_at_first(empty: TestClient, path: str) -> None:
    found = empty.get(path, follow_redirects=True)
    assert (found.url.path, "Welcome to Heard" in found.text) == ("/welcome", True)


def test_the_first_is_signed_in_and_is_all_that_there_is_to_be(empty: TestClient) -> None:
    assert begin(empty).headers["location"] == "/"
    home = empty.get("/").text
    assert all(f"{role} in all teams" in home for role in ("Agent", "Lead", "Admin"))


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"key": "another"}, 403, "not the key"),
        ({"key": ""}, 403, "not the key"),
        ({"key": "é"}, 403, "not the key"),
        ({"email": "zoe"}, 422, "no e-mail address"),
        ({"name": " "}, 422, "A name has"),
        ({"password": "eleven char"}, 422, "A password has 12"),
        ({"password": "x" * 1001}, 422, "A password has 12"),
    ],
)
def test_what_is_wrong_is_said_and_makes_nobody(
    empty: TestClient, changed: dict[str, str], status: int, sentence: str
) -> None:
    done = begin(empty, **changed)
    assert (done.status_code, sentence in done.text) == (status, True)
    assert empty.get("/welcome").status_code == 200


def test_what_was_typed_stays_but_for_the_password(empty: TestClient) -> None:
    told = begin(empty, name='"><b>Zoë', password=SHORT).text
    assert 'value="&#34;&gt;&lt;b&gt;Zoë"' in told
    assert SHORT not in told


def test_a_key_is_not_guessed(empty: TestClient) -> None:
    assert [begin(empty, key="x").status_code for _ in range(11)] == [403] * 10 + [429]


def test_it_is_gone_once_there_is_somebody(office: Office) -> None:
    for answer in (
        office.client.get("/welcome", follow_redirects=False),
        office.client.post("/welcome", data=FIRST, headers={"Origin": HERE}, follow_redirects=False),
    ):
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
        assert "set-cookie" not in answer.headers
