"""Signing in by OpenID Connect: asks a provider who somebody is, and believes only what its keys signed.

Everything about the provider is asked for anew at each sign-in, so that keys which it has changed are known at once.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from heard.errors import EngineError, InvalidValue

DESCRIPTION = "/.well-known/openid-configuration"
# Signatures by a key of the provider's own; never none, and never one by a secret that both sides know.
ALGORITHMS = ("RS256", "ES256")
SCOPE = "openid email"
CONNECT, WHOLE = 3.0, 10.0
# By how much two clocks may differ, in seconds.
LEEWAY_S = 60
Claims = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Errand:
    """What binds the way back to the way out: one browser, one answer, one exchange."""

    state: str
    nonce: str
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """An issuer, and how Heard is known there; the secret stays out of every message and error."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)

    @property
    def host(self) -> str:
        """The machine that is asked."""
        return urlsplit(self.issuer).netloc

    def begin(self, errand: Errand, back: str) -> str:
        """Where the browser is sent to; it comes back to `back`. EngineError if the provider cannot be asked."""
        with self._client(back) as client:
            endpoint = self._endpoint(self._description(client), "authorization_endpoint")
            address, _state = client.create_authorization_url(
                endpoint, state=errand.state, nonce=errand.nonce, code_verifier=errand.verifier
            )
            return str(address)

    def end(self, errand: Errand, code: str, back: str) -> str:
        """The verified e-mail address of whoever came back with a code; InvalidValue where nothing proves it."""
        with self._client(back) as client:
            described = self._description(client)
            token_endpoint, keys_at = (self._endpoint(described, name) for name in ("token_endpoint", "jwks_uri"))
            try:
                told = client.fetch_token(
                    token_endpoint, grant_type="authorization_code", code=code, code_verifier=errand.verifier
                )
                keys = KeySet.import_key_set(self._read(client, keys_at))  # type: ignore[arg-type]  # checked by what reads it
                return self._email(self._claims(told, keys, errand.nonce))
            except httpx2.HTTPError as problem:
                raise self._out_of_reach() from problem
            except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError, AttributeError) as problem:
                if isinstance(problem, InvalidValue):
                    raise
                raise InvalidValue(f"What {self.host} says of you cannot be relied on; sign in again.") from problem

    def _claims(self, told: Claims, keys: KeySet, nonce: str) -> Claims:
        """What the provider says of somebody: signed by it, for Heard, now, and for this errand."""
        token = jwt.decode(told["id_token"], keys, algorithms=ALGORITHMS)
        claims = CodeIDToken(
            token.claims,
            token.header,
            options={"iss": {"essential": True, "value": self.issuer}, "aud": {"value": self.client_id}},
            params={"nonce": nonce, "client_id": self.client_id, "access_token": told.get("access_token")},
        )
        claims.validate(leeway=LEEWAY_S)
        return dict(claims)

    def _email(self, claims: Claims) -> str:
        email = claims.get("email")
        # Letters that only look like others, or become others in lower case, make another address.
        if claims.get("email_verified") is not True or not isinstance(email, str) or not email.isascii():
            raise InvalidValue(f"{self.host} has not verified your e-mail address; ask whoever looks after it.")
        return email.lower()

    def _client(self, back: str) -> Any:  # noqa: ANN401 - the library says nothing of its kinds
        return OAuth2Client(
            self.client_id,
            self.client_secret,
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=httpx2.Timeout(WHOLE, connect=CONNECT),
            follow_redirects=False,
        )

    def _description(self, client: Any) -> Claims:  # noqa: ANN401 - as above: the library's own client
        """What the provider says of itself; EngineError where it is another than the settings name."""
        described = self._read(client, self.issuer.rstrip("/") + DESCRIPTION)
        if described.get("issuer") != self.issuer:
            raise EngineError(f"{self.host} calls itself another issuer than oidc.issuer in the settings says.")
        return described

    def _endpoint(self, described: Claims, name: str) -> str:
        address = described.get(name)
        schemes = {"https", urlsplit(self.issuer).scheme}
        if not isinstance(address, str) or urlsplit(address).scheme not in schemes:
            raise EngineError(f"{self.host} gives no {name} that can be trusted.")
        return address

    def _read(self, client: Any, address: str) -> Claims:  # noqa: ANN401 - as above: the library's own client
        try:
            answer = client.request("GET", address, withhold_token=True)
            told = answer.json() if answer.status_code == httpx2.codes.OK else None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as problem:
            raise self._out_of_reach() from problem
        if not isinstance(told, dict):
            raise self._out_of_reach()
        return told

    def _out_of_reach(self) -> EngineError:
        return EngineError(f"{self.host} does not say who you are at the moment; try again later.", temporary=True)
