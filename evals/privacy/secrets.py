"""Secrets that nobody has, other than cards: accounts, passwords, contact data, links and national ids."""

from collections.abc import Callable
from string import ascii_letters, ascii_lowercase, digits

import numpy as np

from evals.privacy.cards import draw_digits
from evals.privacy.ids import draw_national_id

Draw = Callable[[np.random.Generator], str]

# Country, and its account numbers: # is a digit, @ a capital letter.
ACCOUNTS = {
    "DE": "#" * 18,
    "FR": "#" * 23,
    "GB": "@@@@" + "#" * 14,
    "ES": "#" * 20,
    "IT": "@" + "#" * 22,
    "NL": "@@@@" + "#" * 10,
    "AT": "#" * 16,
    "CH": "#" * 17,
    "BE": "#" * 12,
    "PL": "#" * 24,
    "SE": "#" * 20,
    "PT": "#" * 21,
    "NO": "#" * 11,
    "MT": "@@@@" + "#" * 23,
}
PEOPLE = "ana ben.okafor maria-luisa t.weber j_harlow k.nowak info.shop lee99 oconnor zoe+orders a.b.c dieter".split()
HOSTS = "mail.example post.example firm.co.example web.de.example uni-bonn.example a-b.example sub.host.example".split()
PHONES = (
    "+44 20 79## ####",
    "+4930########",
    "+1 (212) 555-01##",
    "+49 170 #######",
    "0044 20 79######",
    "020 79## ####",
    "0171/#######",
    "(212) 555-01##",
    "415-555-01##",
    "+33 6 ## ## ## ##",
    "06 ## ## ## ##",
    "+34 6## ## ## ##",
    "0170 #######",
    "+91 98######## ",
    "415.555.01##",
    "+31 6 ########",
    "(030) ######",
    "07### ######",
    "+1-800-555-01##",
    "+48 5## ### ###",
)  # fmt: skip - one a line would be a page
LINKS = (
    "https://shop.example/reset?token={key}",
    "https://app.example/login?user=7&auth={key}",
    "http://x.example/verify/{key}",
    "https://ana:{word}@host.example/path",
    "https://cdn.example/file.pdf?sig={key}&exp=9",
    "https://a.example/invite/{key}",
    "https://a.example/#access_token={key}",
    "https://m.example/magic/{key}?x=1",
    "https://u.example/unsubscribe/{key}",
    "www.bank.example/start?sessionid={key}",
    "https://s.example/o?code={key}&state=a",
    "https://s.example/reset-password/{key}",
)  # fmt: skip - as above
SIGNS = "!#$%&*?@_-+"


def draw_secret(kind: str, chance: np.random.Generator) -> str:
    """A secret of this kind."""
    return DRAWS[kind](chance) if kind in DRAWS else draw_national_id(kind, chance)


def _letters(chance: np.random.Generator, alphabet: str, size: int) -> str:
    return "".join(chance.choice(list(alphabet), size=size))


def _iban(chance: np.random.Generator) -> str:
    country = str(chance.choice(list(ACCOUNTS)))
    account = "".join(_letters(chance, {"#": digits, "@": ascii_letters[26:]}[sign], 1) for sign in ACCOUNTS[country])
    number = int("".join(str(int(letter, 36)) for letter in f"{account}{country}00"))
    iban = f"{country}{98 - number % 97:02}{account}"
    by = str(chance.choice(["", "", " ", " ", " ", "-", ".", "\u00a0"]))
    spelled = by.join(iban[place : place + 4] for place in range(0, len(iban), 4))
    return spelled.lower() if chance.random() < 0.1 else spelled  # noqa: PLR2004 - one in ten


def _password(chance: np.random.Generator) -> str:
    word = _letters(chance, ascii_lowercase, int(chance.integers(4, 9)))
    ends = [word.title() + draw_digits(chance, 2), word + _letters(chance, SIGNS[:5], 1) + draw_digits(chance, 3)]
    return str(
        chance.choice([*ends, _letters(chance, ascii_letters + digits + SIGNS, 12) + "a1", word.upper() + "x9!"])
    )


def _word(chance: np.random.Generator) -> str:
    return _letters(chance, ascii_lowercase, 6)


def _key(chance: np.random.Generator) -> str:
    return _letters(chance, ascii_letters + digits, int(chance.integers(20, 40))) + "7a"


def _known(chance: np.random.Generator) -> str:
    prefix = str(chance.choice("sk_live_ sk- ghp_ xoxb- AKIA eyJ".split()))
    if prefix == "AKIA":
        return prefix + _letters(chance, ascii_letters[26:] + digits, 16)
    body = prefix + _letters(chance, ascii_letters + digits, 36)
    return f"{body}.{_key(chance)}.{_key(chance)}" if prefix == "eyJ" else body


def _email(chance: np.random.Generator) -> str:
    written = f"{chance.choice(PEOPLE)}{chance.integers(100)}@{chance.choice(HOSTS)}"
    return written.title() if chance.random() < 0.1 else written  # noqa: PLR2004 - one in ten


def _phone(chance: np.random.Generator) -> str:
    pattern = str(chance.choice(PHONES)).strip()
    return "".join(str(chance.integers(10)) if sign == "#" else sign for sign in pattern)


def _ip(chance: np.random.Generator) -> str:
    if chance.random() < 0.3:  # noqa: PLR2004 - three in ten
        groups = [f"{group:x}" for group in chance.integers(1, 2**16, size=8)]
        return ":".join(["2001", *groups[1:]]) if chance.random() < 0.5 else f"2a02:{groups[0]}::{groups[1]}"  # noqa: PLR2004 - half of them
    return ".".join(map(str, [chance.choice([5, 37, 81, 93, 145, 198, 203, 212]), *chance.integers(256, size=3)]))


def _link(chance: np.random.Generator) -> str:
    return str(chance.choice(LINKS)).format(
        key=_key(chance), word=_password(chance).translate(str.maketrans(SIGNS, "x" * len(SIGNS)))
    )


DRAWS: dict[str, Draw] = {
    "iban": _iban,
    "password": _password,
    "word": _word,
    "pin": lambda chance: draw_digits(chance, 4),
    "otp": lambda chance: draw_digits(chance, 6),
    "token": _key,
    "known": _known,
    "email": _email,
    "phone": _phone,
    "ip": _ip,
    "link": _link,
}
