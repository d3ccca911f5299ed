"""The desk: a conversation is pasted, a reply written and reviewed, an edit taken in and out again, and all saved."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web

ASKED = "My oven is broken again and I am furious! When does somebody come?"


@pytest.fixture
def desk(visit: Visit, crowd: Office) -> Visit:
    """A browser at the desk, on a message that was just pasted."""
    visit.enter(crowd, "ada", "/desk/new")
    visit.page.get_by_label("What was said").fill(ASKED)
    visit.page.get_by_role("button", name="Bring it to the desk").click()
    visit.page.wait_for_url("**/desk/*")
    return visit


def draft(desk: Visit) -> Locator:
    """The field in which the reply is written, once what stands in it was reviewed."""
    desk.page.locator("reply-composer[data-state=read]").wait_for()
    return desk.page.locator("#draft")


def write(desk: Visit, text: str) -> Locator:
    """Write a reply by key, and wait until it was reviewed."""
    desk.page.locator("#draft").press_sequentially(text)
    return draft(desk)


def test_what_was_pasted_waits_with_all_that_is_unheard(desk: Visit) -> None:
    expect(desk.page.locator(".talks [aria-current=page]")).to_contain_text("waits 0 min")
    expect(desk.page.locator(".said .words")).to_have_text(ASKED)
    expect(desk.page.locator(".checks > li")).not_to_have_count(0)
    expect(desk.page.locator(".checks .ticked")).to_have_count(0)


def test_the_list_ticks_itself_while_a_reply_is_written(desk: Visit) -> None:
    write(desk, "Because the oven is broken again, I will send Tom.")
    expect(desk.page.locator(".checks .ticked")).not_to_have_count(0)
    desk.page.locator("#draft").fill("")
    expect(desk.page.locator(".checks .ticked")).to_have_count(0)


@pytest.mark.parametrize("by", ["click", "key"])
def test_a_suggestion_is_taken_in_and_out_again(desk: Visit, by: str) -> None:
    field = write(desk, "I will look.")
    wanted = desk.page.locator(".suggestion ins").first.inner_text().strip()
    if by == "click":
        desk.page.locator(".suggestion .take").first.click()
    else:
        field.press("Alt+1")
    expect(field).to_have_value(re.compile(re.escape(wanted)))
    field.press("Control+z")
    expect(field).to_have_value("I will look.")


def test_what_is_not_wanted_now_goes(desk: Visit) -> None:
    write(desk, "I will look.")
    before = desk.page.locator(".suggestion").count()
    desk.page.locator(".suggestion .leave").first.click()
    expect(desk.page.locator(".suggestion")).to_have_count(before - 1)


def test_whoever_wants_quiet_has_it_on_the_next_page_too(desk: Visit) -> None:
    write(desk, "I will look.")
    desk.page.locator("#quiet").select_option("off")
    expect(desk.page.locator(".cue")).to_be_hidden()
    desk.page.reload()
    expect(draft(desk)).to_have_value("I will look.")
    expect(desk.page.locator(".cue")).to_be_hidden()
    desk.page.locator("#quiet").select_option("on")
    expect(desk.page.locator(".cue")).to_be_visible()


def test_a_blank_asks_before_the_reply_is_saved(desk: Visit) -> None:
    field = write(desk, "Tom comes [when].")
    desk.page.get_by_role("button", name="Save reply").click()
    expect(desk.page.get_by_role("dialog")).to_contain_text("[when]")
    desk.page.get_by_role("button", name="Show me").click()
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "[when]"
    expect(desk.page.locator(".said .turn")).to_have_count(1)
    desk.page.get_by_role("button", name="Save reply").click()
    desk.page.get_by_role("button", name="Go on all the same").click()
    expect(desk.page.locator(".said .turn")).to_have_count(2)


def test_a_saved_reply_stands_in_the_conversation_and_the_field_is_empty(desk: Visit) -> None:
    write(desk, "Tom comes tomorrow at nine.").press("Control+Enter")
    expect(desk.page.locator(".said .turn.agent .words")).to_have_text("Tom comes tomorrow at nine.")
    expect(desk.page.locator("#draft")).to_have_value("")


def test_a_reply_can_be_copied(desk: Visit) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(desk, "Tom comes tomorrow.")
    desk.page.get_by_role("button", name="Copy").click()
    expect(desk.page.locator(".toast")).to_have_text("Copied.")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "Tom comes tomorrow."


def test_what_others_add_comes_in_by_itself(desk: Visit, crowd: Office) -> None:
    write(desk, "I will")
    id_ = int(desk.path.partition("?")[0].rpartition("/")[2])
    turn = {"role": "customer", "text": "Is anybody there?"}
    sent = desk.page.request.post(
        f"{desk.address}/api/v1/conversations/{id_}/turns", data=turn, headers=crowd.of("ada")
    )
    assert sent.ok
    expect(desk.page.locator(".said .turn")).to_have_count(2)
    expect(desk.page.locator("#draft")).to_have_value("I will")


def test_a_pause_comes_in_by_itself_and_is_left_for_good(desk: Visit, crowd: Office) -> None:
    id_ = int(desk.path.partition("?")[0].rpartition("/")[2])
    offer = desk.page.get_by_role("region", name="A hard one")
    expect(offer).to_have_count(0)
    turn = {"role": "customer", "text": "Are you deaf, you stupid fool?"}
    path = f"{desk.address}/api/v1/conversations/{id_}/turns"
    assert desk.page.request.post(path, data=turn, headers=crowd.of("ada")).ok
    expect(offer).to_be_visible()
    offer.get_by_text("Why is this here?").click()
    expect(offer.get_by_text("“you stupid fool”")).to_be_visible()
    offer.get_by_role("button", name="Go on").click()
    expect(offer).to_be_hidden()
    expect(desk.page.locator("#draft")).to_be_focused()
    desk.page.reload()
    expect(desk.page.locator("pause-offer")).to_be_hidden()


def test_keys_go_along_who_waits_and_into_the_reply(desk: Visit, crowd: Office) -> None:
    bring_in(crowd, rich_talk())
    desk.page.reload()
    here = desk.path
    desk.page.locator("h1").press("k")
    desk.page.wait_for_url(lambda url: not url.endswith(here))
    desk.page.keyboard.press("r")
    expect(desk.page.locator("#draft")).to_be_focused()


def test_what_heard_hears_can_be_folded_away_and_stays_so(desk: Visit) -> None:
    desk.page.locator("h1").press("h")
    expect(desk.page.locator("#hearing")).to_be_hidden()
    desk.page.reload()
    expect(desk.page.locator("#hearing")).to_be_hidden()
    desk.page.get_by_role("button", name="What Heard hears").click()
    expect(desk.page.locator("#hearing")).to_be_visible()


def test_an_empty_desk_says_what_to_do(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "cyd", "/desk?whose=queue")
    visit.page.get_by_role("link", name="Paste a conversation").first.click()
    visit.page.wait_for_url("**/desk/new")
