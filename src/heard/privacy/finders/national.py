"""National ids, each by its own pattern and check; those that look like many other numbers need words before them."""

from collections.abc import Iterator

from heard.privacy.finders.context import is_labelled, words_before
from heard.privacy.national.catalogue import NATIONAL_IDS
from heard.privacy.national.national_id import NationalId
from heard.privacy.pattern import Match
from heard.privacy.secret import Secret, SecretKind

# How far before an id its words may stand, in letters.
BACK = 60
_SIGNS = b" .-/"


def find_national_ids(letters: bytes) -> Iterator[Secret]:
    """The national ids in plain letters."""
    for kind in NATIONAL_IDS:
        yield from _find(kind, letters)


def _find(kind: NationalId, letters: bytes) -> Iterator[Secret]:
    if kind.alone:
        for found in kind.alone.find_all(letters):
            if _holds(kind, found) and not is_labelled(letters, found.start(1)):
                yield _secret(found)
    if kind.words.find(letters):
        for found in kind.called.find_all(letters):
            if kind.words.find(words_before(letters, found.start(1), BACK)) and _holds(kind, found):
                yield _secret(found)


def _holds(kind: NationalId, found: Match) -> bool:
    return kind.holds(found[1].translate(None, _SIGNS).decode())


def _secret(found: Match) -> Secret:
    return Secret(SecretKind.NATIONAL_ID, found.start(1), found.end(1))
