"""Reading a conversation: from words to what they show and back, by hand and by key."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web


@pytest.fixture
def reading(visit: Visit, crowd: Office) -> Visit:
    """A browser on a conversation that shows all there is."""
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "ada", f"/conversations/{id_}")
    return visit


def test_words_light_up_with_what_they_show(reading: Visit) -> None:
    entry = reading.page.locator(".entry", has_text="anger")
    reading.page.locator("mark", has_text="furious").hover()
    expect(entry).to_have_class("entry passed-over near")
    reading.page.locator("h1").hover()
    expect(entry).to_have_class("entry passed-over")


def test_what_they_show_lights_up_the_words(reading: Visit) -> None:
    reading.page.locator(".entry", has_text="anger").hover()
    expect(reading.page.locator("mark", has_text="furious")).to_have_class("unheard near")


def test_by_key_one_leads_to_the_other_and_back(reading: Visit) -> None:
    reading.page.locator("mark a", has_text="furious").focus()
    reading.page.keyboard.press("Enter")
    reading.page.wait_for_url("**#item-fm0.anger")
    reading.page.keyboard.press("Tab")
    expect(reading.page.locator(".entry .quote", has_text="furious")).to_be_focused()
    reading.page.keyboard.press("Enter")
    reading.page.wait_for_url("**#turn-m0.5")
    expect(reading.page.locator("mark:target")).to_have_text("furious")


def test_a_mark_in_a_reply_opens_what_was_found(reading: Visit) -> None:
    found = reading.page.locator(".verdict strong", has_text="Name the feeling").first
    expect(found).to_be_hidden()
    reading.page.locator("mark.practice a", has_text="must feel").click()
    expect(found).to_be_visible()


def test_the_sum_of_a_reply_adds_up(reading: Visit) -> None:
    reading.page.locator(".verdict summary").first.click()
    *parts, total = reading.page.locator(".verdict").first.locator(".number").all_inner_texts()
    assert sum(float(part.replace("−", "-")) for part in parts) == pytest.approx(float(total), abs=0.02)


def test_the_drawing_says_the_same_as_its_table(reading: Visit) -> None:
    reading.page.get_by_text("As a table").click()
    rows = reading.page.locator(".beside tbody tr")
    expect(rows).to_have_count(reading.page.locator(".arc circle").count())
    expect(rows.first).to_contain_text("unpleasant, clear")
    expect(rows.last).to_contain_text("pleasant")


def test_a_link_to_a_turn_is_copied_and_said(reading: Visit) -> None:
    reading.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reading.page.get_by_role("link", name="Link to turn 2").click()
    expect(reading.page.get_by_role("status")).to_have_text("The address of this place is copied.")
    assert reading.page.evaluate("navigator.clipboard.readText()").endswith("#turn-m1")


def test_a_language_that_is_not_read_is_said_at_its_turn(reading: Visit) -> None:
    expect(reading.page.locator("#turn-m3")).to_contain_text("Not scored: language: es")


def test_the_list_is_narrowed_as_one_chooses(reading: Visit) -> None:
    reading.go("/conversations")
    reading.page.get_by_label("Channel").select_option("E-mail")
    reading.page.wait_for_url("**channel=email**")
    expect(reading.page.locator(".rows li")).to_have_count(1)
    reading.page.get_by_label("Still unheard").check()
    reading.page.wait_for_url("**unheard=true**")
    expect(reading.page.locator(".rows")).to_contain_text("still unheard")
