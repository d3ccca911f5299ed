"""Bank account numbers: an IBAN of its country's length that passes its own check, or that is called one."""

from collections.abc import Iterator
from itertools import islice

from heard.privacy.finders.context import words_before
from heard.privacy.pattern import Pattern
from heard.privacy.secret import Secret, SecretKind

SHOWN = 4
# How far before an account its name may stand, in letters.
BACK = 30
# Letters that could begin an IBAN may stand right before the one that does.
MOST_HEADS = 4
# ISO 13616: how many letters and digits an IBAN of each country has.
LENGTHS = {
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH CR HR LI LV",
    22: "BG BH DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU",
    31: "MT SC",
    33: "LC RU",
}
LENGTH_OF = {country: length for length, countries in LENGTHS.items() for country in countries.split()}
_COUNTRY = "|".join(LENGTH_OF)
_HEAD = Pattern(rf"\b(?:{_COUNTRY})[ .-]?\d[ .-]?\d(?:[ .\n-]{{0,2}}[a-z0-9]){{11,32}}")
_NEXT = Pattern(rf"\b(?:{_COUNTRY})[ .-]?\d[ .-]?\d")
_CALLED = Pattern(r"\biban\b[^\w\x02\x03]{0,3}(?:(?:is|number|no|nummer|lautet|es|est)[^\w\x02\x03]{1,3}){0,2}$")
_SIGNS = b" .\n-"


def find_ibans(letters: bytes) -> Iterator[Secret]:
    """The IBANs in plain letters, whatever parts their groups."""
    for found in _HEAD.find_all(letters):
        candidate, start = found[0], found.start()
        for head in islice(_NEXT.find_each(candidate), MOST_HEADS):
            size = _size(candidate[head.start() :])
            at = start + head.start()
            if size and (_passes(candidate[head.start() :][:size]) or _CALLED.find(words_before(letters, at, BACK))):
                shown = candidate[head.start() :][:size].translate(None, _SIGNS)[-SHOWN:]
                yield Secret(SecretKind.IBAN, at, at + size, shown.decode().upper())
                break


def is_iban(text: str) -> bool:
    """Whether a text passes the check of ISO 13616: 97 divides what is left by 1."""
    return _passes(text.encode("ascii", "replace"))


def _size(candidate: bytes) -> int:
    """How many letters of a candidate make up an IBAN of its country; 0 if they are too few or run on into a word."""
    wanted = LENGTH_OF[candidate[:2].decode().upper()]
    count = 0
    for place, letter in enumerate(candidate, start=1):
        count += letter not in _SIGNS
        if count == wanted:
            return 0 if candidate[place : place + 1].isalnum() else place
    return 0


def _passes(candidate: bytes) -> bool:
    letters = candidate.translate(None, _SIGNS).upper()
    if not letters.isalnum():
        return False
    return int("".join(str(int(chr(letter), 36)) for letter in letters[4:] + letters[:4])) % 97 == 1
