"""Every test, speed by speed: plain, with the model, on PostgreSQL, under faults, in a browser, as `make test` does."""

import subprocess
import sys

from tests.chromium import find_chromium, install_chromium

NONE_COLLECTED = 5
PLAIN = "not engine and not postgres and not faults and not web"
GROUPS = {
    "Plain tests": PLAIN,
    "Tests with the shipped model": "engine and not postgres and not faults",
    "Tests on PostgreSQL": "postgres and not faults",
    "Tests under faults": "faults",
}
WEB = "web"


def run_group(marker: str, *options: str, quiet: bool = False) -> int:
    """How pytest ended for the tests with this marker; its own words are shown unless `quiet`."""
    command = [sys.executable, "-m", "pytest", "-m", marker, *options]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL if quiet else None).returncode


def run_browser_group() -> int:
    """As `run_group`, once there is a browser test and a Chromium to run it in."""
    if run_group(WEB, "--collect-only", quiet=True) == NONE_COLLECTED:
        print("There are no browser tests yet.")
        return 0
    if find_chromium() or (install_chromium() and find_chromium()):
        return run_group(WEB)
    print("The browser tests did not run: Chromium is missing; install the package chromium and run `make test` again.")
    return 1


def main() -> int:
    """0 when every group passed; a group that fails, or has lost its tests, does not keep the next from running."""
    ends = []
    for title, marker in GROUPS.items():
        print(title, flush=True)
        ends.append(run_group(marker))
    if NONE_COLLECTED in ends:
        print("A group of tests is empty, and that counts as a failure.")
    return int(any([*ends, run_browser_group()]))


if __name__ == "__main__":
    sys.exit(main())
