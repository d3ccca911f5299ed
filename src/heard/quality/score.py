"""The arithmetic of a scorecard: from ratings to a score of 0 to 100, as quality teams know it.

Category score = (step - first) / (last - first) x 100; the score is their mean by weight over the categories that were
rated: one that does not apply leaves the sum. A critical category below half makes it 0. Rules and worked examples are
those of Zendesk QA, which the market knows (docs/evidence.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from heard.quality.scorecard import HALF, Category, Scorecard

WHOLE = 100
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Score:
    """What ratings add up to, 0 to 100; None where nothing that has weight was rated.

    `uncapped` is the sum as if no category were critical; `failed` are the critical ones below half.
    """

    value: float | None
    uncapped: float | None
    failed: tuple[str, ...] = ()


def category_score(category: Category, step: int) -> float:
    """The score of one category, 0 to 100; InvalidValue where the scale has no such step."""
    return round(WHOLE * category.share(step), DECIMALS)


def score(card: Scorecard, ratings: Mapping[str, int | None]) -> Score:
    """What these ratings add up to; None stands for "does not apply".

    Raises NotFound for a category that the scorecard does not have, InvalidValue for a step that a scale does not have.
    """
    rated = [(card.category(id_), step) for id_, step in ratings.items() if step is not None]
    below = [each for each, step in rated if each.share(step) < HALF]
    failed = tuple(each.id for each in below if each.critical)
    weight = sum(each.weight for each, _ in rated)
    if not weight:
        return Score(None, None, failed)
    total = sum(each.weight * Fraction(step - 1, each.steps - 1) for each, step in rated)
    uncapped = round(float(WHOLE * total / weight), DECIMALS)
    return Score(0.0 if failed else uncapped, uncapped, failed)


def mean_score(scores: Iterable[float]) -> float | None:
    """The mean of scores: of what people said the internal, of what Heard filled in the automatic quality score."""
    values = [Fraction(each) for each in scores]
    return round(float(sum(values) / len(values)), DECIMALS) if values else None
