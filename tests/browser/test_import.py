"""Import: a file is chosen or dropped, looked at, mapped, brought in, and watched until it is in."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.axe.stumble import stumbles
from tests.browser.conftest import KEY, Visit
from tests.browser.pictures import keep_picture
from tests.web.office import PASSWORD, Office

pytestmark = pytest.mark.web

# A process of its own is started, while other tests may be at work beside it.
LONGEST_JOB_MS = 120_000
OWN = "Vorgang;Wer;Inhalt;Tel\n7;customer;The lamp flickers.;1\n7;agent;Since when?;2\n8;nobody;Hm.;3\n"
DROPPED = """(content) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([content], "dropped.csv"));
  return dropped;
}"""


def a_file(content: str, name: str = "talks.csv") -> FilePayload:
    """A file to choose."""
    return {"name": name, "mimeType": "text/csv", "buffer": content.encode()}


def choose(visit: Visit, content: str, name: str = "talks.csv") -> None:
    """Choose a file."""
    visit.page.get_by_label("A file of conversations").set_input_files(a_file(content, name))


def map_column(visit: Visit, column: str, meaning: str) -> None:
    """Say what a column holds, and wait until what is shown follows."""
    visit.page.get_by_label(column, exact=True).focus()
    with visit.page.expect_response("**/import/look"):
        visit.page.get_by_label(column, exact=True).select_option(meaning)
    expect(visit.page.get_by_label(column, exact=True)).to_be_focused()


def become_first(visit: Visit) -> None:
    """Come in as the first user, and without made-up conversations."""
    visit.go(f"/welcome#{KEY}")
    visit.page.get_by_label("Your name").fill("Zoë")
    visit.page.get_by_label("E-mail").fill("zoe@example.com")
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.page.get_by_role("checkbox").uncheck()
    visit.page.get_by_role("button", name="Begin").click()
    visit.page.get_by_role("navigation").get_by_role("link", name="Import").click()


def test_a_table_is_mapped_brought_in_and_watched_to_its_end(empty: Visit) -> None:
    become_first(empty)
    choose(empty, OWN)
    expect(empty.page.get_by_role("heading", name="Nothing in it can be read yet")).to_be_visible()
    expect(empty.page.get_by_role("button", name="Bring it in")).to_be_disabled()
    map_column(empty, "Wer", "who speaks")
    map_column(empty, "Inhalt", "what is said")
    map_column(empty, "Vorgang", "which conversation")
    expect(empty.page.get_by_role("heading", name="1 conversation would come in")).to_be_visible()
    expect(empty.page.get_by_text("The lamp flickers.")).to_be_visible()
    assert stumbles(empty.page) == []
    keep_picture(empty.page, "import-look")
    empty.page.get_by_role("button", name="Bring it in").click()
    empty.page.wait_for_url("**/import/import-*")
    expect(empty.page.get_by_role("status").first).to_have_text(
        "It is in, but for 1 row that could not be read.", timeout=LONGEST_JOB_MS
    )
    with empty.page.expect_download() as download:
        empty.page.get_by_role("link", name="Download what was left out (CSV)").click()
    assert "nobody" in Path(download.value.path()).read_text(encoding="utf-8")
    empty.page.get_by_role("link", name="See what came in").click()
    expect(empty.page.locator(".rows > li")).to_have_count(1)


def test_one_meaning_stands_in_one_column(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/import")
    choose(visit, "role,text,note\ncustomer,Hello,Good evening\n")
    visit.page.get_by_text("What the columns hold").click()
    map_column(visit, "note", "what is said")
    expect(visit.page.get_by_label("text", exact=True)).to_have_value("")
    expect(visit.page.locator(".turns")).to_have_text("Customer Good evening", use_inner_text=True)


def test_columns_that_were_chosen_stay_when_nobody_answers(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/import")
    choose(visit, OWN)
    visit.page.get_by_label("Vorgang").select_option("which conversation")
    expect(visit.page.get_by_text("Heard reads it")).to_have_count(0)
    visit.page.route("**/import/look", lambda route: route.abort())
    with visit.page.expect_console_message(lambda said: "ERR_FAILED" in said.text):
        visit.page.get_by_label("Wer", exact=True).select_option("who speaks")
    visit.complaints.clear()
    expect(visit.page.get_by_role("alert")).to_contain_text("Heard cannot be reached")
    expect(visit.page.get_by_label("Vorgang")).to_have_value("conversation")
    expect(visit.page.get_by_label("Wer", exact=True)).to_have_value("role")
    expect(visit.page.get_by_role("button", name="Bring it in")).to_be_disabled()


def test_a_file_can_be_dropped(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/import")
    content = "Customer: Where is my lamp?\nAgent: On its way."
    dropped = visit.page.evaluate_handle(DROPPED, content)
    visit.page.dispatch_event("file-import", "drop", {"dataTransfer": dropped})
    expect(visit.page.get_by_text("Where is my lamp?")).to_be_visible()
    name = visit.page.locator("#file").evaluate("(field) => field.files[0].name")
    assert name == "dropped.csv"


def test_a_large_table_is_looked_at_by_its_beginning(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/import")
    choose(visit, "ticket,role,text\n" + "".join(f"{n},customer,Where is it {n}?\n" for n in range(60_000)))
    expect(visit.page.get_by_role("heading", name="Its beginning holds")).to_be_visible(timeout=30_000)
    expect(visit.page.get_by_text("Some of it would be left out")).to_have_count(0)


def test_what_is_wrong_is_told_and_what_was_typed_stays(visit: Visit, crowd: Office) -> None:
    visit.enter(crowd, "first", "/import")
    visit.page.get_by_label("Where it comes from").fill("zendesk")
    choose(visit, "")
    expect(visit.page.get_by_role("alert")).to_contain_text("this is empty")
    expect(visit.page.get_by_role("button", name="Bring it in")).to_be_disabled()
    expect(visit.page.get_by_label("Where it comes from")).to_have_value("zendesk")
