"""How long a start takes: a review by the command, and an import."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from evals.interval import estimate
from evals.rival import Rivals
from evals.table import Section, Table
from heard.errors import EngineError

SAMPLE = Path(__file__).parents[2] / "examples" / "conversations" / "late-parcel.txt"
STARTS = 5

STARTING = (
    f"Each is a new process, started {STARTS} times after one start that is not counted; the median, with the fastest "
    "and the slowest as its interval. `heard review` is timed from outside (start, import, loading the model, the "
    "review, the page), the import from inside."
)
RUN_REVIEW = ("-c", "from heard.cli.app import run; run()", "review", str(SAMPLE))
RUN_IMPORT = ("-c", "from time import perf_counter as now; start = now(); import heard; print(now() - start)")


def measure_starts(_folder: Path, _rivals: Rivals) -> Section:
    """Seconds until a sample is reviewed, and until Heard is imported."""
    timings = {
        f"`heard review` of `examples/conversations/{SAMPLE.name}`": _from_outside,
        "`import heard`": _from_inside,
    }
    rows = tuple((name, f"{STARTS} starts", _median_start(start)) for name, start in timings.items())
    return Section("Starting", (STARTING,), Table(("what", "n", "seconds"), rows))


def _median_start(seconds: Callable[[], float]) -> str:
    seconds()
    timed = np.array([seconds() for _ in range(STARTS)])
    return estimate(timed, lambda drawn: float(np.median(drawn))).text()


def _from_outside() -> float:
    start = perf_counter()
    _start_python(RUN_REVIEW)
    return perf_counter() - start


def _from_inside() -> float:
    return float(_start_python(RUN_IMPORT))


def _start_python(arguments: Sequence[str]) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - words of our own only
    if done.returncode:
        raise EngineError(f"`{' '.join(command)}` ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout
