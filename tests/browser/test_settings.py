"""Settings, as an administrator meets them: somebody is invited, a team made, a rule written and undone."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.web.office import Office

pytestmark = pytest.mark.web


def test_somebody_is_invited_and_comes_in_by_the_link(visit: Visit, crowd: Office, chromium: Browser) -> None:
    visit.enter(crowd, "admin", "/settings")
    visit.page.get_by_role("link", name="People").click()
    visit.page.get_by_role("link", name="Invite somebody").click()
    visit.page.get_by_label("Name").fill("Zoë Marsh")
    visit.page.get_by_label("E-mail").fill("zoe@example.test")
    visit.page.get_by_role("group", name="In the team parcels").get_by_label("Agent").check()
    visit.page.get_by_role("button", name="Invite").click()
    link = visit.page.get_by_label("Link").input_value()
    context = chromium.new_context()
    there = context.new_page()
    there.goto(link)
    there.get_by_label("Password").fill("another four words here")
    there.get_by_role("button", name="Set password").click()
    expect(there.get_by_role("heading", name="Hello, Zoë Marsh")).to_be_visible()
    expect(there.get_by_text("Agent in the team parcels")).to_be_visible()
    context.close()


def test_what_is_shown_once_is_copied(visit: Visit, crowd: Office) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.enter(crowd, "ada", "/account")
    visit.page.get_by_label("What it is for").fill("The helpdesk")
    visit.page.get_by_label("read conversations").check()
    visit.page.get_by_role("button", name="Make a token").click()
    secret = visit.page.get_by_label("Token", exact=True).input_value()
    visit.page.get_by_role("button", name="Copy").click()
    expect(visit.page.locator(".toast")).to_have_text("Copied.")
    assert visit.page.evaluate("navigator.clipboard.readText()") == secret
    visit.page.get_by_role("button", name="Revoke The helpdesk").click()
    expect(visit.page.get_by_text("The helpdesk")).to_have_count(0)


def test_a_team_is_made_and_taken_away(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "admin", "/settings")
    visit.page.get_by_role("link", name="Teams").click()
    visit.page.get_by_label("A new team").fill("nights")
    visit.page.get_by_role("button", name="Make the team").press("Enter")
    expect(visit.page.get_by_role("heading", name="nights")).to_be_visible()
    visit.page.get_by_role("button", name="Remove the team").click()
    expect(visit.page.get_by_role("heading", name="Teams")).to_be_visible()
    expect(visit.page.get_by_text("nights")).to_have_count(0)


def test_a_rule_is_written_and_undone(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "admin", "/settings")
    visit.page.get_by_label("Conversations").fill("365")
    visit.page.get_by_label("A customer speaks of leaving").check()
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("Saved.")
    expect(visit.page.get_by_label("Conversations")).to_have_value("365")
    visit.page.get_by_role("button", name="Undo the last change").click()
    expect(visit.page.get_by_label("Conversations")).to_have_value("")
    expect(visit.page.get_by_label("A customer speaks of leaving")).not_to_be_checked()


def test_where_text_goes_is_said_before_it_goes_there(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "admin", "/settings")
    visit.page.get_by_text("Name a writer").click()
    visit.page.get_by_label("Address", exact=True).fill("http://localhost:9/v1")
    visit.page.get_by_label("Model").fill("m")
    visit.page.get_by_role("button", name="Go on").click()
    expect(visit.page.get_by_text("Text goes to localhost:9, masked")).to_be_visible()
    assert crowd.house.settings.writer is None
    visit.page.get_by_role("button", name="Switch it on").click()
    expect(visit.page.get_by_text("Switched on.")).to_be_in_viewport()
    expect(visit.page.get_by_text("Text goes to localhost:9, masked.")).to_be_visible()
    visit.page.get_by_role("button", name="Try it").click()
    expect(visit.page.locator("#writer .problem")).to_contain_text("localhost:9")
    expect(visit.page.locator("#writer .problem")).to_be_in_viewport()
    visit.page.get_by_role("button", name="Switch it off").click()
    expect(visit.page.get_by_text("Switched off.")).to_be_visible()
    assert crowd.house.settings.writer is None
