"""National ids that nobody was given: random digits with the check digits that each state computes."""

from collections.abc import Callable

import numpy as np

from evals.privacy.cards import draw_digits, luhn_digit

LETTERS_OF_23 = "TRWAGMYFPDXBNJZSQVHLCKE"
TRIES = 10_000


def draw_national_id(kind: str, chance: np.random.Generator) -> str:
    """An id of this kind, in one of the ways it is written."""
    return DRAWS[kind](chance)


def _us_ssn(chance: np.random.Generator) -> str:
    number = f"{chance.integers(1, 665):03}{chance.integers(1, 99):02}{chance.integers(1, 9999):04}"
    by = str(chance.choice(["-", "-", " ", ""]))
    return by.join((number[:3], number[3:5], number[5:]))


def _uk_nino(chance: np.random.Generator) -> str:
    number = draw_digits(chance, 6)
    by = str(chance.choice(["", " "]))
    prefix = str(chance.choice("AB CE JG PA SX WK".split()))
    return by.join((prefix, number[:2], number[2:4], number[4:], str(chance.choice(list("ABCD")))))


def _de_tax_id(chance: np.random.Generator) -> str:
    places = [str(place) for place in chance.permutation(10)]
    places[int(chance.integers(1, 5))] = places[5]
    body = "".join(places)
    body = body if body[0] != "0" else body[::-1]
    product = 10
    for digit in body:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    number = body + str((11 - product) % 10)
    by = str(chance.choice(["", " "]))
    return by.join((number[:2], number[2:5], number[5:8], number[8:]))


def _fr_nir(chance: np.random.Generator) -> str:
    born = f"{chance.integers(1, 3)}{chance.integers(40, 99)}{chance.integers(1, 13):02}"
    place = f"{chance.integers(1, 95):02}{chance.integers(1, 999):03}{chance.integers(1, 999):03}"
    key = f"{97 - int(born + place) % 97:02}"
    if chance.random() < 0.5:  # noqa: PLR2004 - half of them
        return f"{born}{place}{key}"
    return f"{born[0]} {born[1:3]} {born[3:]} {place[:2]} {place[2:5]} {place[5:]} {key}"


def _es_dni(chance: np.random.Generator) -> str:
    number = draw_digits(chance, 8)
    return number + str(chance.choice(["", "-"])) + LETTERS_OF_23[int(number) % 23]


def _nl_bsn(chance: np.random.Generator) -> str:
    for _ in range(TRIES):
        number = draw_digits(chance, 9)
        if (
            sum(int(digit) * weight for digit, weight in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
        ) == 0:
            return number
    raise AssertionError


def _in_aadhaar(chance: np.random.Generator) -> str:
    """The check digit is the one of ten that closes the walk through the symmetries of a pentagon."""
    body = str(chance.integers(2, 10)) + draw_digits(chance, 10)
    number = next(body + str(digit) for digit in range(10) if _verhoeff(body + str(digit)) == 0)
    by = str(chance.choice(["", " "]))
    return by.join((number[:4], number[4:8], number[8:]))


def _verhoeff(number: str) -> int:
    check = 0
    for place, digit in enumerate(reversed(number)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)[turned]
        check = _together(check, turned)
    return check


def _together(one: int, other: int) -> int:
    """A turn of the pentagon is 0 to 4, a turn with a flip 5 to 9."""
    if one < 5:  # noqa: PLR2004 - sides of a pentagon
        return (one + other) % 5 if other < 5 else 5 + (one + other) % 5  # noqa: PLR2004 - as above
    return 5 + (one - other) % 5 if other < 5 else (one - other) % 5  # noqa: PLR2004 - as above


def _br_cpf(chance: np.random.Generator) -> str:
    number = draw_digits(chance, 9)
    for size in (10, 11):
        number += str(sum(int(digit) * (size - place) for place, digit in enumerate(number)) * 10 % 11 % 10)
    return number if chance.random() < 0.4 else f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}"  # noqa: PLR2004 - four in ten


def _ca_sin(chance: np.random.Generator) -> str:
    body = str(chance.integers(1, 8)) + draw_digits(chance, 7)
    number = body + luhn_digit(body)
    by = str(chance.choice(["", " ", "-"]))
    return by.join((number[:3], number[3:6], number[6:]))


DRAWS: dict[str, Callable[[np.random.Generator], str]] = {
    "us_ssn": _us_ssn,
    "uk_nino": _uk_nino,
    "de_tax_id": _de_tax_id,
    "fr_nir": _fr_nir,
    "es_dni": _es_dni,
    "nl_bsn": _nl_bsn,
    "in_aadhaar": _in_aadhaar,
    "br_cpf": _br_cpf,
    "ca_sin": _ca_sin,
}
