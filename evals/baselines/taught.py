"""The baselines that are taught: TF-IDF and MiniLM, each below a logistic regression or a ridge regression."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from evals.baselines.learner import Learner, Said
from evals.interval import Rows
from evals.measure import Flags

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression, RidgeCV
    from sklearn.preprocessing import StandardScaler

    from evals.baselines.vectors import view_of
except ImportError as problem:
    raise SystemExit(f"{problem.name} is not installed; `make evals` installs it.") from problem

# How the texts that teach and those that are asked about are seen: one row each, as wide as the other.
View: TypeAlias = Callable[[Sequence[Said], Sequence[Said]], tuple[Any, Any]]

# Strengths of the ridge; the one that leaving out one text at a time does best with is taken.
PULLS = np.logspace(-2, 5, 15)


def learner_on(name: str, view: View, freedom: float = 1.0) -> Learner:
    """A learner that sees texts in this way; with more freedom it follows what teaches it more closely."""

    def likely(taught: Sequence[Said], expected: Flags, asked: Sequence[Said]) -> Rows:
        rows, wanted = view(taught, asked)
        return np.column_stack([_likely(rows, column, wanted, freedom) for column in expected.T])

    def value(taught: Sequence[Said], expected: Rows, asked: Sequence[Said]) -> Rows:
        rows, wanted = view(taught, asked)
        return np.asarray(RidgeCV(PULLS).fit(rows, expected).predict(wanted))

    return Learner(name, likely, value)


def scaled(rows_of: Callable[[Sequence[Said]], Rows]) -> View:
    """A view in numbers, each brought to mean 0 and deviation 1 over the texts that teach."""

    def view(taught: Sequence[Said], asked: Sequence[Said]) -> tuple[Rows, Rows]:
        rows = rows_of(taught)
        scaler = StandardScaler().fit(rows)
        return scaler.transform(rows), scaler.transform(rows_of(asked))

    return view


def count_words(taught: Sequence[Said], asked: Sequence[Said]) -> tuple[Any, Any]:
    """Words and pairs of words that at least two of the texts that teach have, weighed by how rare they are."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return words.fit_transform([each.text for each in taught]), words.transform([each.text for each in asked])


def _likely(rows: Any, expected: Flags, wanted: Any, freedom: float) -> Rows:  # noqa: ANN401 - sparse or not
    if expected.all() or not expected.any():
        return np.full(wanted.shape[0], float(expected.all()))
    model = LogisticRegression(C=freedom, class_weight="balanced", max_iter=2000).fit(rows, expected)
    return np.asarray(model.predict_proba(wanted)[:, 1])


LEARNERS = (
    learner_on("TF-IDF", count_words),
    learner_on("MiniLM", scaled(view_of), freedom=0.001),
)
