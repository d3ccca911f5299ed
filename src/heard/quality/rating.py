"""A rating: the step that somebody gives a category, why, and what lies behind it; read from JSON and checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from heard.conversation.fields import SHOWN, Fields, know
from heard.errors import InvalidValue
from heard.quality.scorecard import HALF, Category, Scorecard

LONGEST_COMMENT = 2000
RATING = {"step", "comment", "causes", "turn_id"}


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody says of one category; without a step it does not apply, unless it `is_open`: not yet decided.

    `turn_id` is the one turn that it is about; None: the whole conversation.
    """

    step: int | None
    comment: str = ""
    causes: tuple[str, ...] = ()
    turn_id: str | None = None
    is_open: bool = False


def is_bad(category: Category, step: int | None) -> bool:
    """Whether a step lies below half of its scale."""
    return step is not None and category.share(step) < HALF


def ratings_from(card: Scorecard, wire: object) -> dict[str, Rating]:
    """Ratings out of JSON, by their categories in the order of the scorecard; InvalidValue says what is wrong."""
    fields = Fields.of(wire, "ratings", "ratings.")
    know(fields, {each.id for each in card.categories})
    given = ((each, fields.object(each.id)) for each in card.categories)
    return {category.id: _rating(category, rating) for category, rating in given if rating is not None}


def ratings_to_wire(ratings: Mapping[str, Rating]) -> dict[str, object]:
    """Ratings as JSON; one that is open has no step."""
    return {id_: _to_wire(each) for id_, each in ratings.items()}


def steps_of(ratings: Mapping[str, Rating]) -> dict[str, int | None]:
    """The steps of what was decided; None where a category does not apply."""
    return {id_: each.step for id_, each in ratings.items() if not each.is_open}


def carried_over(card: Scorecard, before: Scorecard, ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """Ratings by a scorecard as far as they hold by another: where a category is there and is rated alike."""
    same = {each.id for each in card.categories if each in before.categories}
    return {id_: rating for id_, rating in ratings.items() if id_ in same}


def check_whole(card: Scorecard, ratings: Mapping[str, Rating]) -> None:
    """InvalidValue where a category is open, or a critical one is below half and nobody says why."""
    steps = steps_of(ratings)
    if missing := [each.title for each in card.categories if each.id not in steps]:
        raise InvalidValue(f"Rate what is still open, or say that it does not apply: {_listed(missing)}.")
    unsaid = [each.title for each in card.categories if each.critical and _is_unsaid(each, ratings[each.id])]
    if unsaid:
        raise InvalidValue(f"Say why in the comment, since below half the whole score is 0: {_listed(unsaid)}.")


def _is_unsaid(category: Category, rating: Rating) -> bool:
    return is_bad(category, rating.step) and not rating.comment.strip()


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(f"“{each}”" for each in titles)


def _rating(category: Category, fields: Fields) -> Rating:
    know(fields, RATING)
    step, causes = fields.whole_number("step"), fields.texts("causes")
    if step is not None:
        category.share(step)
    for problem in _wrong_causes(category, step, causes):
        raise InvalidValue(problem)
    comment = fields.text("comment") or ""
    if len(comment) > LONGEST_COMMENT:
        raise InvalidValue(f"The comment on “{category.title}” is longer than {LONGEST_COMMENT:,} letters; shorten it.")
    return Rating(step, comment, causes, fields.text("turn_id"), "step" not in fields.values)


def _wrong_causes(category: Category, step: int | None, causes: Iterable[str]) -> Iterator[str]:
    for cause in causes:
        if not is_bad(category, step):
            yield f"“{category.title}” is not rated below half: it has no cause; leave causes out."
        elif cause not in category.causes:
            yield f"“{category.title}” has no cause “{cause[:SHOWN]}”; choose from its own list."


def _to_wire(rating: Rating) -> dict[str, object]:
    step: dict[str, object] = {} if rating.is_open else {"step": rating.step}
    return step | {"comment": rating.comment, "causes": list(rating.causes), "turn_id": rating.turn_id}
