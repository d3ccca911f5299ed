"""Every test: plain, with the model, on PostgreSQL, in a browser, under faults, as `make test` does.

Three lanes run side by side, since one process of Python keeps less than one processor busy; tests that kill and count
seconds run after them, alone.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from tests.chromium import find_chromium, install_chromium

Groups: TypeAlias = Mapping[str, Sequence[str]]
NONE_COLLECTED = 5
PLAIN = ("-m", "not engine and not postgres and not faults and not web")
LANES: tuple[Groups, ...] = (
    {"Plain tests": (*PLAIN, "--ignore=tests/web")},
    {"Plain tests of the web": (*PLAIN, "tests/web")},
    {
        "Tests with the shipped model": ("-m", "engine and not postgres and not faults"),
        "Tests on PostgreSQL": ("-m", "postgres and not faults"),
        "Tests in a browser": ("-m", "web"),
    },
)
ALONE: Groups = {"Tests under faults": ("-m", "faults")}
NO_CHROMIUM = (
    "The browser tests cannot run: Chromium is missing; install the package chromium and run `make test` again."
)


def run_lane(groups: Groups) -> list[int]:
    """How pytest ended for each group; its words are printed at once, so that those of lanes do not mix."""
    ends = []
    for title, told in groups.items():
        command = [sys.executable, "-m", "pytest", *told]
        ended = subprocess.run(command, check=False, stdout=subprocess.PIPE, encoding="utf-8")
        print(f"{title}\n{ended.stdout}", flush=True)
        ends.append(ended.returncode)
    return ends


def main() -> int:
    """0 when every group passed; one that fails, or has lost its tests, counts as a failure."""
    if not (find_chromium() or (install_chromium() and find_chromium())):
        print(NO_CHROMIUM)
        return 1
    with ThreadPoolExecutor(len(LANES)) as side_by_side:
        ends = [end for lane in side_by_side.map(run_lane, LANES) for end in lane]
    ends += run_lane(ALONE)
    if NONE_COLLECTED in ends:
        print("A group of tests is empty, and that counts as a failure.")
    return int(any(ends))


if __name__ == "__main__":
    sys.exit(main())
