"""What masking costs: milliseconds a turn, and for a million letters that were made to be slow."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

from evals.interval import Rows, estimate
from evals.privacy.found import clean_turns
from evals.privacy.hostile import SHAPES, SIZE, hostile_texts
from evals.rival import Rivals
from evals.speed.reviews import percentile
from evals.table import Section, Table
from heard.privacy.finders.catalogue import FAMILIES
from heard.privacy.keep import mask_text
from heard.privacy.page import find_in
from heard.privacy.plain import plain_of

ABOUT = (
    "Turns of `training/corpus`, each masked once as a conversation of its own, on one thread; milliseconds by the "
    "wall clock. Then {shapes} shapes, each repeated to {size:,} letters: the slowest for each family of patterns, the "
    "better of two runs, and the slowest for masking as a whole, which searches until nothing more is found."
)
RUNS = 2
MILLI = 1000


def measure_cost(_folder: Path, _rivals: Rivals) -> Section:
    """Milliseconds a turn, and for a million hostile letters."""
    times = np.array([[_timed(turn)] for turn in clean_turns()])
    rows = (
        ("a turn, p50", "under 1", f"{len(times):,} turns", estimate(times, percentile(50)).text(".2f")),
        ("a turn, p95", "under 1", f"{len(times):,} turns", estimate(times, percentile(95)).text(".2f")),
        *_hostile_rows(),
    )
    about = ABOUT.format(shapes=len(SHAPES), size=SIZE)
    return Section("What masking costs", (about,), Table(("what", "bar", "n", "milliseconds"), rows))


def _hostile_rows() -> Iterator[tuple[str, ...]]:
    families, whole = _slowest()
    for family, slowest in zip(FAMILIES, families.max(axis=0), strict=True):
        yield (f"slowest shape, `{family.kind}`", "at most 100", f"{len(SHAPES)} shapes", f"{slowest:.0f}")
    yield ("slowest shape, the whole masking", "at most 1,000", f"{len(SHAPES)} shapes", f"{whole.max():.0f}")


def _slowest() -> tuple[Rows, Rows]:
    """For each shape the milliseconds of each family, and of the whole."""
    families, whole = [], []
    for text in hostile_texts():
        letters = plain_of(text).letters
        families.append([min(_searched(place, letters) for _ in range(RUNS)) for place in range(len(FAMILIES))])
        whole.append(_timed(text))
    return np.array(families), np.array(whole)


def _searched(place: int, letters: bytes) -> float:
    start = perf_counter()
    list(find_in(FAMILIES[place], letters))
    return MILLI * (perf_counter() - start)


def _timed(text: str) -> float:
    start = perf_counter()
    mask_text(text)
    return MILLI * (perf_counter() - start)
