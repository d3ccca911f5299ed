"""The form of a scorecard as a browser sends it, without scripts too."""

from collections.abc import Iterator

from starlette.datastructures import FormData

from heard.quality.rating import Rating, is_bad
from heard.quality.scorecard import Category, Scorecard

NOT_APPLYING = "na"


def ratings_in(card: Scorecard, form: FormData) -> dict[str, Rating]:
    """The ratings that somebody has made so far; a category that was left alone is not among them."""
    made = ((each, _rating(each, form)) for each in card.categories)
    return {category.id: rating for category, rating in made if rating != Rating(None, is_open=True)}


def _rating(category: Category, form: FormData) -> Rating:
    chosen = _text(form, f"step-{category.id}")
    step = int(chosen) if chosen in map(str, range(1, category.steps + 1)) else None
    # Causes of what was rated badly before stay ticked where nobody sees them.
    causes = tuple(_texts(form, f"cause-{category.id}")) if is_bad(category, step) else ()
    comment, turn = _text(form, f"comment-{category.id}"), _text(form, f"turn-{category.id}")
    return Rating(step, comment, causes, turn or None, is_open=step is None and chosen != NOT_APPLYING)


def _text(form: FormData, name: str) -> str:
    return next(_texts(form, name), "").strip()


def _texts(form: FormData, name: str) -> Iterator[str]:
    return (each for each in form.getlist(name) if isinstance(each, str))
