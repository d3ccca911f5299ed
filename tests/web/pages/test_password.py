"""A password by a link: once, and then signed in."""

import pytest
from httpx2 import Response

from tests.web.office import HERE, PASSWORD, Office

NEW = "another four words here"


def send(office: Office, secret: str, password: str = NEW) -> Response:
    """Send the form."""
    sent = {"secret": secret, "password": password}
    headers = {"Origin": HERE, "Accept": "text/html"}
    return office.client.post("/password", data=sent, headers=headers, follow_redirects=False)


@pytest.fixture
def secret(office: Office) -> str:
    """What follows the # of a link for ada."""
    return office.house.people.reset("a test", office.users["ada"]).secret


def test_it_lets_somebody_in_with_the_password_they_chose(office: Office, secret: str) -> None:
    assert send(office, f" {secret} ").headers["location"] == "/"
    assert "Hello, Ada" in office.client.get("/").text
    assert office.house.people.sign_in("ada@example.test", NEW)
    assert office.house.people.sign_in("ada@example.test", PASSWORD) is None


def test_it_signs_them_out_wherever_they_were(office: Office, secret: str) -> None:
    before = office.sign_in("ada")
    send(office, secret)
    office.client.cookies.clear()
    assert office.client.get("/api/v1/me", headers=before).status_code == 401


def test_it_works_once(office: Office, secret: str) -> None:
    send(office, secret)
    again = send(office, secret)
    assert (again.status_code, "ask your administrator for another" in again.text) == (404, True)
    assert secret not in again.text


def test_a_password_that_is_too_short_leaves_the_link_as_it_is(office: Office, secret: str) -> None:
    short = send(office, secret, "short")
    assert (short.status_code, "A password has 12" in short.text, secret in short.text) == (422, True, True)
    assert send(office, secret).status_code == 303


def test_links_are_not_guessed(office: Office) -> None:
    assert [send(office, "x").status_code for _ in range(11)] == [404] * 10 + [429]


def test_another_site_sets_no_password(office: Office, secret: str) -> None:
    sent = {"secret": secret, "password": NEW}
    done = office.client.post("/password", data=sent, headers={"Origin": "https://evil.example"})
    assert done.status_code == 403
