"""One's own account: tokens that are shown once, and the end of every login."""

import re
from typing import Any

import pytest

from tests.web.forms import send_form
from tests.web.office import Office

PATH = "/account"
TOKEN: dict[str, Any] = {"name": "The helpdesk", "scopes": ["conversations:read"], "days": "30"}
REVOKE = re.compile(r'action="(/account/tokens/\d+/revoke)"')


def page(office: Office, who: str) -> str:
    """Somebody's account, as they see it."""
    return office.client.get(PATH, headers=office.sign_in(who)).text


def test_a_token_is_shown_once_and_lets_a_program_in_until_it_is_revoked(office: Office) -> None:
    made = send_form(office, "ada", f"{PATH}/tokens", **TOKEN)
    (secret,) = re.findall(r'value="(heard_[\w-]+)"', made.text)
    program = {"Authorization": f"Bearer {secret}"}
    assert office.client.get("/api/v1/conversations", headers=program).status_code == 200
    assert office.client.get("/api/v1/settings", headers=program).status_code == 403
    listed = page(office, "ada")
    assert ("The helpdesk" in listed, secret in listed) == (True, False)
    assert "The helpdesk" not in send_form(office, "ada", REVOKE.findall(listed)[-1]).text
    assert office.client.get("/api/v1/conversations", headers=program).status_code == 401


@pytest.mark.parametrize("wrong", [{"name": ""}, {"scopes": []}, {"days": "5000"}])
def test_a_token_that_cannot_be_made_is_told_and_what_was_typed_stays(office: Office, wrong: dict[str, Any]) -> None:
    answer = send_form(office, "ada", f"{PATH}/tokens", **TOKEN | wrong)
    assert (answer.status_code, 'role="alert"' in answer.text, "heard_" in answer.text) == (422, True, False)
    assert ("The helpdesk" in answer.text) == ("name" not in wrong)


def test_a_token_of_another_is_not_revoked(office: Office) -> None:
    (path,) = REVOKE.findall(page(office, "ben"))
    assert send_form(office, "ada", path).status_code == 404
    assert office.client.get("/api/v1/notices", headers=office.of("ben")).status_code == 200


def test_nobody_is_offered_what_they_may_not_do(office: Office) -> None:
    ada = page(office, "ada")
    assert ('value="people:manage"' in ada, 'value="conversations:read"' in ada) == (False, True)
    assert "Make a token" not in page(office, "nobody")


def test_whoever_signs_out_everywhere_is_at_the_door(office: Office) -> None:
    here, there = office.sign_in("ada"), office.sign_in("ada")
    answer = office.client.post(f"{PATH}/sign-out-everywhere", headers=here, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in"
    assert office.client.get("/api/v1/me", headers=there).status_code == 401


def test_an_administrator_sees_text_once_they_have_said_why_and_no_longer(office: Office) -> None:
    admin, path = office.sign_in("admin"), f"/api/v1/conversations/{office.keys['ada-1']}"
    statuses = []
    for deed, why in (("unlock", "because"), ("unlock", "Mira asked what went wrong."), ("lock", "")):
        sent = office.client.post(f"{PATH}/{deed}", data={"why": why}, headers=admin, follow_redirects=False)
        statuses.append((sent.status_code, office.client.get(path, headers=admin).status_code))
    assert statuses == [(422, 403), (303, 200), (303, 403)]
    assert ["Why you need to" in page(office, who) for who in ("admin", "ada")] == [True, False]
