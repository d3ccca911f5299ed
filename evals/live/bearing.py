"""Turns, bursts and idle channels on a real `heard serve`, beside a loop that a user would write."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from evals.imports.archive import turns_said
from evals.live.office import Office, open_office, turns_kept
from evals.live.started import Service, serving
from evals.rival import Rivals
from evals.table import Section, Table

CONVERSATIONS, IDLE = 1_000, 5_000
# Turns a second, and for how many seconds; HEARD_LIVE_SHORT makes all of it so many times shorter for a quick look.
STEADY, BURST = (100.0, 300.0), (500.0, 60.0)
AFTER_BURST_S = 60.0
SHORTER = float(os.environ.get("HEARD_LIVE_SHORT", "1"))
HEARD = ("-c", "from heard.cli.app import run; run()", "serve", "--port")
# Hints are as before once the median of a second is at most so many times that before the burst.
AS_BEFORE = 2.0

ABOUT = (
    f"A real `heard serve` on SQLite with the shipped model, and a client in another process of the same machine, so "
    f"that both share its cores: {CONVERSATIONS:,} conversations, each open on a socket of its own with hints, turns "
    "of the corpus by customers and agents in turn. An acknowledgement is timed from sending a turn, a hint from "
    "sending it until the first `ledger` after the frame that tells of it; a turn that was overtaken by another is "
    "read with it. Lost is what was acknowledged and does not stand in the store exactly once. Processor is in cores, "
    "readers' process apart. The loop commits each turn by itself (SQLite, FULL) and masks, checks and reads nothing."
)
BARS = (
    "Bars: acknowledgement p99 50 ms, hint p99 400 ms; in the burst acknowledgement p99 250 ms; idle 250 MB. A missed "
    "bar stays in the table and fails nothing. What limits hints is reading: on two cores one process does it, and the "
    "section on bulk says how many turns that is with a core to itself. The load average when this section began was "
    "{load:.1f}."
)
Row = tuple[str, ...]
HEAD = ("what", "sent", "acknowledged", "lost", "ack p50, p99 ms", "hint p50, p99 ms", "hints shed", "server", "client")


@dataclass(frozen=True, slots=True)
class Run:
    """What a client saw of a service, and how many cores each of the two took."""

    outcome: dict[str, Any]
    cores: float
    megabytes: float

    def times(self, what: str, begin: float = 0.0, end: float = float("inf")) -> list[float]:
        """Milliseconds until turns were acknowledged or read, of those sent within some seconds of the run."""
        turns = self.outcome["turns"]
        since = turns[0]["at"] if turns else 0.0
        return [1000 * t[what] for t in turns if t[what] is not None and begin <= t["at"] - since < end]


def measure_live(_folder: Path, _rivals: Rivals) -> Section:
    """Acknowledgements, hints, losses, cores and memory."""
    load = os.getloadavg()[0]
    with TemporaryDirectory() as folder:
        rows = (*_heard(Path(folder)), _loop(Path(folder)))
    return Section("The live channel under load", (ABOUT, BARS.format(load=load)), Table(HEAD, rows))


def _heard(folder: Path) -> Iterator[Row]:
    office = open_office({"HEARD_HOME": str(folder / "home"), "HEARD_DATABASE": ""}, CONVERSATIONS)
    with serving(HEARD, office.environment) as service:
        steady = _run(service, office, [STEADY])
        yield _row("Heard, 100 turns a second", steady, office)
        calm = float(np.median(steady.times("read") or [0.0]))
        pace = [BURST, (STEADY[0], AFTER_BURST_S)]
        burst = _run(service, office, pace, first=10_000_000)
        name = f"Heard, 500 a second, then 100 (hints as before after {_until_calm(burst, calm)})"
        yield _row(name, burst, office, end=BURST[1] / SHORTER)
    with serving(HEARD, office.environment) as service:
        base = service.megabytes
        held = _run(service, office, [], sockets=IDLE).megabytes
        yield (f"Heard, {IDLE:,} idle sockets: {held - base:.0f} MB above {base:.0f}", *[""] * (len(HEAD) - 1))


def _loop(folder: Path) -> Row:
    keys = tuple(range(1, CONVERSATIONS + 1))
    office = Office({}, "none", keys)
    with serving(("-m", "evals.live.plain", str(folder / "loop.db")), {}) as service:
        return _row("a loop over sqlite3, 100 turns a second", _run(service, office, [STEADY]), None)


def _run(
    service: Service, office: Office, pace: Sequence[tuple[float, float]], *, first: int = 0, sockets: int = 0
) -> Run:
    """Let a client carry out a plan, and watch the service meanwhile."""
    plan = {
        "address": service.address,
        "token": office.token,
        "keys": office.keys,
        "said": turns_said(),
        "pace": [(rate, seconds / SHORTER) for rate, seconds in pace],
        "first": first,
        "sockets": sockets,
        "hold_s": 5.0,
    }
    command = [sys.executable, "-m", "evals.live.client"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:  # noqa: S603 - words of our own only
        assert client.stdin is not None and client.stdout is not None  # noqa: PT018, S101 - asked for above
        client.stdin.write(json.dumps(plan))
        client.stdin.close()
        client.stdout.readline()
        cpu, begun, megabytes = service.cpu_s, perf_counter(), service.megabytes
        outcome = json.loads(client.stdout.read())
        return Run(outcome, (service.cpu_s - cpu) / (perf_counter() - begun), max(megabytes, service.megabytes))


def _row(name: str, run: Run, office: Office | None, end: float = float("inf")) -> Row:
    acknowledged, read = run.times("acknowledged", end=end), run.times("read", end=end)
    sent = run.outcome["turns"]
    client = run.outcome["cpu_s"] / max(run.outcome["seconds"], 1)
    shed = len(sent) - len(run.times("read"))
    cores, own = f"{run.cores:.2f} cores, {run.megabytes:.0f} MB", f"{client:.2f} cores"
    lost = "" if office is None else f"{_lost(run, office)}"
    hints = _percentiles(read) if read else "none"
    known = f"{len(run.times('acknowledged')):,}"
    refused = "; ".join(f"{count} times {what}" for what, count in run.outcome["problems"].items())
    return (
        f"{name} ({refused})" if refused else name,
        f"{len(sent):,}",
        known,
        lost,
        _percentiles(acknowledged),
        hints,
        f"{shed:,}",
        cores,
        own,
    )


def _lost(run: Run, office: Office) -> int:
    """How many turns were acknowledged and do not stand in the store once."""
    kept: dict[int, int] = {}
    for number in turns_kept(office):
        kept[number] = kept.get(number, 0) + 1
    return sum(t["acknowledged"] is not None and kept.get(t["number"]) != 1 for t in run.outcome["turns"])


def _until_calm(run: Run, calm: float) -> str:
    """Seconds after the burst until the median hint of a second was as before."""
    begin = BURST[1] / SHORTER
    for second in range(int(AFTER_BURST_S / SHORTER)):
        times = run.times("read", begin + second, begin + second + 1)
        if times and float(np.median(times)) <= AS_BEFORE * calm:
            return f"{second} s"
    return f"more than {AFTER_BURST_S / SHORTER:.0f} s"


def _percentiles(times: Sequence[float]) -> str:
    return ", ".join(f"{each:,.0f}" for each in np.percentile(times, [50, 99])) if times else "none"
