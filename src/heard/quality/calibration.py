"""What people say of the same conversations, held beside each other: where they differ, and how far they agree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heard.quality.agreement import Agreement, Ratings, agreement
from heard.quality.scorecard import HALF, Category, Scorecard

# Every scale of 2 to 5 steps lies on one of so many parts without a rest.
PARTS = 12

# The ratings of one person and one conversation, by category: None where it does not apply, nothing where not rated.
Said = Mapping[str, int | None]


class Spread(StrEnum):
    """How far those who rated a category of a conversation lie apart."""

    SAME = "same"
    CLOSE = "close"
    FAR_APART = "far_apart"
    NOT_FOR_ALL = "not_for_all"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Compared:
    """For each conversation the spread of each category; the agreement on each category over all conversations.

    `overall` is that on everything: a step then counts by how far up its scale it lies.
    """

    spreads: Mapping[int, Mapping[str, Spread]]
    categories: Mapping[str, Agreement]
    overall: Agreement


def compare(
    card: Scorecard, conversations: Sequence[int], people: Sequence[int], said: Mapping[tuple[int, int], Said]
) -> Compared:
    """What people say, by conversation and person; whoever has said nothing of a conversation is a gap."""

    def rated(category: Category, person: int) -> Ratings:
        return [said.get((talk, person), {}).get(category.id) for talk in conversations]

    spreads = {
        talk: {each.id: spread(each, list(_steps(each, talk, people, said))) for each in card.categories}
        for talk in conversations
    }
    by_category = {each.id: agreement([rated(each, person) for person in people]) for each in card.categories}
    everything = [[_part(each, step) for each in card.categories for step in rated(each, person)] for person in people]
    return Compared(spreads, by_category, agreement(everything))


def spread(category: Category, steps: Sequence[int | None]) -> Spread:
    """How far apart people lie who have rated a category; None where one of them says that it does not apply."""
    if len(steps) <= 1:
        return Spread.ALONE
    if len(set(steps)) == 1:
        return Spread.SAME
    shares = [category.share(step) for step in steps if step is not None]
    if len(shares) < len(steps):
        return Spread.NOT_FOR_ALL
    return Spread.FAR_APART if max(shares) - min(shares) >= HALF else Spread.CLOSE


def _steps(
    category: Category, talk: int, people: Sequence[int], said: Mapping[tuple[int, int], Said]
) -> Iterator[int | None]:
    for person in people:
        ratings = said.get((talk, person), {})
        if category.id in ratings:
            yield ratings[category.id]


def _part(category: Category, step: int | None) -> int | None:
    return None if step is None else PARTS * (step - 1) // (category.steps - 1)
