"""Politeness: requests on Stack Exchange and Wikipedia, rated by five people (Danescu-Niculescu-Mizil et al. 2013)."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED, KEPT = 1, 1000
FILES = ("stack-exchange.annotated.csv", "wikipedia.annotated.csv")


@dataclass(frozen=True, slots=True)
class Request:
    """A request and how polite its raters found it, in standard deviations from the mean of their community."""

    text: str
    politeness: float


def requests_to_learn(folder: Path) -> list[Request]:
    """All but the requests that are kept for measuring, in an order without meaning."""
    return _shuffled(folder)[KEPT:]


def requests_kept(folder: Path) -> list[Request]:
    """The requests that teach nothing: how well politeness is read is measured on them."""
    return _shuffled(folder)[:KEPT]


def _shuffled(folder: Path) -> list[Request]:
    requests = list(read_requests(folder))
    random.Random(SEED).shuffle(requests)  # noqa: S311 - an order, not a secret
    return requests


def read_requests(folder: Path) -> Iterator[Request]:
    """The rated requests of both communities."""
    for name in FILES:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield Request(row["Request"], float(row["Normalized Score"]))
