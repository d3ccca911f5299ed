"""The made-up conversations as the first user meets them: ticked, watched, and gone with one click."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KEY, Visit
from tests.web.office import PASSWORD

pytestmark = pytest.mark.web

# The model is loaded and reads sixty conversations, while other tests may be at work beside it.
PATIENCE_MS = 300_000


def begin(visit: Visit) -> None:
    """Become the first user, and leave the box as it is."""
    visit.go(f"/welcome#{KEY}")
    visit.page.get_by_label("Your name").fill("Zoë")
    visit.page.get_by_label("E-mail").fill("zoe@example.com")
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.page.get_by_role("button", name="Begin").click()


def test_the_first_looks_around_and_tidies_up(empty: Visit) -> None:
    begin(empty)
    expect(empty.page.locator("#demo-stands")).to_contain_text("of 60 so far")
    empty.page.set_viewport_size({"width": 320, "height": 640})
    assert empty.overflow == 0
    expect(empty.page.get_by_text("60 conversations here are made up")).to_be_visible(timeout=PATIENCE_MS)
    empty.page.get_by_role("button", name="Remove them").click()
    expect(empty.page.get_by_role("button", name="Bring them in")).to_be_visible()
