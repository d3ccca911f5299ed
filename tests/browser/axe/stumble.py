"""What people who do not see the screen, or use no mouse, would stumble over on a page, as axe-core finds it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe.min.js"
TOLD = "axe.run().then((found) => found.violations.map((each) => [each.id, each.nodes[0].html]))"


def stumbles(page: Page) -> Any:  # noqa: ANN401 - as the browser gives it
    """What axe finds wrong on a page: the rule, and the first place that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE.read_text(encoding='utf-8')}; undefined")
    return page.evaluate(TOLD)
