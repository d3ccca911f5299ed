"""The shell around every page: ways to go by keyboard, the light, and what is offered to whom."""

import pytest
from playwright.sync_api import expect

from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from tests.browser.conftest import Visit
from tests.web.office import Office

pytestmark = pytest.mark.web

GROUND = "getComputedStyle(document.body).backgroundColor"
DAY, NIGHT = "rgb(248, 244, 238)", "rgb(27, 24, 21)"


def test_the_palette_goes_to_a_page(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    visit.page.keyboard.press("Control+k")
    expect(visit.page.get_by_role("dialog", name="Go to")).to_be_visible()
    visit.page.keyboard.type("about")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/about-my-data")


def test_the_palette_searches_where_no_page_is_called_so(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    visit.page.keyboard.press("Control+k")
    visit.page.keyboard.type("broken zip")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search?q=broken+zip")


def test_the_arrows_go_through_the_palette(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    visit.page.keyboard.press("Control+k")
    visit.page.keyboard.press("ArrowDown")
    expect(visit.page.locator("#palette").get_by_role("link", name="Desk")).to_be_focused()
    visit.page.keyboard.press("ArrowUp")
    expect(visit.page.locator("#palette-words")).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#palette")).to_be_hidden()


def test_a_question_mark_tells_the_keys_but_not_while_somebody_types(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    visit.page.keyboard.press("?")
    expect(visit.page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    visit.page.keyboard.press("Control+k")
    visit.page.keyboard.type("why?")
    expect(visit.page.locator("#palette-words")).to_have_value("why?")
    expect(visit.page.locator("#keys")).to_be_hidden()


def test_the_light_that_was_chosen_stays(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    assert visit.page.evaluate(GROUND) == DAY
    visit.page.get_by_label("Colours").select_option("Night")
    assert visit.page.evaluate(GROUND) == NIGHT
    visit.go("/")
    assert visit.page.evaluate(GROUND) == NIGHT
    expect(visit.page.get_by_label("Colours")).to_have_value("dark")


def test_the_first_key_leads_past_the_rail(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_text("Skip to the page")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("main")).to_be_focused()


def test_on_a_small_screen_the_rail_is_a_menu(visit: Visit, crowd: Office) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.enter(crowd, "ada")
    rail = visit.page.locator("#rail")
    expect(rail).to_be_hidden()
    visit.page.get_by_role("button", name="Menu").click()
    expect(rail.get_by_role("link", name="Conversations")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (
            "ada",
            "Desk, Conversations, Search, Quality, My figures, Rehearse, Practices, Statements, Playbook, "
            "About my data, Account".split(", "),
        ),
        ("admin", "Insights, Import, Practices, Statements, Playbook, Settings, About my data, Account".split(", ")),
        ("nobody", ["About my data", "Account"]),
    ],
)
def test_nobody_is_offered_what_they_may_not_do(visit: Visit, crowd: Office, who: str, offered: list[str]) -> None:
    visit.enter(crowd, who)
    expect(visit.page.locator("#rail").get_by_role("link")).to_have_text(offered)


def test_whoever_comes_back_to_a_page_sees_how_many_notices_are_new(visit: Visit, crowd: Office) -> None:
    sent = {"notified": ["churn_risk"]}
    assert crowd.client.patch("/api/v1/settings", json=sent, headers=crowd.of("first")).is_success
    visit.enter(crowd, "ada", "/account")
    place = visit.page.locator("#rail").get_by_role("link", name="Notices")
    expect(place).to_have_accessible_name("Notices")
    with crowd.house.store.writing() as session:
        notice(session, crowd.keys["ada-1"], Notified.CHURN_RISK, "1")
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(place).to_have_accessible_name("Notices , 1 new")
    place.click()
    expect(place).to_have_accessible_name("Notices")
