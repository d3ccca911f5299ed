"""Processes that the tests begin, watch and kill: real ones, forked from one that has loaded everything."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["heard.cli.progress", "heard.storage.upkeep.backup", "tests.faults.deeds", "heard.web.server", "uvicorn"]
)
# What is slow here is another test on the same machine.
PATIENCE_S = 90.0
LOOK_S = 0.01


class Child:
    """A process that does something, with what it writes in two files, and the moment when it wrote it."""

    def __init__(self, folder: Path, do: Callable[..., None], *given: object, **environment: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        number = len(list(folder.iterdir()))
        self._out, self._err = folder / f"{number}.out", folder / f"{number}.err"
        self._out.touch()
        self._process = CONTEXT.Process(target=_begin, args=(self._out, self._err, environment, do, given))
        self._process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        return int(self._process.pid or 0)

    @property
    def out(self) -> str:
        """What it has written so far."""
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """What it has complained of so far."""
        return self._err.read_text(encoding="utf-8") if self._err.exists() else ""

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def kill(self, *, after: float = 0.0) -> None:
        """End it as a power cut would, once so much time has passed."""
        self._process.join(after)
        self._process.kill()
        self._process.join()

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def end(self, patience: float = PATIENCE_S) -> int:
        """Its exit code, once it has ended by itself."""
        self._process.join(patience)
        if self.lives:
            self.kill()
            raise AssertionError(f"it has not ended after {patience} s: {self.out[-500:]} {self.err[-2000:]}")
        return int(self._process.exitcode or 0)

    def until(self, what: Callable[[], bool], patience: float = PATIENCE_S) -> None:
        """Wait until something is so, while it lives."""
        late = monotonic() + patience
        while not what():
            if not self.lives or monotonic() > late:
                raise AssertionError(f"it was waited for in vain: {self.out[-500:]} {self.err[-2000:]}")
            sleep(LOOK_S)


def _begin(out: Path, err: Path, environment: Mapping[str, str], do: Callable[..., None], given: tuple[object]) -> None:
    for path, stream in ((out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666), stream)
    # Processes of a service take over what their parent reads from.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, closefd=False)
    os.environ.update(environment)
    # What runs the tests may have been told to ignore it, as `nohup` and `&` do; a person at a terminal has not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a text file by now
    do(*given)
