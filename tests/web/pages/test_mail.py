"""Notices by mail: one's own switch."""

import pytest
from httpx2 import Response

from tests.web.office import Office


def send(office: Office, headers: dict[str, str], on: str) -> Response:
    """Press the button."""
    return office.client.post("/mail", data={"on": on}, headers=headers)


def test_it_switches_off_and_on_again_for_oneself_alone(office: Office) -> None:
    ada, ben = office.sign_in("ada"), office.sign_in("ben")
    assert "They are on for you" in office.client.get("/mail", headers=ada).text
    assert "They are off for you" in send(office, ada, "false").text
    assert "They are on for you" in office.client.get("/mail", headers=ben).text
    assert "They are on for you" in send(office, ada, "true").text


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_site_switches_nothing(office: Office, origin: str) -> None:
    headers = office.sign_in("ada")
    assert send(office, headers | {"Origin": origin}, "false").status_code == 403
    assert "They are on for you" in office.client.get("/mail", headers=headers).text


def test_whoever_follows_the_link_signs_in_first_and_comes_back(office: Office) -> None:
    answer = office.client.get("/mail", headers={"Accept": "text/html"}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in?next=/mail"
