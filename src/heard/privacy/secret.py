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
BETWEEN = r"[ \t\n./·_–—-]{0,3}"
DIGIT_RUN = re.compile(rf"(?<!\d)\d(?:{BETWEEN}\d){{12,40}}(?!\d)")
IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}")
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
    r"auth(?:entication)? code|2fa(?: code)?|access code|secret|api[- ]?key|token|pw|"
    r"pwd)\b(?: (?:is|was|are)|'s|\s?[:=])*\s?"
    r"(?P<value>\S{3,80})",
    re.IGNORECASE,
)
# "The code is 482913", "OTP 482913": digits that open something.
CODE = re.compile(r"\b(?:otp|pin|code)\b(?: (?:is|was)|\s?[:=])? ?(?P<value>\d{4,8})(?!\d)", re.IGNORECASE)
# Right behind one of these comes the value itself, whatever it looks like.
NAMED = re.compile(r"[:=]\s?$|\b(?:is|was)\s$")
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
    "never required needed weak strong same different lost forgotten for and or but so it i you "
    "we they that this required. wrong. invalid. "
    "accepted rejected blocked".split()
)
SHORTEST_PHONE = 8
FEWEST_CARD, MOST_CARD = 13, 19
SHORTEST_IBAN = 15
# A run of digits in more parts than this is a table.
MOST_PARTS = 12


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
    if letter.isspace() and letter != "\n":
        return " "
    if unicodedata.category(letter) == "Pd":
        return "-"
    narrow = unicodedata.normalize("NFKC", letter) if "\uff01" <= letter <= "\uff5e" else letter
    return narrow if len(narrow) == 1 else letter


def _candidates(text: str) -> Iterator[Secret]:
    """Secrets from the surest kind to the least sure."""
    yield from _plain(SECRET_LINK, SecretKind.SECRET_LINK, text)
    yield from _plain(EMAIL, SecretKind.EMAIL, text)
    for found in IBAN.finditer(text):
        end = _iban_end(found)
        if end:
            yield Secret(SecretKind.IBAN, found.start(), end)
    for found in DIGIT_RUN.finditer(text):
        for start, end in _cards_in(found):
            yield Secret(SecretKind.CARD, start, end)
            code = AFTER_CARD.match(text[end : end + 60])
            if code:
                yield Secret(SecretKind.SECURITY_CODE, *(end + place for place in code.span("value")))
    yield from _values(SECURITY_CODE, SecretKind.SECURITY_CODE, text)
    yield from (each for each in _values(PASSWORD, SecretKind.PASSWORD, text) if _is_value(text, each))
    yield from _values(CODE, SecretKind.PASSWORD, text)
    yield from _plain(KEY, SecretKind.PASSWORD, text)
    for found in PHONE.finditer(text):
        if sum(letter.isdigit() for letter in found[0]) >= SHORTEST_PHONE:
            yield Secret(SecretKind.PHONE, *found.span())


def _cards_in(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The card numbers in a run of digits: all of it, or what stands between two pauses; dates stand beside cards."""
    text, first = run[0], run.start()
    pauses = list(re.finditer(r"(?<=\d)\D+(?=\d)", text))
    starts = [0, *(pause.end() for pause in pauses)]
    ends = [*(pause.start() for pause in pauses), len(text)]
    after = 0
    for start in starts[:MOST_PARTS]:
        longest = max((end for end in ends if end > start >= after and is_card(text[start:end])), default=None)
        if longest:
            yield first + start, first + longest
            after = longest


def _iban_end(found: re.Match[str]) -> int | None:
    """Where an IBAN ends that these letters begin with: words may follow without a mark."""
    ends = [place.end() for place in re.finditer(r"[A-Za-z0-9](?![A-Za-z0-9])", found[0])]
    return next(
        (found.start() + end for end in reversed(ends) if end >= SHORTEST_IBAN and is_iban(found[0][:end])), None
    )


def _plain(pattern: re.Pattern[str], kind: SecretKind, text: str) -> Iterator[Secret]:
    for found in pattern.finditer(text):
        end = found.start() + len(found[0].rstrip(".,;:!?)"))
        yield Secret(kind, found.start(), end)


def _values(pattern: re.Pattern[str], kind: SecretKind, text: str) -> Iterator[Secret]:
    for found in pattern.finditer(text):
        start = found.start("value")
        yield Secret(kind, start, start + len(found["value"].rstrip(".,;:!?)\"'")))


def _is_value(text: str, secret: Secret) -> bool:
    """Whether a word behind "password" is one: it looks like it, or a mark says that it comes."""
    word = text[secret.start : secret.end].strip(".,!?\"'")
    if not word or word.lower() in NO_VALUE:
        return False
    looks_like_one = not word.isalpha() or not (word.islower() or word.istitle())
    return looks_like_one or NAMED.search(text[max(0, secret.start - 6) : secret.start]) is not None


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
