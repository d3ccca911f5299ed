"""Grading a conversation in a browser: by hand and by key, saved by itself, and what is told only afterwards."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web


@pytest.fixture
def grading(visit: Visit, crowd: Office) -> Visit:
    """A browser of the lead on a conversation to grade."""
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "lead", f"/quality/conversations/{id_}")
    return visit


def saved(visit: Visit) -> None:
    """Wait until it says so."""
    expect(visit.page.locator(".saved")).to_have_text("Saved")


def rate_all(visit: Visit) -> None:
    """Rate every category at its best, by key."""
    visit.page.locator("fieldset.category").first.locator("input").first.focus()
    for steps in (5, 3, 3, 3, 2, 2, 4):
        visit.page.keyboard.press(str(steps))
        visit.page.keyboard.press("ArrowDown")
    expect(visit.page.locator("fieldset [type=radio]:checked")).to_have_count(7)


def test_each_change_is_kept_and_there_after_a_reload(grading: Visit) -> None:
    grading.page.locator("#category-taken_up .step").nth(3).click()
    saved(grading)
    expect(grading.page.locator(".so-far")).to_have_text("75 of 100 so far")
    grading.page.locator("#category-taken_up summary").click()
    with grading.page.expect_response(lambda each: "Nearly all." in (each.request.post_data or "")):
        grading.page.get_by_label("Comment on Taken up").press_sequentially("Nearly all.")
    saved(grading)
    expect(grading.page.get_by_label("Comment on Taken up")).to_be_focused()
    grading.page.reload()
    expect(grading.page.locator("#category-taken_up input[value='4']")).to_be_checked()
    expect(grading.page.get_by_label("Comment on Taken up")).to_have_value("Nearly all.")


def test_it_is_rated_and_submitted_by_key_and_taken_back(grading: Visit) -> None:
    rate_all(grading)
    saved(grading)
    expect(grading.page.locator(".so-far")).to_have_text("100 of 100 so far")
    grading.page.keyboard.press("s")
    expect(grading.page.get_by_text("100 of 100")).to_be_visible()
    expect(grading.page.locator(".card-beside dt", has_text="Heard").first).to_be_visible()
    assert stumbles(grading.page) == []
    grading.page.get_by_role("button", name="Take it back and change it").click()
    expect(grading.page.locator("fieldset [type=radio]:checked")).to_have_count(7)


def test_a_key_says_that_it_does_not_apply_and_opens_the_comment(grading: Visit) -> None:
    category = grading.page.locator("#category-early")
    category.locator("input").first.focus()
    grading.page.keyboard.press("n")
    expect(category.locator("[value=na]")).to_be_checked()
    grading.page.keyboard.press("c")
    grading.page.keyboard.type("5 of them, n and s")
    expect(category.locator("textarea")).to_have_value("5 of them, n and s")
    grading.page.keyboard.press("Escape")
    expect(category.locator("[value=na]")).to_be_focused()
    saved(grading)


def test_a_bad_rating_offers_causes_and_a_critical_one_asks_why(grading: Visit) -> None:
    category = grading.page.locator("#category-respect")
    expect(category.locator(".causes")).to_be_hidden()
    category.locator(".step").first.click()
    category.get_by_label("Tone").check()
    expect(category.locator(".why")).to_be_visible()
    saved(grading)
    expect(grading.page.locator(".so-far")).to_have_text("0 so far, since a critical one is below half")
    category.locator(".step").nth(1).click()
    expect(category.locator(".causes")).to_be_hidden()
    saved(grading)


def test_what_heard_thinks_is_hidden_until_it_is_asked_for(grading: Visit) -> None:
    expect(grading.page.locator("mark.practice, mark.pitfall, mark.unheard, mark.taken")).to_have_count(0)
    expect(grading.page.locator(".card-beside dt", has_text="Heard")).to_have_count(0)
    grading.page.get_by_role("button", name="Show it now").click()
    expect(grading.page.locator(".card-beside dt", has_text="Heard").first).to_be_visible()
    address = grading.page.url.partition("?")[0]
    grading.page.goto(address)
    grading.page.wait_for_url("**unbiased=false")
    assert stumbles(grading.page) == []


def test_words_lead_to_the_category_and_back(grading: Visit) -> None:
    grading.page.get_by_role("button", name="Show it now").click()
    grading.page.locator("#category-in_person .quote").first.click()
    expect(grading.page.locator("mark:target")).to_contain_text("any inconvenience")
    grading.page.locator("mark:target a").click()
    grading.page.wait_for_url("**#category-in_person")


def test_keys_go_through_the_marked_words(grading: Visit) -> None:
    grading.page.locator("fieldset.category input").first.focus()
    grading.page.keyboard.press("]")
    expect(grading.page.locator(".words mark a").first).to_be_focused()
    grading.page.keyboard.press("]")
    expect(grading.page.locator(".words mark a").nth(1)).to_be_focused()
    grading.page.keyboard.press("[")
    expect(grading.page.locator(".words mark a").first).to_be_focused()


def test_the_keys_are_listed_from_a_rating_too(grading: Visit) -> None:
    grading.page.locator("fieldset.category input").first.focus()
    grading.page.keyboard.press("?")
    expect(grading.page.get_by_text("Rate the category in focus")).to_be_visible()


def test_another_tab_is_not_written_over(grading: Visit) -> None:
    other = grading.page.context.new_page()
    other.goto(grading.page.url)
    grading.page.locator("#category-taken_up .step").nth(3).click()
    saved(grading)
    other.locator("#category-taken_up .step").first.click()
    expect(other.locator(".saved")).to_contain_text("changed in another tab")
    grading.page.reload()
    expect(grading.page.locator("#category-taken_up input[value='4']")).to_be_checked()


def test_an_agent_rates_their_own_from_its_page(visit: Visit, crowd: Office) -> None:
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "ada", f"/conversations/{id_}")
    visit.page.get_by_role("link", name="Rate it yourself").click()
    expect(visit.page.get_by_text("For yourself: nobody else sees it.")).to_be_visible()
    rate_all(visit)
    visit.page.get_by_role("button", name="Submit").click()
    expect(visit.page.get_by_text("for yourself", exact=True)).to_be_visible()
    visit.go("/quality/gradings")
    expect(visit.page.locator(".rows")).to_contain_text("for yourself")


def test_an_agent_reads_what_was_said_of_their_own(grading: Visit, crowd: Office) -> None:
    rate_all(grading)
    grading.page.locator("#comment").fill("Warm.")
    with grading.page.expect_navigation():
        grading.page.get_by_role("button", name="Submit").click()
    grading.enter(crowd, "ada", "/quality/gradings?whose=about_me")
    expect(grading.page.locator(".rows")).to_contain_text("Warm.")
    grading.page.get_by_role("button", name="I have read it").click()
    expect(grading.page.locator(".rows")).to_contain_text("you have read it")
    assert stumbles(grading.page) == []


def test_it_works_without_scripts(visit: Visit, crowd: Office) -> None:
    (id_,) = bring_in(crowd, rich_talk())
    context = visit.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]  # it has one
    page = context.new_page()
    cookie = crowd.sign_in("lead")["Cookie"].partition("=")[2]
    context.add_cookies([{"name": "heard_login", "value": cookie, "url": visit.address}])
    page.goto(f"{visit.address}/quality/conversations/{id_}")
    page.locator("#category-taken_up .step").nth(3).click()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("does not apply: “A word on it early”")
    expect(page.locator("#category-taken_up input[value='4']")).to_be_checked()
    for category in page.locator("fieldset.category").all():
        category.locator(".step").last.click()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("nothing to score").first).to_be_visible()
    context.close()
