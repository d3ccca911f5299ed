"""Every page of the workspace: by day and by night, from right to left, on a small screen, and for everybody."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import AXE, stumbles
from tests.browser.conftest import Visit
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web

PAGES = {
    "home": "/",
    "desk": "/desk/{conversation}",
    "paste": "/desk/new",
    "conversations": "/conversations",
    "none": "/conversations?channel=sms",
    "conversation": "/conversations/{conversation}",
    "search": "/search?q=broken",
    "nothing": "/search?q=zebra",
    "practices": "/practices",
    "about-my-data": "/about-my-data",
}
LOOKS: dict[str, tuple[Literal["light", "dark"], int, str]] = {
    "day": ("light", 1360, "ltr"),
    "night": ("dark", 1360, "ltr"),
    "rtl": ("light", 1360, "rtl"),
    "small": ("light", 320, "ltr"),
    "small-rtl": ("dark", 320, "rtl"),
}
OPENED = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
# Where somebody wants to look at the pages: a folder for their pictures.
PICTURES = os.environ.get("HEARD_PICTURES")


@pytest.fixture
def conversation(crowd: Office) -> Iterator[int]:
    """A conversation that shows all there is."""
    yield from bring_in(crowd, rich_talk())


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(visit: Visit, crowd: Office, conversation: int, name: str, look: str) -> None:
    scheme, width, direction = LOOKS[look]
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.enter(crowd, "ada", PAGES[name].format(conversation=conversation))
    visit.page.evaluate(f"document.documentElement.dir = '{direction}'")
    visit.page.evaluate(OPENED)
    if PICTURES:
        visit.page.screenshot(path=Path(PICTURES) / f"{name}-{look}.png", full_page=True)
    assert visit.overflow == 0
    assert stumbles(visit.page) == []


def test_what_somebody_would_stumble_over_is_noticed(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada", "/search")
    visit.page.evaluate("document.querySelector('main input').removeAttribute('id')")
    assert "label-title-only" in [rule for rule, _place in stumbles(visit.page)]


@pytest.mark.parametrize("opener", ["palette", "keys"])
def test_what_opens_is_for_everybody(visit: Visit, crowd: Office, opener: str) -> None:
    visit.enter(crowd, "ada")
    visit.page.locator(f"[data-opens={opener}]").click()
    assert stumbles(visit.page) == []


def test_axe_is_as_it_was_pinned() -> None:
    pinned = (AXE.parent / "PINNED").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in pinned
