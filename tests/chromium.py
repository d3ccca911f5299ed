"""Finds the Chromium that the browser tests need, or installs the system's package where that is allowed."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium(path: str | None = None) -> str | None:
    """The program on the search path (None: this machine's own), or None if there is none."""
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def install_chromium() -> bool:
    """Whether Debian's package could be installed; it is not tried without root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    steps = (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", "chromium"])
    return all(subprocess.run(["apt-get", *step], check=False).returncode == 0 for step in steps)
