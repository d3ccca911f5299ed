"""Signing in and out: one sentence for whoever may not, a new secret for whoever may."""

from collections.abc import Mapping

import pytest
from httpx2 import Response

from heard.storage.access import users
from tests.web.office import HERE, PASSWORD, Office

FORM = {"Origin": HERE, "Accept": "text/html"}
WRONG, OTHER = "do not belong together", "some other words"


def sign_in(office: Office, **changed: str) -> Response:
    """Send the form."""
    return send(office, FORM, **changed)


def send(office: Office, headers: Mapping[str, str], /, **changed: str) -> Response:
    """Send the form as another browser does."""
    sent = {"email": "ada@example.test", "password": PASSWORD} | changed
    return office.client.post("/sign-in", data=sent, headers=headers, follow_redirects=False)


def test_the_right_pair_comes_in(office: Office) -> None:
    done = sign_in(office, email=" ADA@example.test")
    assert (done.status_code, done.headers["location"]) == (303, "/")
    home = office.client.get("/").text
    assert all(each in home for each in ("Hello, Ada", "Agent in the team parcels"))


def test_the_cookie_is_kept_from_scripts_and_other_sites(office: Office) -> None:
    _secret, *terms = sign_in(office).headers["set-cookie"].split("; ")
    assert sorted(terms) == ["HttpOnly", "Max-Age=1209600", "Path=/", "SameSite=lax"]


def test_over_tls_it_stays_on_tls(office: Office) -> None:
    there = "https://heard.test"
    sent = {"email": "ada@example.test", "password": PASSWORD}
    done = office.client.post(f"{there}/sign-in", data=sent, headers={"Origin": there}, follow_redirects=False)
    assert "; Secure" in done.headers["set-cookie"]


def test_the_secret_is_a_new_one_each_time(office: Office) -> None:
    planted = {"Cookie": "heard_login=planted"}
    first, second = (send(office, FORM | planted).cookies["heard_login"] for _ in range(2))
    assert len({first, second, "planted"}) == 3


def test_nobody_learns_who_has_an_account(office: Office) -> None:
    with office.house.store.writing() as session:
        users.disable(session, office.users["ben"])
    told = {
        sign_in(office, email=email, password=password).text.replace(email, "")
        for email, password in [
            ("ada@example.test", OTHER),
            ("ben@example.test", PASSWORD),
            ("nobody.here@example.test", PASSWORD),
        ]
    }
    assert len(told) == 1
    assert WRONG in told.pop()


@pytest.mark.parametrize("changed", [{"password": ""}, {"email": ""}, {"email": "ada@example.test\0"}])
def test_what_is_no_pair_does_not_come_in(office: Office, changed: dict[str, str]) -> None:
    done = sign_in(office, **changed)
    assert (done.status_code, WRONG in done.text) == (403, True)
    assert "set-cookie" not in done.headers


def test_an_account_is_not_tried_too_often(office: Office) -> None:
    tried = [sign_in(office, password=OTHER) for _ in range(11)]
    assert [each.status_code for each in tried] == [403] * 10 + [429]
    assert int(tried[-1].headers["retry-after"]) <= 60
    assert "too often" in tried[-1].text


def test_an_address_does_not_try_one_account_after_the_other(office: Office) -> None:
    tried = [sign_in(office, email=f"{number}@example.test").status_code for number in range(11)]
    assert tried == [403] * 10 + [429]


def test_the_right_pair_does_not_come_in_either_then(office: Office) -> None:
    for _ in range(10):
        sign_in(office, password=OTHER)
    assert sign_in(office).status_code == 429


@pytest.mark.parametrize("then", ["/conversations/7", "/a?b=c&d=%20"])
def test_they_come_to_the_page_they_wanted(office: Office, then: str) -> None:
    assert sign_in(office, next=then).headers["location"] == then


@pytest.mark.parametrize(
    "then",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "evil",
        "javascript:x",
        "",
        "/\n",
    ],
)
def test_they_never_come_to_another_site(office: Office, then: str) -> None:
    assert sign_in(office, next=then).headers["location"] == "/"
    office.client.cookies.clear()
    assert 'name="next" value="/"' in office.client.get("/sign-in", params={"next": then}).text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/oidc"])
def test_where_they_wanted_may_be_too_long_to_be_kept(office: Office, path: str) -> None:
    found = office.client.get(path, params={"next": "/" + "a" * 2000}, headers={"Accept": "text/html"})
    assert 'name="next" value="/"' in found.text


def test_a_page_that_needs_somebody_asks_who_it_is(office: Office) -> None:
    found = office.client.get("/", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, "/sign-in?next=/")


def test_who_is_in_is_not_asked_again(office: Office) -> None:
    sign_in(office)
    found = office.client.get("/sign-in?next=/x", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, "/x")


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_site_signs_nobody_in(office: Office, origin: str) -> None:
    done = send(office, FORM | {"Origin": origin})
    assert (done.status_code, "another site" in done.text) == (403, True)


def test_who_signs_out_is_out(office: Office) -> None:
    cookie = {"Cookie": f"heard_login={sign_in(office).cookies['heard_login']}"}
    office.client.cookies.clear()
    done = office.client.post("/sign-out", headers=FORM | cookie, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in")
    assert "Max-Age=0" in done.headers["set-cookie"]
    assert office.client.get("/api/v1/me", headers=cookie).status_code == 401


def test_who_is_not_in_is_asked_who_they_are(office: Office) -> None:
    done = office.client.post("/sign-out", headers=FORM, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in?next=/")


def test_a_link_elsewhere_signs_nobody_out(office: Office) -> None:
    sign_in(office)
    assert office.client.get("/sign-out").status_code == 405
    assert office.client.post("/sign-out", headers={"Origin": "https://evil.example"}).status_code == 403
    assert office.client.get("/api/v1/me").status_code == 200
