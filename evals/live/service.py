"""A service in a process of its own: started, watched from outside by the figures of Linux, and ended."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from heard.errors import EngineError

PATIENCE_S, LOOK_S = 60.0, 0.05
KILOBYTES = 1024
MEMORY = re.compile(r"VmRSS:\s+(\d+) kB")
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Service:
    """A process, and the port that it listens on."""

    process: int
    port: int

    @property
    def address(self) -> str:
        """Where the live channel is."""
        return f"ws://127.0.0.1:{self.port}/live"

    @property
    def cpu_s(self) -> float:
        """The seconds of processor it has had."""
        return cpu_of(self.process)

    @property
    def megabytes(self) -> float:
        """The memory it holds."""
        found = MEMORY.search(Path(f"/proc/{self.process}/status").read_text(encoding="utf-8"))
        return int(found[1]) / KILOBYTES if found else 0.0


def cpu_of(process: int) -> float:
    """The seconds of processor that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Service]:
    """A command of Python's that listens on the port that stands at its end, for as long as it is needed."""
    port = free_port()
    with subprocess.Popen(  # noqa: S603 - words of our own only
        [sys.executable, *command, str(port)], env={**os.environ, **environment}, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _until_it_listens(process, port)
            yield Service(process.pid, port)
        finally:
            process.terminate()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _until_it_listens(process: "subprocess.Popen[bytes]", port: int) -> None:
    late = monotonic() + PATIENCE_S
    while monotonic() < late and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(LOOK_S)
        else:
            return
    raise EngineError(f"Nothing listens on port {port}; the service ended with {process.poll()}.")
