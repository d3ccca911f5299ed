"""The door for those whom their organisation's own provider knows: out to it, and back with what was remembered."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from itsdangerous import BadSignature, URLSafeTimedSerializer

from heard.engines.outgoing.oidc import Errand, Provider
from heard.errors import InvalidValue
from heard.settings import Settings

# How long somebody may take to sign in over there, in seconds.
LASTS_S = 600
SECRET_BYTES = 32
AGAIN = "This sign-in did not begin here, or took too long; begin again."


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes, and what it is to bring back, signed."""

    address: str
    remembered: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Whose address was proved, and where they wanted to be."""

    email: str
    then: str


@dataclass(frozen=True, slots=True)
class OidcDoor:
    """A provider, and the domains of addresses that it may vouch for; all where none is named."""

    provider: Provider
    admits: tuple[str, ...]
    secret: str = field(repr=False)

    def begin(self, back: str, then: str) -> Begun:
        """Send somebody to the provider."""
        errand = Errand(*(secrets.token_urlsafe(SECRET_BYTES) for _ in range(3)))
        address = self.provider.begin(errand, back)
        return Begun(address, self._signer.dumps(asdict(errand) | {"then": then}))

    def end(self, remembered: str, answer: Mapping[str, str], back: str) -> Arrived:
        """Who came back; InvalidValue where the way back is not the end of the way out, or nothing is proved."""
        try:
            kept = self._signer.loads(remembered, max_age=LASTS_S)
        except BadSignature:
            raise InvalidValue(AGAIN) from None
        then = kept.pop("then")
        errand = Errand(**kept)
        is_ours = hmac.compare_digest(answer.get("state", "").encode(), errand.state.encode())
        if not is_ours or answer.get("iss", self.provider.issuer) != self.provider.issuer:
            raise InvalidValue(AGAIN)
        if "code" not in answer:
            raise InvalidValue(f"{self.provider.host} did not let you in; try again, or sign in with a password.")
        email = self.provider.end(errand, answer["code"], back)
        if self.admits and email.rpartition("@")[2] not in self.admits:
            raise InvalidValue("Addresses of this domain are not admitted; sign in with another.")
        return Arrived(email, then)

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="oidc")


def oidc_of(settings: Settings, secret: str) -> OidcDoor | None:
    """The door that the settings open; None where they name no provider."""
    if settings.oidc is None:
        return None
    named = settings.oidc
    admits = tuple(each.lower() for each in named.admits)
    return OidcDoor(Provider(named.issuer, named.client_id, named.client_secret), admits, secret)
