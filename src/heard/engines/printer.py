"""A browser without a window, which prints a page into a PDF, and finds nothing outside this computer."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from heard.errors import EngineError

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_S = 60
WAYS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--no-first-run",
    "--no-pdf-header-footer",
    # Whatever a page might ask for, no name leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
FAILED = "The browser {browser} made no PDF ({reason}); open the report in yours and print it."


def find_browser(path: str | None = None) -> str | None:
    """The program on the search path (None: this machine's own), or None if there is none."""
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def print_page(page: str, browser: str) -> bytes:
    """The page as a PDF; EngineError where the browser does not print it."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        _run(browser, folder, source, target)
        return target.read_bytes()


def _run(browser: str, folder: str, source: Path, target: Path) -> None:
    # Chromium's own walls cannot be put up by root, as in most containers; nothing runs in the page.
    walls = ["--no-sandbox"] if os.geteuid() == 0 else []
    places = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
    try:
        subprocess.run(  # noqa: S603 - a browser of this machine, and words of our own
            [browser, *WAYS, *walls, *places], check=True, capture_output=True, timeout=PATIENCE_S
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise EngineError(FAILED.format(browser=browser, reason=type(problem).__name__)) from problem
    if not target.exists():
        raise EngineError(FAILED.format(browser=browser, reason="no file"))
