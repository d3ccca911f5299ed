"""Every test: plain, with the model, on PostgreSQL, in a browser, under faults, as `make test` does.

Two lanes run side by side, since one process of Python keeps one processor busy; tests that kill and count seconds
run after them, alone.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile
from typing import IO

from tests.chromium import find_chromium, install_chromium

NONE_COLLECTED = 5
PLAIN = {"Plain tests": "not engine and not postgres and not faults and not web"}
BESIDE = {
    "Tests with the shipped model": "engine and not postgres and not faults",
    "Tests on PostgreSQL": "postgres and not faults",
    "Tests in a browser": "web",
}
ALONE = {"Tests under faults": "faults"}
NO_CHROMIUM = (
    "The browser tests cannot run: Chromium is missing; install the package chromium and run `make test` again."
)


def run_group(marker: str, output: IO[str] | None = None) -> int:
    """How pytest ended for the tests with this marker; its own words go to the output, else to the terminal."""
    return subprocess.run([sys.executable, "-m", "pytest", "-m", marker], check=False, stdout=output).returncode


def run_lane(groups: dict[str, str], output: IO[str] | None = None) -> list[int]:
    """How each group ended; one that fails does not keep the next from running."""
    ends = []
    for title, marker in groups.items():
        print(title, flush=True, file=output)
        ends.append(run_group(marker, output))
    return ends


def main() -> int:
    """0 when every group passed; one that fails, or has lost its tests, counts as a failure."""
    if not (find_chromium() or (install_chromium() and find_chromium())):
        print(NO_CHROMIUM)
        return 1
    with ThreadPoolExecutor(1) as second, TemporaryFile("w+") as output:
        beside = second.submit(run_lane, BESIDE, output)
        ends = run_lane(PLAIN) + beside.result()
        output.seek(0)
        print(output.read(), flush=True)
    ends += run_lane(ALONE)
    if NONE_COLLECTED in ends:
        print("A group of tests is empty, and that counts as a failure.")
    return int(any(ends))


if __name__ == "__main__":
    sys.exit(main())
