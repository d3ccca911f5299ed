"""One's own account: tokens that are shown once, and the end of every login."""

import re
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import update

from heard.storage.access import audit
from heard.storage.schema import USER
from tests.web.forms import send_form
from tests.web.office import HERE, PASSWORD, Office

PATH = "/account"
TOKEN: dict[str, Any] = {"name": "The helpdesk", "scopes": ["conversations:read"], "days": "30"}
OTHER = "another four words here"
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


def change_password(office: Office, browser: dict[str, str], **sent: str) -> Response:
    """Send the form for another password."""
    form = {"old": PASSWORD, "password": OTHER} | sent
    return office.client.post(f"{PATH}/password", data=form, headers=browser, follow_redirects=False)


def test_whoever_knows_the_old_password_chooses_another_and_is_signed_in_here_alone(office: Office) -> None:
    here, there = office.sign_in("ada"), office.sign_in("ada")
    office.client.cookies.clear()
    done = change_password(office, here)
    now = {"Cookie": f"heard_login={done.cookies['heard_login']}"}
    office.client.cookies.clear()
    assert "Your password is another one" in office.client.get(done.headers["location"], headers=now).text
    assert [office.client.get("/api/v1/me", headers=each).status_code for each in (here, there)] == [401, 401]
    assert office.client.get("/api/v1/me", headers=office.of("ada")).status_code == 403
    people = office.house.people
    assert [bool(people.sign_in("ada@example.test", each)) for each in (PASSWORD, OTHER)] == [False, True]


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"old": OTHER}, 403, "That is not the password you have"),
        ({"old": ""}, 403, "That is not the password you have"),
        ({"password": "short"}, 422, "A password has 12 to 1000 letters"),
        ({"password": "short", "old": OTHER}, 422, "A password has 12 to 1000 letters"),
        ({"password": "a" * 1001}, 422, "A password has at most 1000 letters"),
    ],
)
def test_a_password_that_cannot_be_changed_stays(office: Office, sent: dict[str, str], status: int, told: str) -> None:
    browser = office.sign_in("ada")
    answer = change_password(office, browser, **sent)
    assert (answer.status_code, told in answer.text, OTHER in answer.text) == (status, True, False)
    assert office.client.get("/api/v1/me", headers=browser).status_code == 200
    assert office.house.people.sign_in("ada@example.test", PASSWORD)


def test_a_browser_that_is_signed_in_guesses_no_more_often_than_the_door_lets(office: Office) -> None:
    browser = office.sign_in("ada")
    tried = [change_password(office, browser, old=OTHER) for _ in range(11)]
    assert [each.status_code for each in tried] == [403] * 10 + [429]
    assert int(tried[-1].headers["retry-after"]) <= 60
    assert change_password(office, browser).status_code == 429


def test_that_it_was_changed_is_in_the_audit_and_the_password_is_not(office: Office) -> None:
    change_password(office, office.sign_in("ada"))
    with office.house.store.reading() as session:
        newest = audit.records(session, actor=f"user {office.users['ada']}")
    assert [each.deed for each in newest[:2]] == ["login", "user.password"]
    assert OTHER not in str(newest)


def test_whoever_has_no_password_is_offered_none_and_gets_none(office: Office) -> None:
    with office.house.store.writing() as session:
        session.connection.execute(update(USER).where(USER.c.id == office.users["ben"]).values(password=None))
    secret = office.house.people.let_in("ben@example.test")
    browser = {"Cookie": f"heard_login={secret}", "Origin": HERE}
    assert "Choose another password" not in office.client.get(PATH, headers=browser).text
    assert "Choose another password" in page(office, "ada")
    assert office.client.get("/api/v1/me", headers=browser).json()["has_password"] is False
    assert change_password(office, browser, old="").status_code == 403


def test_a_program_changes_it_by_the_cookie_it_has_and_goes_on_with_another(office: Office) -> None:
    browser = office.sign_in("ada")
    sent = {"old": PASSWORD, "new": OTHER}
    office.client.cookies.clear()
    done = office.client.put("/api/v1/me/password", json=sent, headers=browser)
    assert done.status_code == 204
    now = {"Cookie": f"heard_login={done.cookies['heard_login']}"}
    office.client.cookies.clear()
    assert [office.client.get("/api/v1/me", headers=each).status_code for each in (browser, now)] == [401, 200]
    assert office.client.put("/api/v1/me/password", json=sent, headers=office.of("ben")).status_code == 403
