"""The queue by hand: through the rows by key, a sample drawn and given, a filter kept, and what is one's own."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture
from tests.browser.scene import bring_in, rich_talk
from tests.storage.quality.talks import dispute, talk
from tests.web.office import Office

pytestmark = pytest.mark.web


def fill(crowd: Office) -> None:
    """Conversations of all urgencies."""
    (rich,) = bring_in(crowd, rich_talk())
    assert crowd.client.get(f"/api/v1/conversations/{rich}/review", headers=crowd.of("lead")).is_success
    with crowd.house.store.writing() as session:
        dispute(session, talk(session, "1", lowest=1.2), crowd.users["ada"])
        talk(session, "2", vulnerable=True, churn_risk=True)
        talk(session, "3", unsure=0.9, agent=None)


def test_the_rows_are_gone_through_by_key(visit: Visit, crowd: Office) -> None:
    fill(crowd)
    visit.enter(crowd, "lead", "/quality")
    rows = visit.page.locator("[data-rows] a")
    visit.page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/conversations/**")


def test_letters_are_typed_where_somebody_types(visit: Visit, crowd: Office) -> None:
    fill(crowd)
    visit.enter(crowd, "lead", "/quality")
    visit.page.get_by_text("Narrow").click()
    visit.page.get_by_label("Source").fill("")
    visit.page.get_by_label("Source").press_sequentially("jk")
    expect(visit.page.get_by_label("Source")).to_have_value("jk")
    expect(visit.page.get_by_label("Source")).to_be_focused()


@pytest.mark.parametrize("width", [1360, 320])
def test_a_sample_is_drawn_and_stands_with_whom_it_was_given(visit: Visit, crowd: Office, width: int) -> None:
    fill(crowd)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.enter(crowd, "lead", "/quality?every=true")
    visit.page.get_by_role("button", name="Draw a sample").click()
    dialog = visit.page.get_by_role("dialog", name="Draw a sample")
    expect(dialog).to_be_visible()
    keep_picture(visit.page, f"sample-{width}")
    assert (visit.overflow, stumbles(visit.page)) == (0, [])
    dialog.get_by_label("How many").fill("2")
    dialog.get_by_label("Spread over").select_option("channel")
    dialog.get_by_label("Lead", exact=True).check()
    dialog.get_by_role("button", name="Draw and assign").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("2 conversations were assigned.")
    keep_picture(visit.page, f"drawn-{width}")
    visit.page.get_by_role("link", name="2 conversations are assigned to you").click()
    expect(visit.page.get_by_role("button", name="Done without a grading")).to_have_count(2)
    keep_picture(visit.page, f"mine-{width}")
    assert (visit.overflow, stumbles(visit.page)) == (0, [])


def test_a_filter_is_kept_under_a_name(visit: Visit, crowd: Office) -> None:
    fill(crowd)
    visit.enter(crowd, "lead", "/quality")
    visit.page.get_by_text("Narrow").click()
    visit.page.get_by_label("may need particular care").check()
    visit.page.get_by_role("button", name="Show").click()
    expect(visit.page.locator("[data-rows] > li")).to_have_count(1)
    visit.page.get_by_text("Save this filter").click()
    visit.page.get_by_label("Name").fill("Take care")
    visit.page.get_by_role("button", name="Save").click()
    keep_picture(visit.page, "saved")
    visit.go("/quality")
    visit.page.get_by_role("link", name="Take care").click()
    expect(visit.page.locator("[data-rows] > li")).to_have_count(1)


def test_a_reviewer_finds_their_own_and_nobodys_name(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "reviewer", "/quality")
    expect(visit.page.locator("[data-rows] > li")).to_have_count(1)
    keep_picture(visit.page, "reviewer")
    assert stumbles(visit.page) == []
    visit.page.locator("[data-rows] a").click()
    expect(visit.page.get_by_text("with Agent 1")).to_be_visible()
