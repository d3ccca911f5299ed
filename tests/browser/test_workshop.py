"""A workshop in four browsers: somebody who leads it, and three people who answer."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from heard.storage.rehearsals.workshops import answers_of, reveal, vote, workshop_at
from tests.browser.conftest import Visit
from tests.browser.looks import wrong_in
from tests.web.office import Office

pytestmark = pytest.mark.web

TITLE = "The dress that is not there"
SAID = {"ada": "I am sorry that it is late.", "ben": "Calm down.", "cyd": "I will look for it."}
AGAIN = {"ada": "That must be hard for you.", "ben": "It is not my fault.", "cyd": "I will send another one."}


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
    leads.get_by_label("Seed").fill("1")
    _lead(leads, "Open it")
    code = leads.locator(".code strong").inner_text()
    people = {who: another(who) for who in SAID}
    for page in people.values():
        page.goto(f"{visit.address}/workshops")
        page.get_by_label("Code of the room").fill(code.lower())
        with page.expect_navigation():
            page.get_by_role("button", name="Come in").last.click()
    # The wall shows the room to all of them; who leads does so on another page.
    wall = visit.page.context.new_page()
    wall.goto(f"{visit.address}/workshops/{code}?seen=afar")
    _answer(leads, people, SAID)
    with people["ada"].expect_navigation():
        people["ada"].get_by_role("button", name="This one for me, please").first.click()
    expect(leads.get_by_text("1 of 3 have chosen")).to_be_visible()
    for page in (leads, wall, *people.values()):
        expect(page.locator(".votes")).to_have_count(0)
    _lead(leads, "Tell what each does")
    for page in (leads, wall, *people.values()):
        expect(page.locator(".votes")).to_have_count(1)
        expect(page.locator(".answer .stands")).to_have_count(3)
    with leads.expect_navigation():
        card = leads.locator(".answer").filter(has_text=SAID["ada"])
        card.get_by_role("button", name="Go on with this").click()
    for page in people.values():
        expect(page.get_by_text("Round 2")).to_be_visible()
        expect(page.get_by_label("Your answer")).to_have_value("")
        expect(page.locator(".turn")).to_have_count(3)
    _answer(leads, people, AGAIN)
    _lead(leads, "Go on as a good listener might")
    for page in (wall, *people.values()):
        expect(page.locator(".turn")).to_have_count(5)


def _answer(leads: Page, people: Mapping[str, Page], said: Mapping[str, str]) -> None:
    """Everybody answers, the round ends, and all see the same answers in the same order."""
    for who, page in people.items():
        page.get_by_label("Your answer").fill(said[who])
        expect(page.locator("[data-kept]")).to_have_text("Kept.")
    expect(leads.get_by_text("3 of 3 have answered")).to_be_visible()
    _lead(leads, "End the round and compare")
    for page in people.values():
        expect(page.locator(".answer")).to_have_count(3)
        expect(page.get_by_label("Your answer")).to_have_count(0)
    orders = {tuple(page.locator(".answer > .words").all_text_contents()) for page in (leads, *people.values())}
    assert [sorted(order) for order in orders] == [sorted(said.values())]


def _lead(leads: Page, deed: str) -> None:
    with leads.expect_navigation():
        leads.get_by_role("button", name=deed).click()


def test_its_pages_are_for_everybody(visit: Visit, crowd: Office) -> None:
    workshops = crowd.house.workshops
    open_, compared, told = (workshops.open(crowd.users["trainer"], "dress-for-saturday", 1) for _ in range(3))
    for code in (compared, told):
        for who, text in SAID.items():
            workshops.answer(code, crowd.users[who], text)
        workshops.compare(code)
    with crowd.house.store.writing() as session:
        room = workshop_at(session, told)
        vote(session, room, crowd.users["ada"], answers_of(session, room)[1].id)
        reveal(session, room)
    pages = {
        "workshops": ("trainer", "/workshops"),
        "workshops-of-agents": ("ada", "/workshops?code=NOSUCH"),
        "workshop-open": ("ada", f"/workshops/{open_}"),
        "workshop-led": ("trainer", f"/workshops/{open_}"),
        "workshop-compared": ("ada", f"/workshops/{compared}"),
        "workshop-told": ("trainer", f"/workshops/{told}"),
        "workshop-from-afar": ("trainer", f"/workshops/{told}?seen=afar"),
    }
    wrong: dict[str, object] = {}
    for page, (who, path) in pages.items():
        visit.enter(crowd, who, path)
        wrong |= wrong_in(visit, page)
    visit.complaints.clear()
    assert wrong == {}
