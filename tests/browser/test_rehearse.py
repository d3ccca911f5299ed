"""A rehearsal in a browser: played by keyboard, taken back, looked back on, spoken; and its pages for everybody."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.looks import wrong_in
from tests.browser.scene import bring_in, rich_talk
from tests.web.office import Office

pytestmark = pytest.mark.web

CARD = "dress-for-saturday"
SAID = "#said .turn"
# What a browser without a voice and without ears is.
DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition; delete window.speechSynthesis;"
# A voice that notes what it says, and ears that hear one sentence.
SPEECH = """
  window.said = [];
  Object.defineProperty(window, "speechSynthesis", {
    value: { cancel() {}, speak: (utterance) => window.said.push(utterance.text) },
  });
  window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget {
    start() {
      const event = Object.assign(new Event("result"), { resultIndex: 0, results: [[{ transcript: "I am sorry." }]] });
      this.dispatchEvent(event);
    }
    stop() {
      this.dispatchEvent(new Event("end"));
    }
  };
"""


def begin(visit: Visit, crowd: Office) -> None:
    """A room of ada's, by the list."""
    visit.enter(crowd, "ada", "/rehearse?industry=fashion+retail&channel=chat")
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name=re.compile("Begin.*The dress that is not there")).click()


def said(visit: Visit) -> Locator:
    return visit.page.locator(SAID)


def test_a_whole_rehearsal_by_keyboard(visit: Visit, crowd: Office) -> None:
    begin(visit, crowd)
    field = visit.page.get_by_role("textbox", name="Your reply")
    field.fill("Calm down.")
    field.press("Control+Enter")
    expect(said(visit)).to_have_count(3)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    visit.page.get_by_role("link", name="Hint").press("Enter")
    expect(visit.page.get_by_role("heading", name="Would do them good")).to_be_visible()
    visit.page.get_by_role("link", name="Show an example").press("Enter")
    expect(visit.page.get_by_role("heading", name="How a good listener might answer")).to_be_visible()
    visit.page.get_by_role("button", name="Take my last reply back").press("Enter")
    expect(said(visit)).to_have_count(1)
    field.fill("I am sorry that it is late.")
    visit.page.get_by_role("button", name="Say it").press("Enter")
    expect(said(visit)).to_have_count(3)
    visit.page.get_by_role("button", name="End and look back").press("Enter")
    expect(visit.page.get_by_role("heading", name="Looking back")).to_be_visible()
    expect(visit.page.locator("#looking-back")).to_be_focused()
    expect(visit.page.get_by_text("Than in the earlier try")).to_be_visible()
    visit.page.get_by_role("link", name="Another customer").press("Enter")
    expect(visit.page.get_by_text("broken off")).to_be_visible()


def begin_own(crowd: Office) -> int:
    """A rehearsal of a moment of ada's own."""
    [conversation] = bring_in(crowd, rich_talk("own"))
    wanted = {"conversation": conversation, "reply": "m1", "behaviour": "validate"}
    made = crowd.client.post("/api/v1/me/moments/rehearsal", json=wanted, headers=crowd.of("ada"))
    return int(made.json()["id"])


def test_what_was_written_then_is_shown_once_one_has_answered(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada", f"/rehearse/{begin_own(crowd)}")
    expect(visit.page.get_by_text("made from your own conversation, changed")).to_be_visible()
    then = visit.page.get_by_role("heading", name="What you wrote then")
    expect(then).to_have_count(0)
    for count in (3, 5):
        field = visit.page.get_by_role("textbox", name="Your reply")
        field.fill("Please wait.")
        field.press("Control+Enter")
        expect(said(visit)).to_have_count(count)
        expect(then).to_be_visible()
    expect(visit.page.get_by_text("You answered the moment; it goes no further.")).to_be_visible()


def test_what_is_being_written_outlives_the_page(visit: Visit, crowd: Office) -> None:
    begin(visit, crowd)
    visit.page.get_by_role("textbox", name="Your reply").fill("I am so")
    visit.page.reload()
    expect(visit.page.get_by_role("textbox", name="Your reply")).to_have_value("I am so")


def test_what_does_not_arrive_is_told_and_kept(visit: Visit, crowd: Office) -> None:
    begin(visit, crowd)
    visit.page.route("**/reply", lambda route: route.abort())
    visit.page.get_by_role("textbox", name="Your reply").fill("Hello?")
    visit.page.get_by_role("button", name="Say it").click()
    expect(visit.page.get_by_text("Your reply is still here")).to_be_visible()
    expect(visit.page.get_by_role("textbox", name="Your reply")).to_have_value("Hello?")
    visit.complaints.clear()


def test_it_is_spoken_where_the_browser_can(visit: Visit, crowd: Office) -> None:
    visit.page.add_init_script(SPEECH)
    begin(visit, crowd)
    visit.page.get_by_text("Speak instead").click()
    visit.page.get_by_label("Read the customer aloud").check()
    visit.page.get_by_role("button", name="Dictate your reply").click()
    expect(visit.page.get_by_role("textbox", name="Your reply")).to_have_value("I am sorry.")
    visit.page.get_by_role("button", name="Stop dictating").click()
    visit.page.get_by_role("button", name="Say it").click()
    expect(said(visit)).to_have_count(3)
    assert visit.page.evaluate("said") == visit.page.locator("#said .customer .words").all_text_contents()


def test_a_browser_that_cannot_says_so(visit: Visit, crowd: Office) -> None:
    visit.page.add_init_script(DEAF)
    begin(visit, crowd)
    visit.page.get_by_text("Speak instead").click()
    expect(visit.page.get_by_text("This browser takes no dictation; type instead.")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Dictate your reply")).to_be_disabled()


def test_every_page_of_it_is_for_everybody(visit: Visit, crowd: Office) -> None:
    played, ada = crowd.house.played, crowd.users["ada"]
    ids = [played.begin(ada, CARD, seed) for seed in (1, 2, 3)]
    played.reply(ada, ids[0], "I am sorry that it is late.")
    for text in ("Calm down.", "Wait.", "No.", "No."):
        if not crowd.client.get(f"/api/v1/me/rehearsals/{ids[1]}", headers=crowd.of("ada")).json()["end"]:
            played.reply(ada, ids[1], text)
    own = [begin_own(crowd) for _ in range(2)]
    for id_ in (own[0], own[1], own[1]):
        played.reply(ada, id_, "I will send Tom tomorrow.")
    for who in ("ada", "ben"):
        planned = {"scenario": CARD, "due": "2040-01-02", "note": "Before the summer.", "people": [crowd.users[who]]}
        assert crowd.client.post("/api/v1/tasks", json=planned, headers=crowd.of("lead")).is_success
    pages = {
        "rehearse": ("ada", "/rehearse"),
        "rehearse-nobody": ("ada", "/rehearse?industry=water&channel=sms"),
        "rehearsal": ("ada", f"/rehearse/{ids[0]}"),
        "rehearsal-hint": ("ada", f"/rehearse/{ids[0]}?help=hint"),
        "rehearsal-over": ("ada", f"/rehearse/{ids[1]}"),
        "rehearsal-begun": ("ada", f"/rehearse/{ids[2]}"),
        "moment-answered": ("ada", f"/rehearse/{own[0]}"),
        "moment-over": ("ada", f"/rehearse/{own[1]}"),
        "lessons": ("ada", "/rehearse/lessons"),
        "lesson": ("ada", "/rehearse/lessons/naming"),
        "tasks": ("lead", "/rehearse/tasks"),
        "where-to-begin": ("cyd", "/rehearse"),
        "let-go": ("ada", "/let-go"),
    }
    wrong: dict[str, object] = {}
    for page, (who, path) in pages.items():
        assert visit.enter(crowd, who, path) == 200
        wrong |= wrong_in(visit, page)
    assert wrong == {}


def test_what_is_let_go_is_sent_and_stored_nowhere(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "ada", "/let-go")
    visit.page.wait_for_load_state("networkidle")
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.url))
    fields = visit.page.locator("let-go textarea")
    for place in range(fields.count()):
        fields.nth(place).fill("He swore at me.")
    visit.page.wait_for_timeout(300)
    assert sent == []
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert visit.page.locator("let-go form").count() == 0
    visit.page.get_by_role("button", name="Let it go").click()
    expect(visit.page.get_by_text("Gone.")).to_be_visible()
    assert [fields.nth(place).input_value() for place in range(fields.count())] == [""] * fields.count()
    fields.first.fill("Once more.")
    visit.page.goto(f"{visit.address}/rehearse")
    visit.page.go_back()
    expect(visit.page.locator("#what")).to_have_value("")
