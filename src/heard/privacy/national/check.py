"""The arithmetic by which states guard their ids against slips of the pen."""

from collections.abc import Sequence

_VERHOEFF_TURNED = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)
_HALF = 5


def holds_ssn(number: str) -> bool:
    """United States: no area 000, 666 or from 900 on, no group 00, no serial 0000."""
    return number[:3] not in {"000", "666"} and number[0] != "9" and number[3:5] != "00" and number[5:] != "0000"


def holds_nino(number: str) -> bool:
    """United Kingdom: prefixes that are never given out."""
    return number[:2].upper() not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}


def holds_tax_id(number: str) -> bool:
    """Germany: ISO 7064, mod 11,10, and one digit that comes two or three times among the first ten."""
    product = 10
    for digit in number[:10]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    most = max(number[:10].count(digit) for digit in number[:10])
    return number[0] != "0" and (11 - product) % 10 == int(number[10]) and most in {2, 3}


def holds_nir(number: str) -> bool:
    """France: the key is what is missing to a multiple of 97; Corsica's letters count as its old numbers."""
    body = number[:13].upper().replace("2A", "19").replace("2B", "18")
    return body.isdigit() and 97 - int(body) % 97 == int(number[13:])


def holds_dni(number: str) -> bool:
    """Spain: a letter that stands for the rest by 23; X, Y and Z of foreigners count as 0, 1 and 2."""
    digits = number[:-1].upper().translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == number[-1].upper()


def holds_bsn(number: str) -> bool:
    """Netherlands: the test by eleven, in which the last digit counts against the others."""
    return number != "000000000" and _weighed(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def holds_aadhaar(number: str) -> bool:
    """India: Verhoeff's check."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = _verhoeff(check, _VERHOEFF_TURNED[place % 8][int(digit)])
    return check == 0


def holds_cpf(number: str) -> bool:
    """Brazil: two check digits by eleven; the same digit eleven times is none."""
    first = _weighed(number[:9], range(10, 1, -1)) * 10 % 11 % 10
    second = _weighed(number[:10], range(11, 1, -1)) * 10 % 11 % 10
    return len(set(number)) > 1 and number[9:] == f"{first}{second}"


def holds_sin(number: str) -> bool:
    """Canada: Luhn's check."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0


def _weighed(number: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))


def _verhoeff(one: int, other: int) -> int:
    """The product of two elements of the dihedral group of the pentagon: five turns, and five turned over."""
    turned, over = one % _HALF, one >= _HALF
    moved = (turned - other if over else turned + other) % _HALF
    return moved + _HALF * (over != (other >= _HALF))
