"""Card numbers: an issuer's prefix, Luhn's check, and groups and words that do not speak against it.

What signs lie between the digits does not matter. Where words lie between them, or the groups are odd, or letters
touch them, something around has to speak for a card; a label such as "order number" right before speaks against it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from heard.privacy.finders.context import has_expiry, is_called_card, is_no_card, is_paid_with
from heard.privacy.finders.digits import HAS_O, SPOKEN, Digits, Ints, count_figures, read_digits
from heard.privacy.finders.issuers import FEWEST, MOST
from heard.privacy.finders.stretch import Stretch, stretches
from heard.privacy.pattern import Pattern
from heard.privacy.secret import Secret, SecretKind

SHOWN = 4
# Most cards have 16 digits; a longer stretch that passes as well took along what stands behind the card.
USUAL = (16, 15, 14, 19, 18, 17, 13)
# Obsolete for cards, and the length of a barcode.
RARE = 13
# A phone number has no more digits than this, and a plus before it.
LONGEST_PHONE = 15
_TRIPLE, _GROUP = 3, 4
# American Express and Diners Club print 4, 6, and the rest.
_SHORTER, _PRINTED = (14, 15), {4, 10}
_FILLER = Pattern(
    r"(?:[^\w\x02\x03\x04]|\b(?:uh|um|umm|er|erm|hm|ok|okay|so|and|then|next|now|yes|yeah|right|followed|by|its|it|s|is|"
    r"that|thats|a|the|dash|space|hyphen|stop|dot|comma|slash|end|of|first|second|third|last|four|digits|go|on|got|"
    r"half|part|block|group|row|set|rest|remaining|other|others|numbers?|here|dann|und|danach|weiter|luego|despues|y|puis|ensuite|et|poi|e)\b)*"
)
# Where a line or a turn ends, a few words may stand before and after, whatever they are.
_NEXT_LINE = Pattern(
    r"[^\w\x02\x03\x04]*(?:[a-z]{1,10}[^\w\x02\x03\x04]{0,3}){0,5}\n"
    r"[^\w\x02\x03\x04]*(?:[a-z]{1,10}[^\w\x02\x03\x04]{1,3}){0,4}"
)


def find_cards(letters: bytes) -> Iterator[Secret]:
    """The card numbers in plain letters; stretches that overlap are one, so that nothing of a card is left over."""
    figures = count_figures(letters)
    if figures < FEWEST and not (figures and HAS_O.find(letters)) and not SPOKEN.find(letters):
        return
    digits = read_digits(letters)
    if len(digits) < FEWEST:
        return
    cards = [each for each in stretches(digits) if _is_card(each, digits, letters)]
    for overlapping in _overlapping(cards):
        together = _likely(overlapping, digits, letters)
        best = min(together, key=_rank)
        last = digits.values[best.after - SHOWN : best.after]
        start, after = min(each.first for each in together), max(each.after for each in together)
        yield Secret(
            SecretKind.CARD, int(digits.places[start]), int(digits.ends[after - 1]), "".join(str(each) for each in last)
        )


def is_card(number: str) -> bool:
    """Whether the digits of a number pass Luhn's check and are as many as a card has."""
    values = [int(letter) for letter in number if letter.isdigit()]
    if not FEWEST <= len(values) <= MOST or len(set(values)) == 1:
        return False
    doubled = [value if place % 2 == 0 else sum(divmod(2 * value, 10)) for place, value in enumerate(reversed(values))]
    return sum(doubled) % 10 == 0


def _is_card(stretch: Stretch, digits: Digits, letters: bytes) -> bool:
    start, end = int(digits.places[stretch.first]), int(digits.ends[stretch.after - 1])
    inside = slice(stretch.first + 1, stretch.after)
    groups = _groups(digits.signs[inside], stretch.size)
    has_words = bool(digits.letters[inside].any())
    glued = letters[max(0, start - 1) : start].isalpha() or letters[end : end + 1].isalpha()
    if not stretch.passes:
        is_called = is_called_card(letters, start) and not is_no_card(letters, start)
        return is_called and not (has_words or glued) and _is_usual(groups)
    if letters[max(0, start - 1) : start] == b"+" and stretch.size <= LONGEST_PHONE:
        return False
    if is_no_card(letters, start) and not has_expiry(letters, end):
        return False
    odd = glued or stretch.size == RARE or not _is_usual(groups)
    if has_words and not _is_filled(stretch, digits, letters):
        return _is_usual(groups) and is_paid_with(letters, start, end)
    return not odd or is_paid_with(letters, start, end)


def _groups(signs: Ints, size: int) -> tuple[int, ...]:
    """How many digits each group has that signs part from the next."""
    cuts = [0, *(int(place) + 1 for place in np.flatnonzero(signs)), size]
    return tuple(after - before for before, after in pairwise(cuts))


def _is_usual(groups: Sequence[int]) -> bool:
    """Whether people part cards like this: by fours, as it is printed, as it is said, or not at all."""
    if len(groups) == 1 or all(group % _GROUP == 0 for group in groups[:-1]):
        return True
    cuts = set(accumulate(groups[:-1]))
    if sum(groups) in _SHORTER and (cuts <= _PRINTED or cuts >= _PRINTED):
        return True
    return max(groups) <= _TRIPLE and 2 * groups.count(_TRIPLE) <= groups.count(1)


def _is_filled(stretch: Stretch, digits: Digits, letters: bytes) -> bool:
    """Whether the words between the digits only lead from one group to the next: "and then"."""
    gaps = [
        letters[int(digits.ends[place - 1]) : int(digits.places[place])]
        for place in range(stretch.first + 1, stretch.after)
        if digits.letters[place]
    ]
    if len(gaps) > 1 and len(set(gaps)) == 1:
        return True
    return all(_FILLER.fits(gap) or _NEXT_LINE.fits(gap) for gap in gaps)


def _rank(stretch: Stretch) -> tuple[bool, int]:
    """The most likely card first."""
    return not stretch.passes, USUAL.index(stretch.size)


def _likely(together: list[Stretch], digits: Digits, letters: bytes) -> list[Stretch]:
    """Those that pass and take no expiry date along; a slip of the pen only where there is nothing else."""
    passing = [each for each in together if each.passes]
    whole = [each.after for each in passing if has_expiry(letters, int(digits.ends[each.after - 1]))]
    return [each for each in passing if not any(each.first < after < each.after for after in whole)] or [
        min(together, key=_rank)
    ]


def _overlapping(cards: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The cards in groups that share digits."""
    together: list[Stretch] = []
    for card in cards:
        if together and card.first >= max(each.after for each in together):
            yield together
            together = []
        together.append(card)
    if together:
        yield together
