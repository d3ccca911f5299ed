"""A calibration from its beginning to the table, as leads go through it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.scene import begin_calibrations
from tests.web.office import Office

pytestmark = pytest.mark.web


def test_a_lead_begins_one_and_ends_it(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "lead", "/quality/calibrations")
    visit.page.get_by_role("link", name="Begin one").click()
    visit.page.get_by_label("What you call it").fill("Before the summer")
    visit.page.get_by_label("How many conversations are drawn by chance").fill("2")
    visit.page.get_by_role("button", name="Begin").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("choose at least two people")
    visit.page.get_by_label("First").check()
    visit.page.get_by_role("button", name="Begin").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Before the summer")
    expect(visit.page.get_by_text("to be graded")).to_have_count(2)
    assert stumbles(visit.page) == []
    visit.page.get_by_role("button", name="End it now and compare").click()
    expect(visit.page.get_by_role("heading", name="How far you agree")).to_be_visible()


def test_the_table_of_many_people_scrolls_by_itself_and_by_keys(visit: Visit, crowd: Office) -> None:
    made = begin_calibrations(crowd)
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.enter(crowd, "lead", f"/quality/calibrations/{made['compared']}")
    assert visit.overflow == 0
    table = visit.page.get_by_role("region").last
    table.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_function("(each) => each.scrollLeft > 0", arg=table.element_handle())
