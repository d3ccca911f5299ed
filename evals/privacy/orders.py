"""Numbers that must survive: orders, parcels, invoices, tickets, devices, in the forms that shops and carriers use."""

from collections.abc import Callable

import numpy as np

from evals.privacy.cards import draw_digits, luhn_digit

Draw = Callable[[np.random.Generator], str]

# A # is a random digit, an @ a random capital letter, anything else stands for itself.
PATTERNS = {
    "order": (
        "###-#######-#######",
        "ORD-2026####-####",
        "#######",
        "SO/2026/#####",
        "##########",
        "####-##",
        "W#########",
        "################",
        "####-####-####-####",
        "#### #### #### ####",
        "#############",
        "##-#####-#####",
        "@@########",
        "###############",
    ),
    "track": (
        "JD01############",
        "1Z###@@#########",
        "RR#########GB",
        "003404##############",
        "#### #### ####",
        "9400 1### #### #### #### ##",
        "##############",
        "H##############",
        "################",
        "JJD################",
        "############",
        "##########",
        "LX#########DE",
        "4#################",
    ),
    "invoice": (
        "RE-2026-#####",
        "2026###",
        "##########",
        "INV-######",
        "F26/####",
        "##############",
        "4###############",
        "20260###-##",
    ),
    "ticket": ("#####", "#######", "INC00#####", "CS-2026-#####", "########", "##-######", "@@@###", "#########"),
    "serial": ("C02@@#@@@@@#", "##############", "SN########", "@@##-####-####", "5###############", "############"),
    "phonelike": (
        "0171-####-##",
        "02079######",
        "0########",
        "555-01##-##",
        "0800#######",
        "212-555-01##",
        "030/######",
        "00##########",
        "0049########",
        "0####-####",
    ),
}
LONG = (12, 13, 14, 15, 16, 16, 16, 16, 17, 18, 19, 20)


def draw_order(kind: str, chance: np.random.Generator) -> str:
    """A number of this kind."""
    if kind in PATTERNS:
        return _from_pattern(str(chance.choice(PATTERNS[kind])), chance)
    return DRAWS[kind](chance)


def _from_pattern(pattern: str, chance: np.random.Generator) -> str:
    drawn = {"#": lambda: str(chance.integers(10)), "@": lambda: chr(65 + int(chance.integers(26)))}
    return "".join(drawn[sign]() if sign in drawn else sign for sign in pattern)


def _long(chance: np.random.Generator) -> str:
    return draw_digits(chance, int(chance.choice(LONG)))


def _checked(prefixes: str, size: int) -> Draw:
    def draw(chance: np.random.Generator) -> str:
        prefix = str(chance.choice(prefixes.split()))
        body = prefix + draw_digits(chance, size - len(prefix) - 1)
        return body + luhn_digit(body)

    return draw


def _ean(chance: np.random.Generator) -> str:
    body = str(chance.choice("40 42 50 76 87 97".split())) + draw_digits(chance, 10)
    return body + str(-sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(body)) % 10)


DRAWS: dict[str, Draw] = {
    "long": _long,
    "imei": _checked("35 86 01 99 45", 15),
    "iccid": _checked("8949 8944 8901", 19),
    "ean": _ean,
}
