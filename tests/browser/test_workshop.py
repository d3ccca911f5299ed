"""A workshop in four browsers: somebody who leads it, and three people who answer."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.looks import wrong_in
from tests.web.office import Office

pytestmark = pytest.mark.web

TITLE = "The dress that is not there"
SAID = {"ada": "I am sorry that it is late.", "ben": "Calm down.", "cyd": "I will look for it."}


@pytest.fixture
def another(visit: Visit, crowd: Office, chromium: Browser) -> Iterator[Callable[[str], Page]]:
    """Somebody else's browser, signed in."""
    contexts = []

    def opened(who: str) -> Page:
        context = chromium.new_context()
        cookie = crowd.sign_in(who)["Cookie"].partition("=")[2]
        context.add_cookies([{"name": "heard_login", "value": cookie, "url": visit.address}])
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def test_two_rounds_with_three_people(visit: Visit, crowd: Office, another: Callable[[str], Page]) -> None:
    visit.enter(crowd, "trainer", "/workshops")
    leads = visit.page
    leads.get_by_label("Customer").select_option("dress-for-saturday")
    with leads.expect_navigation():
        leads.get_by_role("button", name="Open it").click()
    code = leads.locator(".code strong").inner_text()
    people = {who: another(who) for who in SAID}
    for page in people.values():
        page.goto(f"{visit.address}/workshops")
        page.get_by_label("Code of the room").fill(code.lower())
        with page.expect_navigation():
            page.get_by_role("button", name="Come in").last.click()
    for who, page in people.items():
        page.get_by_label("Your answer").fill(SAID[who])
        expect(page.locator("[data-kept]")).to_have_text("Kept.")
    expect(leads.get_by_text("3 of 3 have answered")).to_be_visible()
    with leads.expect_navigation():
        leads.get_by_role("button", name="End the round and compare").click()
    for page in people.values():
        expect(page.locator(".answer")).to_have_count(3)
        expect(page.get_by_label("Your answer")).to_have_count(0)
        assert sorted(page.locator(".answer > .words").all_text_contents()) == sorted(SAID.values())
    with people["ada"].expect_navigation():
        people["ada"].get_by_role("button", name="This one for me, please").first.click()
    expect(leads.get_by_text("1 would like to get this")).to_be_visible()
    with leads.expect_navigation():
        leads.get_by_role("button", name="Go on as a good listener might").click()
    for page in people.values():
        expect(page.get_by_text("Round 2")).to_be_visible()
        expect(page.get_by_label("Your answer")).to_have_value("")
        expect(page.locator(".turn")).to_have_count(3)


def test_its_pages_are_for_everybody(visit: Visit, crowd: Office) -> None:
    workshops = crowd.house.workshops
    open_, compared = (workshops.open(crowd.users["trainer"], "dress-for-saturday", 1) for _ in range(2))
    for who, text in SAID.items():
        workshops.answer(compared, crowd.users[who], text)
    workshops.compare(compared)
    pages = {
        "workshops": ("trainer", "/workshops"),
        "workshops-of-agents": ("ada", "/workshops?code=NOSUCH"),
        "workshop-open": ("ada", f"/workshops/{open_}"),
        "workshop-led": ("trainer", f"/workshops/{open_}"),
        "workshop-compared": ("trainer", f"/workshops/{compared}"),
    }
    wrong: dict[str, object] = {}
    for page, (who, path) in pages.items():
        visit.enter(crowd, who, path)
        wrong |= wrong_in(visit, page)
    visit.complaints.clear()
    assert wrong == {}
