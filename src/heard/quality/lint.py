"""Linting scorecards: what can be used, and will still not do what whoever wrote it meant."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from heard.quality.scorecard import Category, Scorecard
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import KINDS


def lint(cards: Sequence[Scorecard], kinds: Mapping[str, Kind] = KINDS) -> list[str]:
    """What should be mended, a sentence each; empty where all is well. `kinds` are those of the behaviours."""
    return [f"{card.title}: {problem}" for card in cards for problem in _of_one(card, kinds)]


def _of_one(card: Scorecard, kinds: Mapping[str, Kind]) -> Iterator[str]:
    for category in card.categories:
        yield from (f"“{category.title}” {problem}" for problem in _of_category(category, kinds))
    titles = Counter(each.title.strip().casefold() for each in card.categories)
    twice = next((each.title for each in card.categories if titles[each.title.strip().casefold()] > 1), None)
    if twice is not None:
        yield f"two categories are called “{twice}”; nobody could tell them apart."
    counted = Counter(name for each in card.categories for name in {*each.shows, *each.free_of})
    for name, count in counted.items():
        if count > 1:
            yield f"{name} counts in {count} categories; one reply would be rated for it {count} times."
    heaviest = max(card.categories, key=lambda each: each.weight)
    if len(card.categories) > 1 and heaviest.weight * 2 > sum(each.weight for each in card.categories):
        yield f"“{heaviest.title}” weighs more than all others together; they hardly change the score."


def _of_category(category: Category, kinds: Mapping[str, Kind]) -> Iterator[str]:
    if not category.asks.rstrip().endswith("?"):
        yield "asks no question; whoever rates has to answer one."
    if not category.weight and not category.critical:
        yield "weighs 0 and is not critical; its rating changes nothing."
    if not category.causes:
        yield "has no causes; nobody can say what lay behind a bad rating."
    for name in category.shows:
        if kinds.get(name) is Kind.PITFALL:
            yield f"wants replies to show {name}, which is a pitfall; put it under free_of."
    for name in category.free_of:
        if kinds.get(name) is Kind.PRACTICE:
            yield f"wants replies to be free of {name}, which is a practice; put it under shows."
