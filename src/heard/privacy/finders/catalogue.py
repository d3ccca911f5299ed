"""Heard's own finders, from the surest to the least sure: what one has found, those after it cannot see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from heard.privacy.finders.card import find_cards
from heard.privacy.finders.contact import find_emails, find_phones
from heard.privacy.finders.iban import find_ibans
from heard.privacy.finders.link import find_secret_links
from heard.privacy.finders.national import find_national_ids
from heard.privacy.finders.network import find_ip_addresses
from heard.privacy.finders.password import find_passwords
from heard.privacy.finders.security_code import find_security_codes
from heard.privacy.finders.token import find_tokens
from heard.privacy.secret import Secret, SecretKind

Search: TypeAlias = Callable[[bytes], Iterator[Secret]]


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of secret and how it is searched for in plain letters."""

    kind: SecretKind
    search: Search


FAMILIES: tuple[Family, ...] = (
    Family(SecretKind.SECRET_LINK, find_secret_links),
    Family(SecretKind.TOKEN, find_tokens),
    Family(SecretKind.EMAIL, find_emails),
    Family(SecretKind.IBAN, find_ibans),
    Family(SecretKind.CARD, find_cards),
    Family(SecretKind.SECURITY_CODE, find_security_codes),
    Family(SecretKind.PASSWORD, find_passwords),
    Family(SecretKind.NATIONAL_ID, find_national_ids),
    Family(SecretKind.IP_ADDRESS, find_ip_addresses),
    Family(SecretKind.PHONE, find_phones),
)
