"""Every test, speed by speed: plain, with the shipped model, in a browser. `make test` runs this."""

import subprocess
import sys

from tests.chromium import find_chromium, install_chromium

NONE_COLLECTED = 5
PLAIN = "not engine and not web"
ENGINE = "engine"
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
    print("Plain tests", flush=True)
    plain = run_group(PLAIN)
    print("Tests with the shipped model", flush=True)
    engine = run_group(ENGINE)
    browser = run_browser_group()
    if NONE_COLLECTED in (plain, engine):
        print("A group of tests is empty, and that counts as a failure.")
    return int(any([plain, engine, browser]))


if __name__ == "__main__":
    sys.exit(main())
