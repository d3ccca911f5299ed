"""How the pages look: by day and by night, on a small screen, and without anything from elsewhere."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture
from tests.web.office import PASSWORD, Office

pytestmark = pytest.mark.web

PAGES = ("/sign-in", "/password", "/nowhere")
LOOKS: tuple[tuple[str, Literal["light", "dark"], int], ...] = (
    ("day", "light", 1360),
    ("night", "dark", 1360),
    ("small", "light", 320),
)
GROUND = "getComputedStyle(document.body).backgroundColor"


def look_at(visit: Visit, path: str) -> list[int]:
    """By how much a page is too wide by day, by night and on a small screen, each of which is kept as a picture."""
    overflows = []
    for name, scheme, width in LOOKS:
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.set_viewport_size({"width": width, "height": 640})
        visit.go(path)
        keep_picture(visit.page, f"{path[1:]}-{name}")
        overflows.append(visit.overflow)
    return overflows


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_on_every_screen(visit: Visit, path: str) -> None:
    assert look_at(visit, path) == [0, 0, 0]


def test_the_first_page_fits_on_every_screen(empty: Visit) -> None:
    assert look_at(empty, "/welcome") == [0, 0, 0]


def test_a_long_name_fits_on_a_small_screen(visit: Visit, crowd: Office) -> None:
    email = f"{'a' * 60}@example.test"
    _id, link = crowd.house.people.invite("a test", email, "Wolfeschlegelsteinhausenbergerdorff" * 3, ())
    crowd.house.people.accept(link.secret, PASSWORD)
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.go("/sign-in")
    visit.page.get_by_label("E-mail").fill(email)
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text(email)).to_be_visible()
    assert visit.overflow == 0


def test_it_is_light_by_day_and_dark_by_night(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="light")
    visit.go("/sign-in")
    assert visit.page.evaluate(GROUND) == "rgb(248, 244, 238)"
    visit.page.emulate_media(color_scheme="dark")
    assert visit.page.evaluate(GROUND) == "rgb(27, 24, 21)"


def test_what_the_browser_refuses_would_be_noticed(visit: Visit) -> None:
    visit.go("/sign-in")
    visit.page.evaluate("document.body.setAttribute('onclick', 'document.title = 1')")
    visit.page.evaluate("new Image().src = 'https://elsewhere.example/x.png'")
    visit.page.click("h1")
    assert any("Content Security Policy" in each for each in visit.complaints)
    visit.complaints.clear()
    visit.strangers.clear()


def test_the_forms_work_without_scripts(chromium: Browser, visit: Visit, crowd: Office) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{visit.address}/password")
    page.get_by_label("Link").fill(crowd.house.people.reset("a test", crowd.users["ada"]).secret)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()
    expect(page.get_by_role("heading", name="Hello, Ada")).to_be_visible()
    context.close()
