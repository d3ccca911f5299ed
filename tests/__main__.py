"""Every test but those of the house: plain, with the model, on PostgreSQL, in a browser, under faults, for `make test`.

Three groups run side by side, since one process of Python keeps less than one processor busy; tests that count seconds
run after them, alone. Groups are made of folders and of what is left, so that no test is in none of them. What the
house is held to is part of `make check`.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from tests.chromium import find_chromium, install_chromium

Group: TypeAlias = tuple[str, Sequence[str]]
NONE_COLLECTED = 5
RIGHTS = ("tests/web/test_access_matrix.py", "tests/web/test_contract.py")
FILES = ("tests/formats", "tests/jobs", "tests/privacy")
BROWSER, FAULTS, HOUSE, WEB = (f"tests/{name}" for name in ("browser", "faults", "house", "web"))
EVERY, SQLITE, POSTGRES = ("-m", ""), ("-m", "not postgres"), ("-m", "postgres")


def but(*paths: str) -> list[str]:
    """What leaves out tests that another group runs."""
    return [f"--ignore={path}" for path in paths]


# The longest first, so that none is left over when the others have ended.
GROUPS: Mapping[str, Sequence[str]] = {
    "Tests in a browser": (*EVERY, BROWSER),
    "Tests of the web": (*SQLITE, WEB, *but(*RIGHTS)),
    "All other tests": (*SQLITE, *but(BROWSER, FAULTS, HOUSE, WEB, *FILES)),
    "Tests of files": (*EVERY, *FILES),
    "Tests on PostgreSQL": (*POSTGRES, *but(BROWSER, FAULTS, HOUSE, *FILES)),
    "Tests of who may do what": (*SQLITE, *RIGHTS),
    "Tests under faults": ("-m", "not alone", FAULTS),
}
SIDE_BY_SIDE = 3
ALONE = ("Tests under faults that count seconds", ("-m", "alone", FAULTS))
# Hundreds of processes are started, each of which would compile what the first one has compiled.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
NO_CHROMIUM = (
    "The browser tests cannot run: Chromium is missing; install the package chromium and run `make test` again."
)


def run(group: Group) -> int:
    """How pytest ended for a group; its words are printed at once, so that those of several do not mix."""
    title, told = group
    command = [sys.executable, "-m", "pytest", *told]
    ended = subprocess.run(command, check=False, env=ENVIRONMENT, stdout=subprocess.PIPE, encoding="utf-8")
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
