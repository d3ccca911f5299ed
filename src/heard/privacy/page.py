"""A text while it is searched: its plain letters, with a hole wherever something was found."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from heard.privacy.finders.catalogue import FAMILIES, Family
from heard.privacy.pattern import Crowded, Pattern
from heard.privacy.plain import CARD_HOLE, HOLE, TURN, plain_of
from heard.privacy.secret import MASK_WORDS, Secret, SecretKind

_MASK = Pattern(
    rf"\[(?:(?:{'|'.join(MASK_WORDS.values())})|(?:card|iban) \*\*\*\*[a-z0-9]{{4}})\]|\{{[A-Z_]{{2,20}}_\d{{1,6}}\}}"
)
_CARD_MASK = b"[card"
_HOLES = frozenset(HOLE + CARD_HOLE)


# Two rounds are usual, the second of which finds nothing; no text may ask for more than these.
MOST_ROUNDS = 10


class Page:
    """A text and what was found in it so far; masks and placeholders in it are holes from the start."""

    def __init__(self, text: str) -> None:
        self._plain = plain_of(text)
        self._secrets: list[Secret] = []
        self._letters = bytearray(self._plain.letters)
        for mask in _MASK.find_each(self._plain.letters):
            is_card = mask[0].lower().startswith(_CARD_MASK)
            self._dig(mask.start(), mask.end(), CARD_HOLE if is_card else HOLE)

    def __len__(self) -> int:
        return len(self._letters)

    @property
    def letters(self) -> bytes:
        """The plain letters with their holes."""
        return bytes(self._letters)

    @property
    def shown(self) -> bytes:
        """The plain letters that are left, as if nothing stood in the holes: how long a mask is must not matter."""
        return bytes(self._letters.translate(None, HOLE + CARD_HOLE))

    def search(self, before: bytes = b"") -> bool:
        """Whether a search by all families finds something new; `before` are plain letters of earlier turns."""
        lead = before + TURN if before else b""
        known = len(self._secrets)
        for family in FAMILIES:
            for secret in find_in(family, lead + self.letters):
                self.add(replace(secret, start=secret.start - len(lead), end=secret.end - len(lead)))
        return len(self._secrets) > known

    def add(self, secret: Secret) -> None:
        """Note a secret at these plain letters, unless they hold a hole."""
        if secret.start < 0 or secret.start >= secret.end or _HOLES & set(self._letters[secret.start : secret.end]):
            return
        self._secrets.append(secret)
        self._dig(secret.start, secret.end, CARD_HOLE if secret.kind is SecretKind.CARD else HOLE)

    def add_seen(self, secrets: Iterable[Secret]) -> None:
        """Note secrets that somebody saw in the text itself."""
        places = self._plain.places
        for secret in secrets:
            start, end = (
                place if places is None else bisect_left(places, place) for place in (secret.start, secret.end)
            )
            self.add(replace(secret, start=start, end=end))

    def values(self) -> Iterator[tuple[Secret, bytes]]:
        """The secrets with their plain letters as they were written."""
        return ((each, self._plain.letters[each.start : each.end]) for each in self._secrets)

    @property
    def count(self) -> int:
        """How many secrets were found."""
        return len(self._secrets)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What was found, in order and where it stands in the text."""
        found = (
            replace(each, start=self._plain.start(each.start), end=self._plain.end(each.end)) for each in self._secrets
        )
        return tuple(sorted(found, key=lambda each: each.start))

    def _dig(self, start: int, end: int, hole: bytes) -> None:
        self._letters[start:end] = hole * (end - start)


def find_secrets(text: str) -> tuple[Secret, ...]:
    """The secrets of a text in order, none inside another."""
    page = Page(text)
    for _ in range(MOST_ROUNDS):
        if not page.search():
            break
    return page.secrets


def find_in(family: Family, letters: bytes) -> Iterator[Secret]:
    """What a family finds; of a crowd of candidates all that follows, since nobody could have judged it."""
    try:
        yield from family.search(letters)
    except Crowded as crowd:
        yield Secret(family.kind, crowd.at, len(letters))
