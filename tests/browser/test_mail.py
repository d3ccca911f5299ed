"""Whoever follows the link of a mail signs in, and switches notices by mail off with one key."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.web.office import PASSWORD, Office

pytestmark = pytest.mark.web


def test_one_link_leads_to_the_switch_on_a_small_screen(visit: Visit, crowd: Office) -> None:  # noqa: ARG001 - they are there
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.go("/mail")
    visit.page.get_by_label("E-mail").fill("ada@example.test")
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("main").get_by_role("status")).to_contain_text("They are on for you")
    assert visit.overflow == 0
    visit.page.get_by_role("button", name="Switch them off").press("Enter")
    expect(visit.page.locator("main").get_by_role("status")).to_contain_text("They are off for you")
