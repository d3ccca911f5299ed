"""What a team sets in its own words: a statement with a look at how it reads, and a playbook; each with a way back."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.web.office import Office

pytestmark = pytest.mark.web


def test_a_statement_is_seen_as_it_reads_while_it_is_written(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/statements")
    visit.page.get_by_role("link", name="Write one").first.click()
    field = visit.page.get_by_label("The sentence")
    field.press_sequentially("As per {thing}")
    expect(visit.page.locator(".example")).to_have_text("As per your parcel")
    expect(visit.page.locator(".mend")).to_contain_text("which is a cliche")
    field.fill("My eye stays on {thing}.")
    expect(visit.page.locator(".mend li")).to_have_count(0)
    field.fill("My eye stays on {nothing}.")
    expect(visit.page.locator(".mend")).to_contain_text("has a slot {nothing}")
    assert stumbles(visit.page) == []


def test_a_statement_is_saved_and_taken_back(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/statements/new?intent=closing")
    visit.page.get_by_label("The sentence").fill("My eye stays on {thing}.")
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.locator(".rows").first).to_contain_text("My eye stays on {thing}.")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text("None of your own yet")).to_be_visible()


def test_an_offer_is_written_and_taken_back(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/playbook")
    visit.page.get_by_label("The whole sentence").fill("I can add a voucher of 10 euros.")
    visit.page.get_by_label("In short, as one of several").fill("a voucher of 10 euros")
    visit.page.get_by_label("goodwill").check()
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.locator("summary").first).to_have_text("a voucher of 10 euros")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text("There is none yet")).to_be_visible()


def test_a_scorecard_shows_what_it_comes_to_while_it_is_written(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/settings/scorecards/new")
    visit.page.get_by_label("Title of the scorecard").fill("Ours")
    expect(visit.page.locator(".look")).to_contain_text("needs a title and a question")
    visit.page.get_by_label("Title", exact=True).fill("Tone")
    visit.page.get_by_label("The question that whoever rates answers").fill("Is it kind?")
    expect(visit.page.locator(".comes-to")).to_have_text("100")
    visit.page.get_by_label("Rated, for a try").select_option("2")
    expect(visit.page.locator(".comes-to")).to_have_text("50")
    visit.page.get_by_label("What Heard fills it in from").select_option("free_of")
    expect(visit.page.locator(".look")).to_contain_text("“Tone” names no behaviour")
    visit.page.get_by_role("checkbox", name="Blame").check()
    expect(visit.page.locator(".comes-to")).to_have_text("50")
    assert stumbles(visit.page) == []


def test_categories_are_added_moved_and_saved_by_buttons(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/settings/scorecards/heard")
    visit.page.get_by_text("Taken up", exact=True).first.click()
    visit.page.get_by_role("button", name="Move down Taken up").click()
    expect(visit.page.locator(".category > summary strong").nth(1)).to_have_text("Taken up")
    visit.page.get_by_role("button", name="Take it out Taken up").click()
    expect(visit.page.locator(".category")).to_have_count(6)
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.locator(".rows")).not_to_contain_text("Taken up")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.locator(".rows")).to_contain_text("Taken up")
