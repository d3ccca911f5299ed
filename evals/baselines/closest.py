"""How close texts are by their words: TF-IDF, taught on others of their kind."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from evals.interval import Rows


def closeness(texts: Sequence[str], taught_on: Sequence[str]) -> Rows:
    """The cosine of each text with each, 0 to 1."""
    weights = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(taught_on)
    rows = weights.transform(texts)
    return np.asarray((rows @ rows.T).todense(), np.float64)
