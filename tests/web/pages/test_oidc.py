"""Signing in with the organisation's provider: those whom it vouches for and who were invited, and nobody else."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from httpx2 import Response
from joserfc import jwt
from joserfc.jwk import RSAKey

from heard.outside import OidcSettings
from heard.settings import Settings
from heard.storage.access import audit, users
from heard.storage.store import Store
from tests.fakes.oidc_provider import CLIENT, EC, RSA, SECRET, STRANGER, Claims, Plan, Provider, oidc_provider
from tests.web.office import Office, open_office

ADA = {"email": "ada@example.test", "email_verified": True}
UNRELIABLE = "cannot be relied on"
NOT_BEGUN = "did not begin here"


@dataclass(frozen=True, slots=True)
class Desk:
    """An office that lets people in by a provider, and that provider."""

    office: Office
    provider: Provider

    @property
    def plan(self) -> Plan:
        """How the provider answers."""
        return self.provider.plan

    def go_out(self, then: str = "/") -> str:
        """Where the browser is sent to."""
        return self.get("/sign-in/oidc", next=then).headers["location"]

    def come_back(self, answer: str) -> Response:
        """What the browser is answered when it comes back with a query."""
        return self.get(f"/sign-in/oidc/return?{answer}")

    def sign_in(self, then: str = "/") -> Response:
        """The whole way, out and back."""
        return self.come_back(self.provider.give_code(self.go_out(then)))

    def get(self, path: str, **asked: str) -> Response:
        """A page as a browser asks for it, redirects left alone."""
        return self.office.client.get(path, params=asked or None, headers=HTML, follow_redirects=False)


HTML = {"Accept": "text/html"}


@pytest.fixture
def admits() -> tuple[str, ...]:
    """The domains that the settings admit."""
    return ()


@pytest.fixture
def desk(store: Store, tmp_path: Path, admits: tuple[str, ...]) -> Iterator[Desk]:
    """An office with a provider that vouches for ada."""
    with oidc_provider(Plan(dict(ADA))) as provider:
        settings = Settings(oidc=OidcSettings(provider.issuer, CLIENT, SECRET, admits))
        with open_office(store, tmp_path, settings) as office:
            yield Desk(office, provider)


def encoded(part: Claims) -> str:
    """A part of a token."""
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def unsigned(claims: Claims) -> str:
    """A token that says that it needs no signature."""
    return f"{encoded({'alg': 'none'})}.{encoded(claims)}."


def by_public_key(claims: Claims) -> str:
    """A token signed as if the public key were a secret between the two."""
    said = f"{encoded({'alg': 'HS256', 'kid': 'rsa'})}.{encoded(claims)}"
    signature = hmac.digest(RSA.as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def signed(key: RSAKey = RSA, kid: str = "rsa", **changed: object) -> Callable[[Claims], str]:
    """A token that says something else, or is signed by somebody else."""
    return lambda claims: jwt.encode({"alg": "RS256", "kid": kid}, {**claims, **changed}, key)


def test_who_was_invited_comes_in(desk: Desk) -> None:
    done = desk.sign_in()
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert "Hello, Ada" in desk.get("/").text
    with desk.office.house.store.reading() as session:
        assert audit.records(session)[0].deed == "login"


def test_a_key_on_a_curve_is_believed_too(desk: Desk) -> None:
    desk.plan.sign = lambda claims: jwt.encode({"alg": "ES256", "kid": "ec"}, claims, EC)
    assert desk.sign_in().status_code == 303


def test_they_come_to_the_page_they_wanted(desk: Desk) -> None:
    assert desk.sign_in("/conversations/7").headers["location"] == "/conversations/7"


@pytest.mark.parametrize("then", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example"])
def test_they_never_come_to_another_site(desk: Desk, then: str) -> None:
    assert desk.sign_in(then).headers["location"] == "/"


def test_what_is_asked_is_bound_to_one_browser_and_one_answer(desk: Desk) -> None:
    first, second = desk.go_out(), desk.go_out()
    assert all("code_challenge_method=S256" in each and "nonce=" in each for each in (first, second))
    assert desk.come_back(desk.provider.give_code(first)).status_code == 422


@pytest.mark.parametrize(
    "change",
    [
        unsigned,
        by_public_key,
        signed(STRANGER),
        signed(kid="nobody"),
        signed(aud="another"),
        signed(aud=[CLIENT, "another"]),
        signed(aud="another", azp=CLIENT),
        signed(azp="another"),
        signed(iss="https://evil.example"),
        signed(nonce="another"),
        signed(exp=int(time.time()) - 100),
        signed(iat=int(time.time()) + 900),
        lambda _claims: signed()({"sub": "1"}),
        lambda _claims: "no token",
        lambda _claims: 7,
    ],
    ids=(
        "none hs256 stranger kid audience two-audiences audience-but-azp azp issuer nonce expired future bare text "
        "number"
    ).split(),
)
def test_a_token_that_proves_nothing_lets_nobody_in(desk: Desk, change: Callable[[Claims], str]) -> None:
    desk.plan.sign = change
    done = desk.sign_in()
    assert (done.status_code, UNRELIABLE in done.text) == (422, True)
    assert "heard_login" not in done.headers["set-cookie"]


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_is_not_verified_lets_nobody_in(desk: Desk, verified: object) -> None:
    desk.plan.claims["email_verified"] = verified
    assert "has not verified your e-mail address" in desk.sign_in().text


def test_letters_that_only_look_alike_let_nobody_in(desk: Desk) -> None:
    desk.plan.claims["email"] = "ada@example.test".replace("e", "е", 1)
    assert desk.sign_in().status_code == 422


def test_who_was_not_invited_does_not_come_in(desk: Desk) -> None:
    desk.plan.claims["email"] = "stranger@example.test"
    done = desk.sign_in()
    assert (done.status_code, "Nobody has invited" in done.text) == (403, True)


def test_who_was_disabled_does_not_come_in(desk: Desk) -> None:
    with desk.office.house.store.writing() as session:
        users.disable(session, desk.office.users["ada"])
    assert desk.sign_in().status_code == 403


@pytest.mark.parametrize("admits", [("example.com",)])
def test_another_domain_does_not_come_in(desk: Desk) -> None:
    assert "not admitted" in desk.sign_in().text


@pytest.mark.parametrize("admits", [("Example.Test",)])
def test_a_domain_that_is_admitted_comes_in(desk: Desk) -> None:
    assert desk.sign_in().status_code == 303


def test_another_state_lets_nobody_in(desk: Desk) -> None:
    code = desk.provider.give_code(desk.go_out()).partition("&")[0]
    assert NOT_BEGUN in desk.come_back(f"{code}&state=another").text


@pytest.mark.parametrize("answer", ["", "state=x", "code=x", "code=x&state="])
def test_an_answer_that_nobody_asked_for_lets_nobody_in(desk: Desk, answer: str) -> None:
    assert NOT_BEGUN in desk.come_back(answer).text


def test_an_answer_of_another_issuer_lets_nobody_in(desk: Desk) -> None:
    answer = desk.provider.give_code(desk.go_out())
    assert NOT_BEGUN in desk.come_back(f"{answer}&iss=https://evil.example").text


def test_a_way_back_is_gone_once(desk: Desk) -> None:
    answer = desk.provider.give_code(desk.go_out())
    assert desk.come_back(answer).status_code == 303
    desk.office.client.cookies.delete("heard_login")
    assert NOT_BEGUN in desk.come_back(answer).text


def test_a_code_that_was_used_lets_nobody_in(desk: Desk) -> None:
    answer = desk.provider.give_code(desk.go_out())
    kept = desk.office.client.cookies["heard_oidc"]
    desk.come_back(answer)
    desk.office.client.cookies.set("heard_oidc", kept, path="/sign-in/oidc")
    assert UNRELIABLE in desk.come_back(answer).text


def test_what_is_remembered_cannot_be_made_up(desk: Desk) -> None:
    answer = desk.provider.give_code(desk.go_out())
    kept = desk.office.client.cookies["heard_oidc"]
    desk.office.client.cookies.clear()
    desk.office.client.cookies.set("heard_oidc", f"x{kept}", path="/sign-in/oidc")
    assert NOT_BEGUN in desk.come_back(answer).text


def test_a_provider_that_says_no_is_told_on_the_page(desk: Desk) -> None:
    state = desk.provider.give_code(desk.go_out()).partition("&")[2]
    assert "did not let you in" in desk.come_back(f"error=access_denied&{state}").text


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
)
def test_a_provider_that_is_another_is_not_gone_to(desk: Desk, described: Claims) -> None:
    desk.plan.described |= described
    done = desk.get("/sign-in/oidc")
    assert (done.status_code, "set-cookie" in done.headers) == (503, False)


def test_a_provider_that_is_down_is_said_so(desk: Desk) -> None:
    desk.plan.status = 500
    done = desk.get("/sign-in/oidc")
    assert (done.status_code, "try again later" in done.text) == (503, True)


def test_the_cookie_of_the_errand_is_kept_from_scripts(desk: Desk) -> None:
    cookie = desk.get("/sign-in/oidc").headers["set-cookie"]
    assert all(each in cookie for each in ("HttpOnly", "SameSite=lax", "Path=/sign-in/oidc", "Max-Age=600"))


def test_it_is_offered_where_it_is_set_and_only_there(desk: Desk) -> None:
    assert "Sign in with your organisation" in desk.get("/sign-in").text


def test_it_is_not_there_where_it_is_not_set(office: Office) -> None:
    client = office.client
    assert "organisation" not in client.get("/sign-in").text
    assert client.get("/sign-in/oidc").status_code == 404
    assert client.get("/sign-in/oidc/return?code=x&state=x").status_code == 404


def test_it_is_not_begun_too_often(desk: Desk) -> None:
    assert [desk.get("/sign-in/oidc").status_code for _ in range(11)] == [303] * 10 + [429]
