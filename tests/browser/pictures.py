"""Pictures of the pages, kept for whoever wants to look at them after the tests."""

import os
from pathlib import Path

from playwright.sync_api import Page

# Somewhere else if somebody says so; what stands in build/ is in no commit.
FOLDER = Path(os.environ.get("HEARD_PICTURES", Path(__file__).parents[2] / "build" / "pictures"))


def keep_picture(page: Page, name: str) -> None:
    """Keep the whole of a page as it looks now, in the place of what was kept under this name before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
