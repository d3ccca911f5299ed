"""How people look at a page: by day and by night, on a wide screen and a small one, from either side."""

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Page

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at a page: by which light, on how wide a screen, from which side they read."""

    scheme: Literal["light", "dark"]
    width: int = 1360
    direction: str = "ltr"

    def put_on(self, page: Page) -> None:
        """Show a page like this from now on; no script of ours asks for any of it, so that none has to run anew."""
        page.emulate_media(color_scheme=self.scheme)
        page.set_viewport_size({"width": self.width, "height": 800})
        page.evaluate(f"document.documentElement.dir = '{self.direction}'")


LOOKS = {"day": Look("light"), "night-rtl": Look("dark", direction="rtl"), "small": Look("light", 320)}
OPENED = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def wrong_in(visit: Visit, page: str) -> dict[str, Any]:
    """What is wrong with the page as it is shown, all of it unfolded, by look; each look is kept as a picture."""
    visit.page.evaluate(OPENED)
    wrong = {}
    for name, look in LOOKS.items():
        look.put_on(visit.page)
        keep_picture(visit.page, f"{page}-{name}")
        if (found := (visit.overflow, stumbles(visit.page))) != (0, []):
            wrong[f"{page}-{name}"] = found
    return wrong
