"""Secrets in a text: card numbers, security codes, IBANs, passwords and codes, e-mail, telephone, links with tokens.

Checked by their own arithmetic where they have one (Luhn for cards, ISO 7064 mod 97 for IBANs), by the words around
them where they have none. Every pattern is bounded, so that hostile text costs linear time.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class SecretKind(StrEnum):
    """What a secret is."""

    CARD = "card"
    SECURITY_CODE = "security_code"
    IBAN = "iban"
    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a secret
    EMAIL = "email"
    PHONE = "phone"
    SECRET_LINK = "secret_link"  # noqa: S105 - the name of a kind, not a secret


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret and where it stands, in code points."""

    kind: SecretKind
    start: int
    end: int


# Between the digits of a card people put spaces, dashes, dots and slashes, also two of them.
BETWEEN = r"[ \t\u00a0\u202f./·_–—-]{0,2}"
CARD = re.compile(rf"(?<![\d])\d(?:{BETWEEN}\d){{12,18}}(?!\d)")
IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}\b")
EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w+/.-])(?:\+|00)\d{1,3}(?:[ ()./-]{0,2}\d){6,13}(?!\w)"
    r"|(?<![\w+/.-])\(?0\d{1,5}\)?(?:[ ./-]{0,2}\d){5,10}(?!\w)"
    r"|(?<![\w+/.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
)
SECURITY_CODE = re.compile(
    r"\b(?:cvv2?|cvc2?|cid|csc|security (?:code|number)|(?:three|3) digits?(?: (?:on|"
    r"at) the back)?)\b[^\d\n]{0,24}(?P<value>\d{3,4})(?!\d)",
    re.IGNORECASE,
)
AFTER_CARD = re.compile(r"^[^\d\n]{1,24}(?P<expiry>\d{1,2}\s?[/-]\s?\d{2,4})?[^\d\n]{0,16}(?P<value>\d{3,4})(?!\d)")
PASSWORD = re.compile(
    r"\b(?:pass ?words?|passcode|pass ?phrase|pin(?: code| number)?|otp|one[- ]time (?:code|"
    r"password|pin)|verification code|"
    r"auth(?:entication)? code|2fa(?: code)?|access code|secret|api[- ]?key|token)\b(?: (?:is|was|are)|'s|\s?[:=])+\s?"
    r"(?P<value>[^\s,;]{3,80})",
    re.IGNORECASE,
)
KEY = re.compile(r"(?<!\w)(?:sk|pk|rk|ghp|gho|xox[abp]|AKIA|AIza|ey[JI])[\w-]{16,200}(?:\.[\w-]{1,400}){0,2}(?!\w)")
SECRET_LINK = re.compile(
    r"\bhttps?://[^\s<>]{1,200}?[?&#](?:[\w-]{1,40}=[^\s<>&]{0,200}&)*?(?:token|key|code|sig|"
    r"signature|auth|session|sid|pass|"
    r"password|pwd|secret|otp|reset|hash|jwt|access_token|email)=[^\s<>]{1,400}|"
    r"\bhttps?://[^\s/@]{1,80}:[^\s/@]{1,80}@[^\s<>]{1,300}",
    re.IGNORECASE,
)
# Words in the place of a value tell that there is none: "my password is wrong".
NO_VALUE = frozenset(
    "wrong not incorrect invalid correct right expired reset working broken being still no the "
    "a my your in on too already "
    "never required needed weak strong same different lost forgotten required. wrong. invalid. "
    "accepted rejected blocked".split()
)
SHORTEST_PHONE = 8
FEWEST_CARD, MOST_CARD = 13, 19


def find_secrets(text: str) -> tuple[Secret, ...]:
    """The secrets of a text in order, none inside another; full-width digits count as digits."""
    plain = _narrow(text)
    found: list[Secret] = []
    taken = bytearray(len(plain))
    for secret in _candidates(plain):
        if not any(taken[secret.start : secret.end]):
            taken[secret.start : secret.end] = b"\x01" * (secret.end - secret.start)
            found.append(secret)
    return tuple(sorted(found, key=lambda secret: secret.start))


def _narrow(text: str) -> str:
    """The text with every digit of any script as 0 to 9 and full-width signs narrow, letter for letter."""
    if text.isascii():
        return text
    return "".join(_narrow_letter(letter) for letter in text)


def _narrow_letter(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    narrow = unicodedata.normalize("NFKC", letter) if "\uff01" <= letter <= "\uff5e" else letter
    return narrow if len(narrow) == 1 else letter


def _candidates(text: str) -> Iterator[Secret]:
    """Secrets from the surest kind to the least sure."""
    yield from _plain(SECRET_LINK, SecretKind.SECRET_LINK, text)
    yield from _plain(EMAIL, SecretKind.EMAIL, text)
    for found in IBAN.finditer(text):
        if is_iban(found[0]):
            yield Secret(SecretKind.IBAN, *found.span())
    for found in CARD.finditer(text):
        end = _card_end(found)
        if end:
            yield Secret(SecretKind.CARD, found.start(), end)
            code = AFTER_CARD.match(text[end : end + 60])
            if code:
                yield Secret(SecretKind.SECURITY_CODE, *(end + place for place in code.span("value")))
    yield from _values(SECURITY_CODE, SecretKind.SECURITY_CODE, text)
    yield from (each for each in _values(PASSWORD, SecretKind.PASSWORD, text) if _is_value(text[each.start : each.end]))
    yield from _plain(KEY, SecretKind.PASSWORD, text)
    for found in PHONE.finditer(text):
        if sum(letter.isdigit() for letter in found[0]) >= SHORTEST_PHONE:
            yield Secret(SecretKind.PHONE, *found.span())


def _card_end(found: re.Match[str]) -> int | None:
    """Where a card number ends that these digits are or begin with: an expiry date may follow without a word."""
    if is_card(found[0]):
        return found.end()
    pauses = (place.start() for place in re.finditer(r"(?<=\d)\D+(?=\d)", found[0]))
    ends = [found.start() + pause for pause in pauses if is_card(found[0][:pause])]
    return ends[-1] if ends else None


def _plain(pattern: re.Pattern[str], kind: SecretKind, text: str) -> Iterator[Secret]:
    for found in pattern.finditer(text):
        end = found.start() + len(found[0].rstrip(".,;:!?)"))
        yield Secret(kind, found.start(), end)


def _values(pattern: re.Pattern[str], kind: SecretKind, text: str) -> Iterator[Secret]:
    for found in pattern.finditer(text):
        yield Secret(kind, *found.span("value"))


def _is_value(word: str) -> bool:
    return word.lower().strip(".,!?\"'") not in NO_VALUE and not (word.isalpha() and word.islower())


def is_card(number: str) -> bool:
    """Whether the digits of a number pass Luhn's check and are as many as a card has."""
    digits = [int(letter) for letter in number if letter.isdigit()]
    if not FEWEST_CARD <= len(digits) <= MOST_CARD or len(set(digits)) == 1:
        return False
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text passes the check of ISO 13616: 97 divides what is left by 1."""
    letters = re.sub(r"[ -]", "", text).upper()
    number = "".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])
    return int(number) % 97 == 1
