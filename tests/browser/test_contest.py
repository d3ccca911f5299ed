"""Where people and Heard do not agree: a word beside a judgement, a dispute and its answer, and what is muted."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from heard.storage.reviews import Override, override
from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import Visit
from tests.browser.pictures import keep_picture
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web
WHY = "She says so herself in the next line."


def test_a_lead_puts_a_word_beside_a_judgement_by_key_and_takes_it_back(visit: Visit, crowd: Office) -> None:
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "lead", f"/conversations/{id_}")
    entry = visit.page.locator(".entry", has_text="anger")
    entry.get_by_text("Not so?").focus()
    visit.page.keyboard.press("Enter")
    entry.get_by_label("What is so").select_option("feeling:anger=no")
    entry.get_by_label("Why").fill("Too short")
    entry.get_by_role("button", name="Save").press("Enter")
    expect(entry.get_by_role("alert")).to_contain_text("at least 10 letters")
    expect(entry.get_by_label("Why")).to_be_focused()
    entry.get_by_label("Why").fill(WHY)
    keep_picture(visit.page, "word-beside-judgement")
    entry.get_by_role("button", name="Save").press("Enter")
    visit.page.wait_for_url("**#item-fm0.anger")
    expect(entry).to_contain_text("Lead: not there")
    expect(entry).to_contain_text(WHY)
    expect(visit.page.get_by_text("By what people say: 1 of 5.")).to_be_visible()
    assert stumbles(visit.page) == []
    entry.get_by_text("Not so?").click()
    entry.get_by_role("button", name="Take back: not there").click()
    expect(entry).to_contain_text("Lead: nothing any more")
    entry.get_by_text("Said before").click()
    expect(entry.locator(".word li")).to_contain_text("not there")


def test_a_lead_says_what_heard_has_missed(visit: Visit, crowd: Office) -> None:
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "lead", f"/conversations/{id_}")
    reply = visit.page.locator("#turn-m1")
    reply.locator("summary").first.click()
    reply.get_by_role("link", name="Has Heard missed something?").click()
    visit.page.get_by_label("What is there").select_option("practice:explore=yes")
    visit.page.get_by_label("Why").fill("no")
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.get_by_role("alert")).to_be_visible()
    expect(visit.page.get_by_label("What is there")).to_have_value("practice:explore=yes")
    visit.page.get_by_label("Why").fill("Tom is sent to look, and asks for the day.")
    visit.page.get_by_role("button", name="Save").click()
    visit.page.wait_for_url("**#turn-m1")
    visit.go("/quality/wrong-here")
    expect(visit.page.locator(".sort")).to_contain_text(
        "Too few to say: people have judged it 1 time, and it takes 10."
    )


def test_an_agent_disputes_a_lead_accepts_and_the_agent_is_told(visit: Visit, crowd: Office) -> None:
    (id_,) = bring_in(crowd, rich_talk())
    visit.enter(crowd, "ada", f"/conversations/{id_}")
    visit.page.locator("#turn-m1 summary").first.click()
    visit.page.locator("#finding-m1-scripted").get_by_role("link", name="Not so?").click()
    expect(visit.page.get_by_text("Heard says: there")).to_be_visible()
    visit.page.get_by_label("What is so").select_option("pitfall:scripted=no")
    visit.page.get_by_label("Why").fill("I wrote this myself, for her.")
    keep_picture(visit.page, "disputing")
    visit.page.get_by_role("button", name="Dispute it").click()
    expect(visit.page.get_by_text("It waits for an answer")).to_be_visible()
    visit.enter(crowd, "lead", "/quality/disputes")
    visit.page.get_by_role("link", name="I wrote this myself").click()
    visit.page.get_by_label("accepted", exact=True).check()
    visit.page.get_by_label("Why").fill("You did; it only sounds like it.")
    keep_picture(visit.page, "answering-a-dispute")
    visit.page.get_by_role("button", name="Answer").click()
    visit.enter(crowd, "ada", "/quality/disputes")
    keep_picture(visit.page, "disputes-of-an-agent")
    visit.page.get_by_role("link", name="I wrote this myself").click()
    expect(visit.page.get_by_text("You did; it only sounds like it.")).to_be_visible()
    expect(visit.page.get_by_text("Heard says: there")).to_be_visible()
    visit.go(f"/conversations/{id_}#finding-m1-scripted")
    expect(visit.page.locator("#finding-m1-scripted .word")).to_contain_text("Lead: not there")


def test_what_is_wrong_too_often_is_muted_and_comes_back(visit: Visit, crowd: Office) -> None:
    ids = bring_in(crowd, *(replace(rich_talk(f"rich-{number}"), tags=()) for number in range(12)))
    for id_ in ids:
        path = f"/api/v1/conversations/{id_}/review"
        assert crowd.client.get(path, headers=crowd.of("first")).is_success
    with crowd.house.store.writing() as session:
        for number, id_ in enumerate(ids):
            value = "yes" if number < 3 else "no"
            word = Override("m1", "pitfall:scripted", value, WHY, f"user {crowd.users['lead']}", session.at)
            override(session, id_, word)
    visit.enter(crowd, "first", "/quality/wrong-here")
    sort = visit.page.locator(".sort")
    expect(sort).to_contain_text("People agree in 25 % of 12 (95 times in 100 between 9 % and 53 %).")
    expect(sort).to_contain_text("9 false alarms")
    sort.locator("summary").click()
    expect(sort.locator(".word")).to_have_count(5)
    keep_picture(visit.page, "wrong-here")
    assert stumbles(visit.page) == []
    sort.get_by_role("button", name="Mute").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("muted, and shown nowhere any more.")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("shown again.")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("muted, and shown nowhere any more.")
    visit.go(f"/conversations/{ids[0]}")
    expect(visit.page.locator("#finding-m1-scripted")).to_have_count(0)
    expect(visit.page.locator(".verdict").first).to_contain_text("What is muted here")
    visit.go("/practices")
    muted = visit.page.locator("#scripted")
    expect(muted.locator("summary")).to_contain_text("muted here")
    muted.locator("summary").click()
    expect(muted).to_contain_text("People here agree with Heard on it in 25 % of 12.")
    muted.get_by_role("link", name="Where Heard is wrong here").click()
    visit.page.get_by_role("button", name="Show it again").click()
    visit.go(f"/conversations/{ids[0]}")
    expect(visit.page.locator("#finding-m1-scripted")).to_have_count(1)
