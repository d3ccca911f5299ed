"""`heard` as people start it: a process of its own, with its exit code and both streams."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
# The tests choose these themselves, wherever they run.
CHOSEN = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command leaves behind."""

    code: int
    out: str
    err: str


def environment(**chosen: str) -> dict[str, str]:
    """The environment of the tests, but for what they choose."""
    kept = {name: value for name, value in os.environ.items() if name not in CHOSEN}
    return {**kept, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1", **chosen}


def heard(*arguments: str, typed: bytes = b"", **chosen: str) -> Result:
    """Run the command to its end, with this on its standard input."""
    return _run([sys.executable, "-m", "heard", *arguments], typed, environment(**chosen))


def shell(line: str, **chosen: str) -> Result:
    """Run a line of shell in which `heard` is the command."""
    command = f'heard() {{ "{sys.executable}" -m heard "$@"; }}; {line}'
    return _run(["sh", "-c", command], b"", environment(**chosen))


def _run(command: list[str], typed: bytes, chosen: dict[str, str]) -> Result:
    done = subprocess.run(command, check=False, input=typed, capture_output=True, env=chosen)
    return Result(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
