"""Questions to a bank whose labels are hidden: how far groups found by meaning are the labels again."""

import csv
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np
from sklearn.cluster import KMeans as ScikitKMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from evals.baselines.vectors import vectors_of
from evals.interval import DRAWS, EDGES, SEED, Estimate, Rows
from evals.rival import Rivals
from evals.sets import BANKING, find_file, name_files
from evals.table import Section, Table
from heard.engines.encoder import Encoder
from heard.engines.hdbscan import Hdbscan
from heard.engines.meaning import EncoderPlacer
from heard.insights.causes.group import NONE, Floats, Grouper, Numbers, groups_of, nearest
from heard.insights.causes.kmeans import KMeans

Grouping: TypeAlias = Callable[[Sequence[str], int], Numbers]
SEEN = 8
ABOUT = (
    "3,080 questions to a bank of 77 intents (banking77, test split, Casanueva et al. 2020, CC BY 4.0); the intents "
    "are hidden and held against what was found. Heard groups as it does in a store: by what it ships, each question "
    "to the nearest group if near enough; what is near none counts as one group more. How questions are placed and "
    "drawn together was chosen on others, to a shop and a telephone company (training/questions/kept); how small a "
    "group of HDBSCAN may be, on the train split. Beside it, in the same run: MiniLM as it comes (the encoder Heard "
    "was made from, five of whose six layers place questions for Heard, too) and TF-IDF, each told that there are 77. "
    "Bar: a V-measure at least that of the best of them."
)
HOW = (
    "Intervals are over questions (bootstrap); since a question that is drawn twice makes any grouping look tighter, "
    "the draws are moved so that their mean is the figure."
)


def measure_banking(folder: Path, _rivals: Rivals) -> Section:
    """V-measure and adjusted Rand of each way of grouping."""
    texts, truth = read_banking(find_file(folder, BANKING))
    count = len(set(truth.tolist()))
    ways = {name: way(texts, count) for name, way in WAYS.items()}
    rows = [_row(name, truth, found) for name, found in ways.items()]
    head = ("way", "groups", "near none", "V-measure", "adjusted Rand")
    return Section("Groups of questions to a bank", (ABOUT, HOW, name_files(folder, BANKING)), Table(head, tuple(rows)))


def read_banking(path: Path) -> tuple[list[str], Numbers]:
    """The questions, and the number of the intent of each."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = sorted({row["category"] for row in rows})
    return [row["text"] for row in rows], np.array([names.index(row["category"]) for row in rows])


def by_heard(texts: Sequence[str], count: int, grouper: Callable[[int], Grouper]) -> Numbers:
    """As Heard groups."""
    vectors = places_of(texts)
    groups = groups_of(vectors, grouper(count).group(vectors))
    centres = np.stack([each.centre for each in groups])
    least = np.array([each.least for each in groups], np.float32)
    return nearest(vectors, centres, least)[0]


def places_of(texts: Sequence[str]) -> Floats:
    """Where texts lie, as Heard keeps it."""
    placer = EncoderPlacer(Encoder())
    return np.concatenate([placer.place(text, [(0, len(text))]) for text in texts])


def _by_minilm(texts: Sequence[str], count: int) -> Numbers:
    vectors = vectors_of(set(texts))
    return _kmeans(np.array([vectors[text] for text in texts]), count)


def _by_words(texts: Sequence[str], count: int) -> Numbers:
    return _kmeans(_tfidf(texts), count)


def _by_nmf(texts: Sequence[str], count: int) -> Numbers:
    weights = NMF(n_components=count, init="nndsvd", max_iter=400, random_state=SEEN).fit_transform(_tfidf(texts))
    return np.asarray(weights.argmax(axis=1))


def _tfidf(texts: Sequence[str]) -> Rows:
    return np.asarray(TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts).todense())


def _kmeans(vectors: Rows, count: int) -> Numbers:
    return np.asarray(ScikitKMeans(count, n_init=10, random_state=SEEN).fit_predict(vectors))


WAYS: Mapping[str, Grouping] = {
    "Heard, HDBSCAN": partial(by_heard, grouper=lambda _: Hdbscan()),
    "Heard, k-means, told the number": partial(by_heard, grouper=KMeans),
    "MiniLM, k-means": _by_minilm,
    "TF-IDF, k-means": _by_words,
    "TF-IDF, NMF": _by_nmf,
}


def _row(name: str, truth: Numbers, found: Numbers) -> tuple[str, ...]:
    groups = len(set(found.tolist()) - {NONE})
    left = f"{np.mean(found == NONE):.1%}"
    figures = (v_measure_score, adjusted_rand_score)
    return (name, str(groups), left, *(_moved(truth, found, figure).text() for figure in figures))


def _moved(truth: Numbers, found: Numbers, figure: Callable[[Numbers, Numbers], float]) -> Estimate:
    """A figure of how far two groupings agree, with its interval."""
    chance, value = np.random.default_rng(SEED), figure(truth, found)
    draws = [chance.integers(len(truth), size=len(truth)) for _ in range(DRAWS)]
    drawn = np.array([figure(truth[places], found[places]) for places in draws])
    low, high = np.percentile(drawn - drawn.mean() + value, EDGES)
    return Estimate(value, float(low), float(high))
