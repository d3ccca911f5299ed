"""Card numbers that nobody has: real prefixes, random digits, Luhn's check digit; and how people write them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

# Prefixes of real issuers, the length of their numbers, and how often each is drawn.
ISSUERS = (
    ("4539 4556 4916 4532 4929 4485 4716 4024 4026 4508 4844 4913 4917 4000 4111 4242 4571 4903", 16, 46),
    ("51 52 53 54 55 2221 2301 2455 2610 2720 5425 5105", 16, 30),
    ("34 37", 15, 8),
    ("6011 644 645 648 649 65", 16, 4),
    ("300 301 305 36 38 3095", 14, 2),
    ("3528 3540 3566 3589", 16, 2),
    ("62 6212 6250 81", 16, 2),
    ("62 6216 6228", 19, 1),
    ("5018 5020 5038 6304 6759 6761 6763", 16, 1),
    ("5018 6304 6759", 18, 1),
    ("6759 6763 5038", 19, 1),
    ("60 6521 508", 16, 1),
    ("2200 2202 2204", 16, 1),
    ("9792", 16, 1),
    ("5061 6500", 19, 1),
)
GROUPS = {14: (4, 6, 4), 15: (4, 6, 5), 16: (4, 4, 4, 4), 18: (4, 4, 4, 6), 19: (4, 4, 4, 4, 3)}
SAID = "zero one two three four five six seven eight nine".split()
LATIN = "0123456789"
FULL_WIDTH, ARABIC, PERSIAN, DEVANAGARI, BOLD = (
    "０１２３４５６７８９",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
)

Spelling = Callable[[list[str]], str]


def luhn_digit(digits: str) -> str:
    """The digit that makes a number pass Luhn's check."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    return str(-sum(each - 9 if each > 9 else each for each in doubled) % 10)  # noqa: PLR2004 - two digits are added up


def draw_digits(chance: np.random.Generator, size: int) -> str:
    """So many random digits."""
    return "".join(map(str, chance.integers(10, size=size)))


def draw_card(chance: np.random.Generator) -> str:
    """A card number of a random issuer."""
    weights = np.array([weight for *_, weight in ISSUERS], float)
    prefixes, size, _ = ISSUERS[chance.choice(len(ISSUERS), p=weights / weights.sum())]
    prefix = str(chance.choice(prefixes.split()))
    body = prefix + draw_digits(chance, size - len(prefix) - 1)
    return body + luhn_digit(body)


def groups_of(card: str) -> list[str]:
    """The number in groups, as it is printed on the card."""
    rest = iter(card)
    return ["".join(next(rest) for _ in range(size)) for size in GROUPS[len(card)]]


def _joined(by: str) -> Spelling:
    return by.join


def _in_digits(digits: str, by: str = " ") -> Spelling:
    return lambda groups: by.join(groups).translate(str.maketrans(LATIN, digits))


def _said(groups: list[str]) -> str:
    return ", ".join(" ".join(SAID[int(digit)] for digit in group) for group in groups)


def _doubled(groups: list[str]) -> str:
    """Said with "double" where a digit comes twice."""
    return " ".join(_doubling("".join(groups)))


def _doubling(digits: str) -> Iterator[str]:
    place = 0
    while place < len(digits):
        twice = digits[place : place + 1] == digits[place + 1 : place + 2]
        yield ("double " if twice else "") + SAID[int(digits[place])]
        place += 1 + twice


def _single(groups: list[str]) -> str:
    return " ".join("".join(groups))


def _eights(groups: list[str]) -> str:
    card = "".join(groups)
    return f"{card[:8]} {card[8:]}"


def _as_o(groups: list[str]) -> str:
    return " ".join(groups).replace("0", "o")


def _bracketed(groups: list[str]) -> str:
    return "".join(f"({group})" for group in groups)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A way to write a card, and how often it is drawn."""

    name: str
    spelling: Spelling
    weight: int


SPELLINGS = (
    Spelled("without separators", _joined(""), 26),
    Spelled("spaces", _joined(" "), 26),
    Spelled("hyphens", _joined("-"), 8),
    Spelled("dots", _joined("."), 3),
    Spelled("two spaces", _joined("  "), 2),
    Spelled("spaced hyphens", _joined(" - "), 2),
    Spelled("slashes", _joined("/"), 1),
    Spelled("commas", _joined(", "), 1),
    Spelled("underscores", _joined("_"), 1),
    Spelled("line ends", _joined("\n"), 2),
    Spelled("no-break spaces", _joined("\u00a0"), 3),
    Spelled("thin spaces", _joined("\u2009"), 1),
    Spelled("en dashes", _joined("–"), 1),
    Spelled("no-break hyphens", _joined("\u2011"), 1),
    Spelled("zero-width spaces", _joined("\u200b"), 2),
    Spelled("word joiners and spaces", _joined(" \u2060"), 1),
    Spelled("middle dots", _joined("·"), 1),
    Spelled("full-width digits", _in_digits(FULL_WIDTH), 2),
    Spelled("full-width digits and spaces", _in_digits(FULL_WIDTH, "\u3000"), 1),
    Spelled("Arabic-Indic digits", _in_digits(ARABIC), 1),
    Spelled("Persian digits", _in_digits(PERSIAN), 1),
    Spelled("Devanagari digits", _in_digits(DEVANAGARI), 1),
    Spelled("bold digits", _in_digits(BOLD), 1),
    Spelled("digit by digit", _single, 3),
    Spelled("by eight", _eights, 2),
    Spelled("o for 0", _as_o, 1),
    Spelled("in brackets", _bracketed, 1),
    Spelled("spoken digits", _said, 3),
    Spelled("spoken, with double", _doubled, 2),
)
_WEIGHTS = np.array([each.weight for each in SPELLINGS], float)


def draw_spelling(chance: np.random.Generator) -> Spelled:
    """A way to write a card."""
    return SPELLINGS[chance.choice(len(SPELLINGS), p=_WEIGHTS / _WEIGHTS.sum())]
