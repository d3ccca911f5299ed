"""What stands outside of the house and is reached only where the settings name it: writer, provider, mail server."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from heard.errors import InvalidValue

THIS_COMPUTER = frozenset({"localhost", "127.0.0.1"})
PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """Where a language model answers, which one, and the key to it; nothing is sent anywhere without them."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not is_address(self.url):
            raise InvalidValue("writer.url is no address that can be used; give one like http://localhost:8080/v1.")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise InvalidValue("writer.key holds letters that no key has; copy it again.")


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """Who says who somebody is, by OpenID Connect, how Heard is known there, and the only domains that are admitted."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    admits: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        is_open = parts.scheme == "http" and parts.hostname not in THIS_COMPUTER
        if not is_address(self.issuer) or is_open:
            raise InvalidValue(
                "oidc.issuer is no address that can be trusted; give one like https://login.example.com."
            )
        if not all(each.isascii() and "." in each and "@" not in each for each in self.admits):
            raise InvalidValue('oidc.admits names domains of e-mail addresses, such as ["example.com"].')


class Security(StrEnum):
    """How a mail server is spoken to."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The server that takes mail in, from whom mail comes, and how people reach Heard: links begin with `address`."""

    host: str
    sender: str
    address: str
    security: Security = Security.STARTTLS
    port: int | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        is_port = self.port is None or self.port in PORTS
        if not re.fullmatch(r"[A-Za-z0-9.:-]+", self.host) or not is_port:
            raise InvalidValue("mail.host names a server without a port, mail.port is a number from 1 to 65535.")
        if not re.fullmatch(r"[\w+-]+(\.[\w+-]+)*@[\w-]+(\.[\w-]+)*", self.sender, re.ASCII):
            raise InvalidValue("mail.from is no address that mail comes from; give one like heard@example.com.")
        if not is_address(self.address) or set(self.address) & set("?#"):
            raise InvalidValue("mail.address is not how people reach Heard; give one like https://heard.example.com.")
        if self.security is Security.NONE and self.host not in THIS_COMPUTER:
            raise InvalidValue('mail.security may be "none" for a server on this computer only; use "starttls".')


def is_address(url: str) -> bool:
    """Whether something can be reached there: a host over http or https, without a name or a password in it."""
    try:
        parts = urlsplit(url)
        host, _port = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host.strip(b".")) and "@" not in parts.netloc
