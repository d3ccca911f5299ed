"""Secrets in a text: what they are, where they stand, and the protocol of those who find them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class SecretKind(StrEnum):
    """What a secret is."""

    CARD = "card"
    SECURITY_CODE = "security_code"
    IBAN = "iban"
    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a secret
    TOKEN = "token"  # noqa: S105 - the name of a kind, not a secret
    SECRET_LINK = "secret_link"  # noqa: S105 - the name of a kind, not a secret
    NATIONAL_ID = "national_id"
    EMAIL = "email"
    PHONE = "phone"
    IP_ADDRESS = "ip_address"
    NAME = "name"


# How to reach somebody: the only kinds that an administrator may keep.
CONTACT = frozenset({SecretKind.EMAIL, SecretKind.PHONE, SecretKind.IP_ADDRESS, SecretKind.NAME})

MASK_WORDS = {
    SecretKind.CARD: "card",
    SecretKind.SECURITY_CODE: "security code",
    SecretKind.IBAN: "iban",
    SecretKind.PASSWORD: "password",
    SecretKind.TOKEN: "token",
    SecretKind.SECRET_LINK: "link with a secret",
    SecretKind.NATIONAL_ID: "national id",
    SecretKind.EMAIL: "e-mail",
    SecretKind.PHONE: "phone",
    SecretKind.IP_ADDRESS: "ip address",
    SecretKind.NAME: "name",
}
HIDDEN = "****"


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret and where it stands, in code points; `shown` are the last letters of it that a mask may show."""

    kind: SecretKind
    start: int
    end: int
    shown: str = ""

    @property
    def mask(self) -> str:
        """What stands in its place in a text that is kept, such as "[card ****1111]"."""
        return f"[{MASK_WORDS[self.kind]} {HIDDEN}{self.shown}]" if self.shown else f"[{MASK_WORDS[self.kind]}]"


class Finder(Protocol):
    """Somebody beside Heard's own finders who knows secrets when they see them."""

    def find(self, text: str) -> Iterable[Secret]:
        """The secrets of a text, in any order; they may overlap."""
