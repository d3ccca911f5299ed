"""Who issues cards: the first digits of their numbers, and how many digits those have."""

import numpy as np

FEWEST, MOST = 13, 19
_LONG = (16, 17, 18, 19)

# First and last prefix of a range, as ISO/IEC 7812 assigns them, and the lengths in use.
ISSUERS = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),  # Mastercard
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),  # American Express
    ("300", "305", (14, 16)),  # Diners Club
    ("3095", "3095", (14, 16)),  # Diners Club
    ("36", "36", (14, 16)),  # Diners Club
    ("38", "39", (14, 16)),  # Diners Club
    ("3528", "3589", _LONG),  # JCB
    ("6011", "6011", _LONG),  # Discover
    ("644", "659", _LONG),  # Discover, RuPay, Elo
    ("60", "60", (16,)),  # RuPay, Hipercard
    ("62", "62", _LONG),  # UnionPay
    ("81", "82", _LONG),  # UnionPay, RuPay
    ("636", "639", _LONG),  # InterPayment, InstaPayment, Maestro
    ("5018", "5020", range(13, 20)),  # Maestro, Dankort
    ("5038", "5038", range(13, 20)),  # Maestro
    ("5060", "5089", (16, 18, 19)),  # Verve, RuPay, Elo
    ("56", "58", range(13, 20)),  # Maestro
    ("6304", "6304", range(13, 20)),  # Maestro
    ("670", "679", range(13, 20)),  # Maestro
    ("2200", "2205", _LONG),  # Mir, Borica
    ("9792", "9792", (16,)),  # Troy
)
_PREFIX_DIGITS = 4
# For each prefix of four digits and each length whether there is such a card.
ISSUED = np.zeros((10**_PREFIX_DIGITS, MOST + 1), bool)
for _first, _last, _lengths in ISSUERS:
    _low = int(_first.ljust(_PREFIX_DIGITS, "0"))
    _high = int(_last.ljust(_PREFIX_DIGITS, "9"))
    ISSUED[_low : _high + 1, list(_lengths)] = True
