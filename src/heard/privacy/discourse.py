"""Secrets in what several people said in turn: split over turns, asked for in one and told in the next, said again."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from heard.privacy.finders.card import find_cards
from heard.privacy.finders.digits import FIGURES, JOINER, as_figures, count_figures
from heard.privacy.finders.iban import find_ibans
from heard.privacy.page import MOST_ROUNDS, Page
from heard.privacy.pattern import Crowded
from heard.privacy.plain import TURN
from heard.privacy.secret import CONTACT, Secret, SecretKind

# How many letters of the earlier turns say what a number is.
BEFORE = 200
# A number goes on in the speaker's next turn when no more than this lies between: "go on", "got it, and then?".
SHORT_TURN, SHORT_TURNS, FEW_FIGURES = 60, 3, 3
# Only figures this near to where a turn ends and the next begins are parts of one number.
NEAR = 48
# Shorter values may well be something else elsewhere, unless a turn says hardly anything more.
SHORTEST_AGAIN, BARE_TURN = 5, 24
# What is no part of a number, seen as a space.
NO_WORDS = bytes(byte if byte in FIGURES + JOINER else 32 for byte in range(256))
NOT_AGAIN = CONTACT | {SecretKind.CARD}


def search_turns(pages: Sequence[Page], speakers: Sequence[str]) -> None:
    """Find what is to be found in turns, until nothing more comes to light."""
    for _ in range(MOST_ROUNDS):
        if not any([_search_across(pages, speakers), _search_each(pages), _search_again(pages)]):
            return


def gives_away(pages: Sequence[Page], speakers: Sequence[str]) -> bool:
    """Whether something comes to light by the last turn: in it, or in those before it, where nothing else is left."""
    before = b""
    for page in pages[:-1]:
        before = _with(before, page)
    return pages[-1].search(before) or _search_across(pages, speakers)


def _search_each(pages: Sequence[Page]) -> bool:
    """Whether a turn by itself, after what was said before it, gives something new away."""
    before, changed = b"", False
    for page in pages:
        changed |= page.search(before)
        before = _with(before, page)
    return changed


def _with(before: bytes, page: Page) -> bytes:
    """The last letters of what was said, after a turn more."""
    return (before + TURN + page.letters)[-BEFORE:]


def _search_across(pages: Sequence[Page], speakers: Sequence[str]) -> bool:
    """Whether cards and bank accounts come to light that one speaker spread over turns."""
    known = sum(page.count for page in pages)
    for run in _runs(pages, speakers):
        joined = b"\n".join(page.letters for page in run)
        starts = list(accumulate((len(page) + 1 for page in run), initial=0))
        for secret in _found(joined):
            for page, start in zip(run, starts, strict=False):
                if secret.start < start or secret.end > start + len(page):
                    page.add(_part(secret, page, start))
    return sum(page.count for page in pages) > known


def _found(joined: bytes) -> list[Secret]:
    try:
        return [*find_ibans(joined), *find_cards(joined)]
    except Crowded:
        return []


def _part(secret: Secret, page: Page, start: int) -> Secret:
    """The part of a secret that stands on a page that starts here, without the words around it."""
    first, last = max(secret.start - start, 0), min(secret.end - start, len(page))
    part = as_figures(page.letters[first:last]) if last > first else b""
    if secret.kind is SecretKind.CARD:
        part = part.translate(NO_WORDS)
    return replace(secret, start=first + len(part) - len(part.lstrip()), end=last - (len(part) - len(part.rstrip())))


def _runs(pages: Sequence[Page], speakers: Sequence[str]) -> Iterator[list[Page]]:
    """Turns of one speaker that may hold parts of one number, with nothing but short turns of others between."""
    if len(pages) == 1:
        return
    told = [count_figures(as_figures(page.shown)) > 0 for page in pages]
    for speaker in sorted(set(speakers)):
        run: list[int] = []
        for place in (place for place, each in enumerate(speakers) if each == speaker and told[place]):
            if run and not _goes_on(pages, run[-1], place):
                yield from _whole(run, pages)
                run = []
            run.append(place)
        yield from _whole(run, pages)


def _whole(run: Sequence[int], pages: Sequence[Page]) -> Iterator[list[Page]]:
    if len(run) > 1:
        yield [pages[place] for place in run]


def _goes_on(pages: Sequence[Page], first: int, second: int) -> bool:
    between = pages[first + 1 : second]
    ends, begins = pages[first].shown[-NEAR:], pages[second].shown[:NEAR]
    return (
        len(between) <= SHORT_TURNS
        and all(len(page.shown) <= SHORT_TURN and count_figures(page.shown) <= FEW_FIGURES for page in between)
        and count_figures(as_figures(ends)) > 0
        and count_figures(as_figures(begins)) > 0
    )


def _search_again(pages: Sequence[Page]) -> bool:
    """Whether a secret that was given away once is said again: a password is one wherever it stands."""
    values = {value: secret for page in pages for secret, value in page.values() if secret.kind not in NOT_AGAIN}
    if not values:
        return False
    known = sum(page.count for page in pages)
    bare = [len(page.shown) <= BARE_TURN for page in pages]
    joined = TURN.join(page.letters for page in pages)
    starts = list(accumulate((len(page) + 1 for page in pages), initial=0))
    for value, secret in values.items():
        for place in _places(joined, value):
            number = bisect_right(starts, place) - 1
            page, at = pages[number], place - starts[number]
            if len(value) >= SHORTEST_AGAIN or bare[number]:
                page.add(replace(secret, start=at, end=at + len(value)))
    return sum(page.count for page in pages) > known


def _places(joined: bytes, value: bytes) -> Iterator[int]:
    """Where a value stands as a word of its own."""
    place = joined.find(value)
    while place >= 0:
        around = joined[max(0, place - 1) : place], joined[place + len(value) : place + len(value) + 1]
        if not any(each.isalnum() for each in around):
            yield place
        place = joined.find(value, place + len(value))
