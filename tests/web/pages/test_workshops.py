"""A workshop on its pages without a script: in by a code, answered, compared, gone on with."""

import re

from sqlalchemy import update

from heard.rehearsal.cards.shelf import find_scenario
from heard.storage.rehearsals.workshops import WORKSHOP
from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.pages.test_workspace import page

CARD = "dress-for-saturday"


def opened(office: Office) -> str:
    """The path of a room of the trainer's."""
    headers = office.sign_in("trainer")
    sent = office.client.post("/workshops", data={"scenario": CARD}, headers=headers, follow_redirects=False)
    return str(sent.headers["location"])


def test_a_round_from_the_code_to_the_next_customer_line(office: Office) -> None:
    path = opened(office)
    code = path.removeprefix("/workshops/")
    typed = f"{code[:3].lower()}+{code[3:].lower()}"
    sought = office.client.get(f"/workshops?code={typed}", headers=office.sign_in("ada"), follow_redirects=False)
    assert sought.headers["location"] == path
    for who, text in {"ada": "I am sorry that it is late.", "ben": "Write to ruth@example.test."}.items():
        assert "Kept." in send_form(office, who, f"{path}/answer", text=text).text
    assert "2 of 2 have answered" in page(office, "trainer", path)
    assert "I am sorry" not in page(office, "trainer", path)
    side_by_side = send_form(office, "trainer", f"{path}/compare").text
    assert "I am sorry that it is late." in side_by_side
    assert "ruth@" not in side_by_side
    for name in ("Ada", "Ben"):
        assert name not in side_by_side
    answer = re.findall(r'name="answer" value="(\d+)"', side_by_side)[0]
    voted = send_form(office, "ada", f"{path}/vote", answer=answer).text
    assert "You would like to get this." in voted
    # Until the trainer tells, nobody is led by what others chose or by what the answers do.
    for hidden in ("1 would like to get this", "What it does to the customer", "They would say"):
        assert hidden not in voted
    assert "1 of 2 have chosen" in page(office, "trainer", path)
    told = send_form(office, "trainer", f"{path}/reveal").text
    for shown in ("1 would like to get this", "What it does to the customer", "They would say"):
        assert shown in told
    assert "Choose in the next round".lower() in send_form(office, "ada", f"{path}/vote", answer=answer).text
    onward = send_form(office, "trainer", f"{path}/next", answer=answer).text
    assert "Round 2" in onward
    assert "End the round and compare" in onward


def test_what_cannot_be_is_told_where_it_was_done(office: Office) -> None:
    path = opened(office)
    for code, told in {"NOSUCH": "check the code with whoever leads it", "--": "Type the code"}.items():
        assert told in office.client.get(f"/workshops?code={code}", headers=office.sign_in("ada")).text
    assert "Choose a customer." in send_form(office, "trainer", "/workshops", scenario="").text
    seedless = send_form(office, "trainer", "/workshops", scenario=CARD, seed="many").text
    assert "A seed is a whole number" in seedless
    assert f'value="{CARD}" selected' in seedless
    assert "end it first" in send_form(office, "trainer", f"{path}/reveal").text
    assert "Nobody has answered yet." in send_form(office, "trainer", f"{path}/compare").text
    assert "There is no answer yet" in send_form(office, "ada", f"{path}/answer", text=" ").text
    assert "still open" in send_form(office, "trainer", f"{path}/next").text


def test_a_room_is_closed_and_removed_by_whoever_leads_it(office: Office) -> None:
    path = opened(office)
    send_form(office, "ada", f"{path}/answer", text="I am sorry.")
    assert "You lead this room" not in page(office, "ada", path)
    assert "This workshop is closed." in send_form(office, "trainer", f"{path}/close").text
    assert "closed" in page(office, "trainer", "/workshops")
    assert "Removed." in send_form(office, "trainer", f"{path}/remove").text


def test_it_goes_on_without_any_answer_as_a_good_listener_might(office: Office) -> None:
    path = opened(office)
    send_form(office, "ada", f"{path}/answer", text="Calm down.")
    send_form(office, "trainer", f"{path}/compare")
    shown = send_form(office, "trainer", f"{path}/next").text
    assert find_scenario(CARD).replies.good[0].partition(":")[0] in shown
    assert "Calm down." not in shown


def test_a_room_whose_customer_is_gone_stops_no_list_and_can_be_removed(office: Office) -> None:
    path = opened(office)
    with office.house.store.writing() as session:
        session.connection.execute(update(WORKSHOP).values(scenario="no-such-card"))
    assert "A customer that Heard has no longer" in page(office, "trainer", "/workshops")
    gone = office.client.get(path, headers=office.sign_in("ada"))
    assert gone.status_code == 409
    assert "Removed." in send_form(office, "trainer", f"{path}/remove").text


def test_from_afar_there_is_nothing_to_click(office: Office) -> None:
    path = opened(office)
    send_form(office, "ada", f"{path}/answer", text="Calm down.")
    for deed in ("compare", "reveal"):
        send_form(office, "trainer", f"{path}/{deed}")
    seen = page(office, "trainer", f"{path}?seen=afar")
    assert "Calm down." in seen
    assert path.removeprefix("/workshops/") in seen
    assert f'action="{path}' not in seen
