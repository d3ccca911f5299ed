"""Every test but those of the house: plain, with the model, on PostgreSQL, in a browser, under faults, for `make test`.

Three groups run side by side, since one process of Python keeps less than one processor busy; tests that kill and count
seconds run after them, alone. What the house is held to is part of `make check`.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from tests.chromium import find_chromium, install_chromium

Group: TypeAlias = tuple[str, Sequence[str]]
NONE_COLLECTED = 5
PLAIN = ("-m", "not engine and not postgres and not faults and not web")
RIGHTS = ("tests/web/test_access_matrix.py", "tests/web/test_contract.py")
# The longest first, so that none is left over when the others have ended.
GROUPS: Mapping[str, Sequence[str]] = {
    "Plain tests of who may do what": (*PLAIN, *RIGHTS),
    "Plain tests of the web": (*PLAIN, "tests/web", *(f"--ignore={each}" for each in RIGHTS)),
    "Tests in a browser": ("-m", "web"),
    "Tests on PostgreSQL": ("-m", "postgres and not faults"),
    "Plain tests": (*PLAIN, "--ignore=tests/web", "--ignore=tests/house"),
    "Hostile files": ("-m", "faults", "--ignore=tests/faults"),
    "Tests with the shipped model": ("-m", "engine and not postgres and not faults"),
}
SIDE_BY_SIDE = 3
ALONE = ("Tests under faults", ("-m", "faults", "tests/faults"))
NO_CHROMIUM = (
    "The browser tests cannot run: Chromium is missing; install the package chromium and run `make test` again."
)


def run(group: Group) -> int:
    """How pytest ended for a group; its words are printed at once, so that those of several do not mix."""
    title, told = group
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *told], check=False, stdout=subprocess.PIPE, encoding="utf-8"
    )
    print(f"{title}\n{ended.stdout}", flush=True)
    return ended.returncode


def main() -> int:
    """0 when every group passed; one that fails, or has lost its tests, counts as a failure."""
    if not (find_chromium() or (install_chromium() and find_chromium())):
        print(NO_CHROMIUM)
        return 1
    with ThreadPoolExecutor(SIDE_BY_SIDE) as side_by_side:
        ends = [*side_by_side.map(run, GROUPS.items()), run(ALONE)]
    if NONE_COLLECTED in ends:
        print("A group of tests is empty, and that counts as a failure.")
    return int(any(ends))


if __name__ == "__main__":
    sys.exit(main())
