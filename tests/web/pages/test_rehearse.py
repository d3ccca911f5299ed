"""The pages of rehearsals without a script: forms that lead on, and one sentence for what cannot be."""

import re

import pytest

from heard.rehearsal.cards.shelf import find_scenario
from heard.storage.conversations import find
from tests.web.figures import months_of_words
from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.pages.test_workspace import page

CARD = "dress-for-saturday"
# Of what she keeps to herself, words that no page writes otherwise.
HIDDEN = "maid of honour"
TITLE = find_scenario(CARD).title


def room(office: Office) -> str:
    """The path of a rehearsal of ada's that has just begun."""
    headers = office.sign_in("ada")
    sent = office.client.post("/rehearse", data={"scenario": CARD}, headers=headers, follow_redirects=False)
    return str(sent.headers["location"])


def test_a_whole_rehearsal(office: Office) -> None:
    path = room(office)
    shown = page(office, "ada", path)
    assert "What you know, and what you may do" in shown
    assert HIDDEN not in shown
    said = send_form(office, "ada", f"{path}/reply", text="I am sorry that it is late.").text
    assert "The customer, at the moment" in said
    assert "I am sorry that it is late." in said
    back = send_form(office, "ada", f"{path}/end").text
    for told in ("Looking back", "You broke it off.", HIDDEN, "What it did: from"):
        assert told in back
    assert 'action="/rehearse"' in back
    again = send_form(office, "ada", f"{path}/retry").text
    assert "Looking back" not in again
    assert "broken off" not in page(office, "ada", "/rehearse")
    gone = send_form(office, "ada", f"{path}/remove").text
    assert "Removed." in gone
    assert "Your tries" not in gone


def test_help_is_there_for_whoever_asks(office: Office) -> None:
    path = room(office)
    example = find_scenario(CARD).replies.good[0].partition(":")[0]
    assert example not in page(office, "ada", path)
    assert example in page(office, "ada", f"{path}?help=example")
    assert "Would do them good" in page(office, "ada", f"{path}?help=hint")


def test_what_cannot_be_said_is_told_and_kept_to_be_mended(office: Office) -> None:
    path = room(office)
    assert "There is no reply yet" in send_form(office, "ada", f"{path}/reply", text="").text
    assert "There is no reply to take back yet." in send_form(office, "ada", f"{path}/retry").text
    send_form(office, "ada", f"{path}/end")
    told = send_form(office, "ada", f"{path}/reply", text="Hello?").text
    assert "This rehearsal is over" in told or "This conversation is over" in told


def test_an_unknown_customer_is_told_on_the_list(office: Office) -> None:
    assert "the list of scenarios has all" in send_form(office, "ada", "/rehearse", scenario="nobody").text
    assert "Choose a customer from the list." in send_form(office, "ada", "/rehearse", scenario="").text


def test_the_list_is_narrowed(office: Office) -> None:
    assert TITLE in page(office, "ada", "/rehearse?industry=fashion+retail&channel=chat")
    assert TITLE not in page(office, "ada", "/rehearse?channel=voice")
    assert "Nobody like that" in page(office, "ada", "/rehearse?industry=water&channel=sms")


def test_many_tries_are_folded(office: Office) -> None:
    for _ in range(7):
        room(office)
    shown = page(office, "ada", "/rehearse")
    assert "2 earlier ones" in shown
    assert "met before" in shown


@pytest.mark.parametrize(("path", "told"), [("/rehearse/lessons", "Naming a feeling"), ("/rehearse", TITLE)])
def test_a_trainer_sees_them_too(office: Office, path: str, told: str) -> None:
    assert told in page(office, "trainer", path)


def test_a_lesson_leads_to_its_customers(office: Office) -> None:
    shown = page(office, "ada", "/rehearse/lessons/validating")
    assert "rather not" in shown
    assert re.search(r'name="scenario" value="waived-fees"', shown)
    missed = office.client.get("/rehearse/lessons/nothing", headers=office.sign_in("ada"))
    assert missed.status_code == 404


def test_only_a_room_may_ask_for_the_microphone(office: Office) -> None:
    headers = office.sign_in("ada")
    by_path = {
        path: office.client.get(path, headers=headers).headers["permissions-policy"] for path in ("/", room(office))
    }
    assert ["microphone=(self)" in policy for policy in by_path.values()] == [False, True]


def test_a_moment_of_ones_own_is_begun_from_ones_figures_and_compared(office: Office) -> None:
    months_of_words(office)
    shown = page(office, "ada", "/my")
    assert "Rehearse this moment" in shown
    wanted = dict(re.findall(r'name="(conversation|reply|behaviour)" value="([^"]*)"', shown))
    room_of_it = send_form(office, "ada", "/rehearse/own", **wanted)
    path = room_of_it.url.path
    assert "made from your own conversation, changed" in room_of_it.text
    assert "Show an example" not in room_of_it.text
    assert "What you wrote then" not in room_of_it.text
    said = send_form(office, "ada", f"{path}/reply", text="I will send Tom tomorrow.").text
    assert "What you wrote then" in said
    assert "Sorry for any inconvenience." in said
    over = send_form(office, "ada", f"{path}/reply", text="Please wait.").text
    assert "You answered the moment; it goes no further." in over
    assert 'action="/rehearse/own"' in over
    assert "answered" in page(office, "ada", "/rehearse")


def test_why_a_moment_cannot_be_rehearsed_is_told(office: Office) -> None:
    months_of_words(office, 1)
    with office.house.store.reading() as session:
        conversation = find(session, "desk", "rich-0")
    sent = {"conversation": str(conversation), "reply": "m5", "behaviour": "validate"}
    assert "Not all of it is in a language that Heard reads." in send_form(office, "ada", "/rehearse/own", **sent).text
    assert "Choose a moment from your own figures." in send_form(office, "ada", "/rehearse/own", reply="2").text
