"""Who is the same customer: better two records of one person than one record of two.

Identifiers are compared in one spelling. A source knows its own customers apart, so that two ids of one source are two
people; an address or a number joins records of different sources only where nothing speaks against it.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers

from heard.conversation.conversation import Customer
from heard.storage.vault import Vault

# Addresses that an office, a family or a team reads together say nothing of who writes.
SHARED = frozenset(
    "info office hello contact mail sales support service admin account accounts billing team reception desk family "
    "household house home enquiries noreply reply".split()
)
DIGITS = re.compile(r"\D+")
FEWEST_DIGITS = 7
WORDS = re.compile(r"[^\W\d_]+")


class IdentifierKind(StrEnum):
    """What an identifier is."""

    SOURCE_ID = "source_id"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Something that a customer is known by, in one spelling; `value` of a source's id begins with the source."""

    kind: IdentifierKind
    value: str

    def digest(self, vault: Vault) -> bytes:
        """What the identifier is found by."""
        return vault.digest(self.kind, self.value)

    @property
    def is_shared(self) -> bool:
        """Whether it is an address that many read together."""
        return self.kind is IdentifierKind.EMAIL and not SHARED.isdisjoint(WORDS.findall(self.value.partition("@")[0]))

    @property
    def source(self) -> str | None:
        """The source whose id this is."""
        return self.value.partition(":")[0] if self.kind is IdentifierKind.SOURCE_ID else None


def identifiers_of(source: str, customer: Customer) -> frozenset[Identifier]:
    """The identifiers in what a source says of a customer."""
    found = [Identifier(IdentifierKind.SOURCE_ID, f"{source.replace(':', '_')}:{customer.id}")]
    if customer.email and "@" in customer.email:
        found.append(Identifier(IdentifierKind.EMAIL, customer.email.strip().lower()))
    if customer.phone and (number := plain_number(customer.phone)):
        found.append(Identifier(IdentifierKind.PHONE, number))
    return frozenset(found)


def same_person(
    name: str | None, known: AbstractSet[Identifier], other_name: str | None, given: AbstractSet[Identifier]
) -> bool:
    """Whether two records, one that is known and one that is given, are surely of one person."""
    shared = known & given
    if any(each.source for each in shared):
        return True
    if {each.source for each in known} & {each.source for each in given} - {None}:
        return False
    kinds = {each.kind for each in shared if not each.is_shared}
    if IdentifierKind.EMAIL in kinds:
        return name is None or other_name is None or _may_be_one(name, other_name)
    # One telephone rings for a whole family: a number alone is not enough.
    return IdentifierKind.PHONE in kinds and name is not None and other_name is not None and _is_one(name, other_name)


def _may_be_one(name: str, other: str) -> bool:
    """Whether nothing in two names speaks against one person: no two first names, no two family names."""
    words, others = _words(name), _words(other)
    if not words or not others:
        return True
    # A first letter fits brothers and sisters, who share an address.
    return words[0] == others[0] and (len(words) == 1 or len(others) == 1 or words[-1] == others[-1])


def _is_one(name: str, other: str) -> bool:
    """Whether two names are one, first and family name given."""
    return len(_words(name)) > 1 and len(_words(other)) > 1 and _may_be_one(name, other)


def _words(name: str) -> list[str]:
    return WORDS.findall(name.casefold())


def plain_number(phone: str) -> str | None:
    """A telephone number in one spelling: international where it says so, else its digits."""
    try:
        parsed = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        digits = DIGITS.sub("", phone)
        return digits if len(digits) >= FEWEST_DIGITS else None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
