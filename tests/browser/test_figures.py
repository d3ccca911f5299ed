"""Figures on the screen: the same table on every page, and trends whose dots are read by hand and by key."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture
from tests.web.figures import causes_of, weeks_of
from tests.web.office import Office
from tests.web.trials import trials_of

pytestmark = pytest.mark.web

TOLD = re.compile(r"^\d+ [A-Z][a-z]+ \d{4}, \d+\s%, likely \d+\s% to \d+\s%$")

# Cells among several in a row that say nothing of what they are; one in the place of all speaks for itself.
NAMELESS = """[...document.querySelectorAll('.measures tbody tr')]
  .filter((row) => row.cells.length > 2).flatMap((row) => [...row.querySelectorAll('td')])
  .filter((cell) => !cell.dataset.name && cell.colSpan === 1 && !cell.querySelector('details'))
  .map((cell) => cell.outerHTML)"""


def test_each_cell_says_what_it_is_where_no_head_is_seen(visit: Visit, crowd: Office) -> None:
    weeks_of(crowd, a_day=5)
    causes_of(crowd)
    over = trials_of(crowd, "parcels", "lead")["over"]
    visit.page.set_viewport_size({"width": 320, "height": 800})
    for path in ("/insights", "/insights/causes", f"/insights/experiments/{over}"):
        visit.enter(crowd, "first", path)
        assert visit.page.locator(".measures tbody tr").count()
        assert (visit.page.evaluate(NAMELESS), visit.overflow) == ([], 0)
    cell = visit.page.locator(".measures [data-name]").first
    assert cell.evaluate("(each) => getComputedStyle(each, '::before').content") == '"On: "'


def test_values_stand_below_each_other_by_their_ends(visit: Visit, crowd: Office) -> None:
    weeks_of(crowd, a_day=5)
    visit.enter(crowd, "first", "/insights")
    values = visit.page.locator(".panel:first-of-type .estimate .value").all()
    ends = {round(box["x"] + box["width"]) for each in values if (box := each.bounding_box())}
    assert len(values) > 5
    assert len(ends) == 1


def test_the_dots_of_a_trend_are_one_stop_and_gone_through_by_arrow_keys(visit: Visit, crowd: Office) -> None:
    weeks_of(crowd, a_day=5)
    visit.enter(crowd, "first", "/insights/measures/heard_rate")
    dots = visit.page.locator(".point")
    expect(visit.page.locator(".point[tabindex='0']")).to_have_count(1)
    dots.first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(dots.nth(1)).to_be_focused()
    expect(dots.nth(1).locator("text")).to_be_visible()
    expect(dots.nth(0).locator("text")).to_be_hidden()
    expect(dots.nth(1)).to_have_attribute("aria-label", TOLD)
    keep_picture(visit.page, "trend-by-key")
    visit.page.keyboard.press("Home")
    expect(dots.nth(0)).to_be_focused()
    assert stumbles(visit.page) == []
    dots.nth(2).locator(".reach").hover()
    expect(dots.nth(2).locator("text")).to_be_visible()
