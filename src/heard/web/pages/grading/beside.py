"""What stands beside the transcript, category by category: one's own rating, what others say, what Heard fills in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.quality.automatic import Automatic, Filled
from heard.quality.rating import Rating, is_bad
from heard.quality.score import category_score
from heard.quality.scorecard import Category, Figure, Scorecard
from heard.scoring.plain import how_sure
from heard.web.api.quality.gradings import GradingOut, card_of, ratings_of
from heard.web.shared.told.evidence import Evidence, Look, entry_of, evidence_in
from heard.web.shared.told.ledger import Quote
from heard.web.shared.told.turns import anchor_of

Wire = Mapping[str, Any]
OPEN = Rating(None, is_open=True)


@dataclass(frozen=True, slots=True)
class Step:
    """A step to choose; a bad one asks for its cause."""

    number: int
    is_bad: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """What one person says of a category, of how many steps, and what that counts for."""

    author: str
    rating: Rating
    steps: int
    counts_for: float | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What Heard fills in, why, how sure it is, and the words that lead back."""

    step: int | None
    reason: str
    sure: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A category with its steps, one's own rating, and what others say of it."""

    category: Category
    anchor: str
    rating: Rating
    steps: tuple[Step, ...]
    sayings: tuple[Saying, ...]
    proposal: Proposal | None


def rows_of(
    card: Scorecard, own: Mapping[str, Rating], said: Sequence[GradingOut], filled: Filled | None
) -> Iterator[Row]:
    """The categories of a scorecard, in its order."""
    by_heard = filled.ratings if filled else {}
    for category in card.categories:
        rating = own.get(category.id, OPEN)
        yield Row(
            category,
            entry_of("category", category.id),
            rating,
            tuple(_step(category, number, rating) for number in range(1, category.steps + 1)),
            tuple(_sayings(category.id, said)),
            _proposal(by_heard.get(category.id)),
        )


def evidence_for(
    card: Scorecard, review: Wire, conversation: Conversation, filled: Filled | None
) -> Iterator[Evidence]:
    """The words that bear on a category, each leading to it.

    Where nothing may be told of what Heard thinks (`filled` is None), only what the customer voiced is pointed at.
    """
    places = _places(card, review)
    for each in evidence_in(review):
        is_voiced = conversation.turn(each.turn_id).role is Role.CUSTOMER
        for anchor in places[each.entry]:
            if filled is not None:
                yield replace(each, entry=anchor)
            elif is_voiced:
                yield replace(each, entry=anchor, look=Look.HINT)
    for id_, rating in filled.ratings.items() if filled else ():
        for span in rating.quotes:
            yield Evidence(span.turn.id, span.start, span.end, entry_of("category", id_), Look.HINT)


def _places(card: Scorecard, review: Wire) -> Mapping[str, Sequence[str]]:
    """The categories that an entry of the review bears on, by its name."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for category in card.categories:
        for entry in _entries(category, review):
            places[entry].append(entry_of("category", category.id))
    return places


def _entries(category: Category, review: Wire) -> Iterator[str]:
    wanted = {*category.shows, *category.free_of}
    if category.figure is not None:
        only_feelings = category.figure is Figure.TIME_TO_ACKNOWLEDGEMENT
        for item in review["ledger"]:
            if item["weight"] and ("feeling" in item or not only_feelings):
                yield entry_of("item", item["item_id"])
    for reply in review["replies"] if wanted else ():
        yield from (entry_of("finding", reply["turn_id"], behaviour) for behaviour in wanted)


def _step(category: Category, number: int, rating: Rating) -> Step:
    return Step(number, is_bad(category, number), rating.step == number)


def _sayings(id_: str, said: Iterable[GradingOut]) -> Iterator[Saying]:
    for each in said:
        rating = ratings_of(each).get(id_)
        category = next((known for known in card_of(each.scorecard).categories if known.id == id_), None)
        if rating is not None and category is not None:
            counts_for = None if rating.step is None else category_score(category, rating.step)
            about = rating.turn_id and anchor_of(rating.turn_id)
            yield Saying(each.author, rating, category.steps, counts_for, about)


def _proposal(given: Automatic | None) -> Proposal | None:
    if given is None:
        return None
    quotes = tuple(Quote(span.quote, anchor_of(span.turn.id, span.start)) for span in given.quotes)
    return Proposal(given.step, given.reason, None if given.confidence is None else how_sure(given.confidence), quotes)
