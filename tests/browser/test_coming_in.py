"""Coming in, as people do: the first of them, with a password, with a link."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KEY, Visit
from tests.web.office import PASSWORD, Office

pytestmark = pytest.mark.web

NEW = "another four words here"


def sign_in(visit: Visit, password: str) -> None:
    """Fill the form in and send it."""
    visit.page.get_by_label("E-mail").fill("ada@example.test")
    visit.page.get_by_label("Password").fill(password)
    visit.page.get_by_role("button", name="Sign in").click()


def test_the_first_comes_in_by_the_address_that_was_printed(empty: Visit) -> None:
    empty.go(f"/welcome#{KEY}")
    assert empty.path == "/welcome"
    expect(empty.page.get_by_label("Setup key")).to_be_hidden()
    empty.page.get_by_label("Your name").fill("Zoë")
    empty.page.get_by_label("E-mail").fill("zoe@example.com")
    empty.page.get_by_label("Password").fill(NEW)
    empty.page.get_by_role("checkbox").uncheck()
    empty.page.get_by_role("button", name="Begin").click()
    expect(empty.page.get_by_role("heading", name="Hello, Zoë")).to_be_visible()
    assert empty.path == "/"


def test_the_first_may_type_the_key(empty: Visit) -> None:
    empty.go("/")
    assert empty.path == "/welcome"
    expect(empty.page.get_by_label("Setup key")).to_be_focused()


def test_somebody_signs_in_and_out(visit: Visit) -> None:
    visit.go("/")
    assert visit.path.startswith("/sign-in")
    sign_in(visit, PASSWORD)
    expect(visit.page.get_by_text("Agent in the team parcels")).to_be_visible()
    visit.page.get_by_role("button", name="Sign out").click()
    visit.go("/")
    assert visit.path.startswith("/sign-in")


def test_a_wrong_password_is_said_and_the_address_stays(visit: Visit) -> None:
    visit.go("/sign-in")
    sign_in(visit, "some other words")
    expect(visit.page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(visit.page.get_by_label("E-mail")).to_have_value("ada@example.test")
    expect(visit.page.get_by_label("Password")).to_be_empty()
    expect(visit.page.get_by_label("Password")).to_be_focused()


def test_a_link_sets_a_password_and_leaves_the_address(visit: Visit, crowd: Office) -> None:
    link = crowd.house.people.reset("a test", crowd.users["ada"])
    visit.go(f"/password#{link.secret}")
    assert visit.path == "/password"
    expect(visit.page.get_by_label("Password")).to_be_focused()
    visit.page.get_by_label("Password").fill(NEW)
    visit.page.get_by_role("button", name="Set password").click()
    expect(visit.page.get_by_role("heading", name="Hello, Ada")).to_be_visible()


def test_a_second_link_in_the_same_window_is_taken_too(visit: Visit, crowd: Office) -> None:
    visit.go("/password#used-already")
    visit.page.get_by_label("Password").fill(NEW)
    visit.page.get_by_role("button", name="Set password").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("ask your administrator for another")
    expect(visit.page.get_by_label("Link")).to_be_visible()
    visit.go(f"/password#{crowd.house.people.reset('a test', crowd.users['ada']).secret}")
    expect(visit.page.get_by_label("Link")).to_be_hidden()


def test_the_keyboard_is_enough(visit: Visit) -> None:
    visit.go("/sign-in")
    expect(visit.page.get_by_label("E-mail")).to_be_focused()
    visit.page.keyboard.type("ada@example.test")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type(PASSWORD)
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", name="Hello, Ada")).to_be_visible()
