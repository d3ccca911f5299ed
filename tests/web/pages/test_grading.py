"""The pages on which people grade: what stands on them for whom, and what is left out of them."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from heard.storage.people.records import set_analysed
from tests.storage.quality.looks import calibration
from tests.web.api.quality.test_grading import say, write
from tests.web.forms import send_form
from tests.web.gradings import FULL
from tests.web.office import Office
from tests.web.pages.test_workspace import HTML, page

FORM = {f"step-{id_}": str(rating["step"]) for id_, rating in FULL.items()}
CARD: dict[str, Any] = {
    "id": "may",
    "title": "May",
    "categories": [{"id": "tone", "title": "Tone of May", "asks": "Is it kind?", "steps": 3, "weight": 1}],
}
COMMENTED = FULL | {"respect": {"step": 1, "comment": "It blames him.", "causes": ["Tone"]}}


def path(office: Office, talk: str = "ada-1", more: str = "") -> str:
    """Where a conversation is graded."""
    return f"/quality/conversations/{office.keys[talk]}{more}"


def voiced(office: Office) -> None:
    """Something is voiced, and met with a stock phrase."""
    turns = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
    for role, text in (("customer", "It is broken!"), ("agent", "Sorry for any inconvenience.")):
        assert office.client.post(turns, json={"role": role, "text": text}, headers=office.of("ada")).is_success


def test_neither_others_nor_heard_are_in_the_page_before_ones_own(office: Office) -> None:
    voiced(office)
    say(office, "first", "ada-1", COMMENTED)
    before = page(office, "lead", path(office))
    assert "It blames him." not in before
    assert "replies show it" not in before
    assert 'class="pitfall"' not in before
    assert 'class="hint"' in before
    say(office, "lead", "ada-1")
    after = page(office, "lead", path(office))
    assert "It blames him." in after
    assert "1 of 2 replies show it." in after
    assert 'class="pitfall"' in after


def test_whoever_wants_to_know_before_is_told(office: Office) -> None:
    say(office, "first", "ada-1", COMMENTED)
    assert "It blames him." in page(office, "lead", path(office, more="?unbiased=false"))


def test_whoever_looks_otherwise_comes_back_to_the_same_queue(office: Office) -> None:
    kept = '<input type="hidden" name="queue" value="every=true">'
    of_queue = path(office, more="?queue=every%3Dtrue")
    assert page(office, "lead", of_queue).count(kept) == 1
    say(office, "lead", "ada-1")
    found = re.search(r'action="(/quality/gradings/.*?)"', page(office, "lead", of_queue))
    assert found is not None
    shown = send_form(office, "lead", found[1])
    assert '<a href="/quality?every=true">Worth a look</a>' in shown.text


def test_what_a_person_says_stands_beside_the_others_with_what_it_counts_for(office: Office) -> None:
    say(office, "first", "ada-1", COMMENTED)
    say(office, "lead", "ada-1", FULL | {"right": {"step": 3}})
    shown = " ".join(page(office, "lead", path(office)).split())
    assert "0 of 100, since a critical one is below half; 84 without that" in shown
    assert '3 of 4 <span class="quiet">counts for 66.67</span>' in shown
    assert "2 people give it 46.6" in shown


def test_what_is_still_open_is_said_and_what_was_typed_stays(office: Office) -> None:
    form = {"do": "submit", "version": "0", "step-taken_up": "2", "cause-taken_up": "A question was overlooked"}
    form |= {"comment-early": "Look again.", "comment": "Hm."}
    shown = send_form(office, "lead", path(office), **form)
    assert shown.status_code == 422
    assert "does not apply: “A word on it early”" in shown.text
    assert all(words in shown.text for words in ("Look again.", ">Hm.<", 'name="version" value="1"'))
    assert 'value="A question was overlooked" checked' in shown.text


def test_a_form_of_an_older_version_writes_nothing_over(office: Office) -> None:
    write(office, "lead", "ada-1", ratings=FULL, comment="Newer.")
    shown = send_form(office, "lead", path(office), do="save", version="0", comment="Older.")
    assert (shown.status_code, "changed in another tab" in shown.text, "Older." in shown.text) == (412, True, True)
    assert "Newer." in page(office, "lead", path(office))


def test_a_cause_of_what_is_not_bad_any_more_is_left_out(office: Office) -> None:
    form = {"do": "save", "version": "0", "step-respect": "2", "cause-respect": "Tone"}
    assert send_form(office, "lead", path(office), **form).status_code == 200
    own = office.client.get("/api/v1/gradings", headers=office.of("lead")).json()["items"][0]
    assert own["ratings"] == {"respect": {"step": 2, "comment": "", "causes": [], "turn_id": None}}


@pytest.mark.parametrize("step", ["9", "-1", "x", "²"])
def test_a_step_that_is_none_is_left_open(office: Office, step: str) -> None:
    send_form(office, "lead", path(office), do="save", version="0", **{"step-respect": step})
    own = office.client.get("/api/v1/gradings", headers=office.of("lead")).json()["items"][0]
    assert own["ratings"] == {}


def test_it_is_submitted_taken_back_and_discarded(office: Office) -> None:
    done = send_form(office, "lead", path(office), do="submit", version="0", **FORM)
    assert "100 of 100" in done.text
    own = office.client.get("/api/v1/gradings", headers=office.of("lead")).json()["items"][0]
    again = send_form(office, "lead", f"/quality/gradings/{own['id']}/reopen")
    assert 'name="version" value="3"' in again.text
    assert 'name="version" value="0"' in send_form(office, "lead", path(office, more="/discard")).text


def test_a_second_look_begins_with_the_first(office: Office) -> None:
    say(office, "lead", "ada-1", COMMENTED)
    assert "It blames him.</textarea>" in send_form(office, "lead", path(office, more="/again")).text


def test_a_customer_who_is_not_analysed_is_graded_by_people_alone(office: Office) -> None:
    with office.house.store.writing() as session:
        set_analysed(session, 1, analysed=False)
    say(office, "lead", "ada-1")
    assert "Heard fills nothing in: This customer is not to be analysed" in page(office, "lead", path(office))


def test_nobody_else_is_let_in(office: Office) -> None:
    for who, talk, status in (("ben", "ada-1", 404), ("ada", "open-1", 404), ("admin", "ada-1", 403)):
        answer = office.client.get(path(office, talk), headers=office.sign_in(who) | HTML)
        assert answer.status_code == status


def test_the_page_of_a_conversation_leads_there(office: Office) -> None:
    shown = f"/conversations/{office.keys['ada-1']}"
    assert "Rate it yourself" in page(office, "ada", shown)
    assert "Grade it" in page(office, "lead", shown)
    assert path(office, "open-1") not in page(office, "ada", f"/conversations/{office.keys['open-1']}")


def in_calibration(office: Office, *who: str) -> int:
    """A calibration in which these people take part."""
    with office.house.store.writing() as session:
        until = session.at + timedelta(days=1)
        people = [office.users[each] for each in who]
        return calibration(session, office.keys["ada-1"], *people, until=until, card=CARD)


def test_in_a_calibration_one_grades_by_its_scorecard_and_for_oneself(office: Office) -> None:
    say(office, "first", "ada-1", COMMENTED)
    round_ = in_calibration(office, "lead", "first")
    there = path(office, more=f"?calibration={round_}")
    shown = page(office, "lead", f"{there}&unbiased=false")
    assert "Tone of May" in shown
    assert "It blames him." not in shown
    done = send_form(office, "lead", there, do="submit", version="0", **{"step-tone": "2"})
    assert "50 of 100" in done.text
    assert f"/quality/calibrations/{round_}" in done.text
    assert "Tone of May" in page(office, "first", there)
    assert "50 of 100" not in page(office, "first", there)


def test_nobody_grades_in_a_calibration_that_is_not_theirs(office: Office) -> None:
    there = path(office, more=f"?calibration={in_calibration(office, 'first')}")
    answer = office.client.get(there, headers=office.sign_in("lead") | HTML)
    assert (answer.status_code, "There is no calibration" in answer.text) == (404, True)


def test_drafts_lead_the_list_and_self_reviews_are_named(office: Office) -> None:
    say(office, "ada", "ada-1")
    assert "for yourself" in page(office, "ada", "/quality/gradings")
    say(office, "lead", "ada-1")
    write(office, "lead", "ben-1")
    shown = page(office, "lead", "/quality/gradings")
    assert shown.index(">draft<") < shown.index("100 of 100")


def test_an_agent_reads_about_their_own_and_says_so(office: Office) -> None:
    done = say(office, "lead", "ada-1", comment="Warm.")
    shown = page(office, "ada", "/quality/gradings?whose=about_me")
    assert "Warm." in shown
    assert f'href="/quality/disputes/new?grading={done["id"]}"' in shown
    assert "you have read it" in send_form(office, "ada", f"/quality/gradings/{done['id']}/acknowledge").text
    assert "read by the agent" in page(office, "lead", "/quality/gradings?whose=team")


def test_people_and_heard_stand_apart_in_the_list(office: Office) -> None:
    say(office, "lead", "ada-1")
    page(office, "lead", f"/conversations/{office.keys['ada-1']}")
    shown = page(office, "lead", "/quality/gradings?whose=team")
    assert "People: 100, from 1 grading shown here" in shown
    assert "Heard, apart from that: " in shown


@pytest.mark.parametrize("whose", ["mine", "about_me", "team"])
def test_an_empty_list_offers_one_thing_to_do(office: Office, whose: str) -> None:
    shown = page(office, "lead", f"/quality/gradings?whose={whose}")
    assert shown.count('<a class="deed"') == 1


def test_a_list_is_taken_along(office: Office) -> None:
    say(office, "lead", "ada-1", COMMENTED)
    write(office, "lead", "ben-1")
    headers = office.sign_in("lead")
    told = office.client.get("/quality/gradings/export?kind=jsonl", headers=headers).text.splitlines()
    assert [json.loads(line)["score"] for line in told] == [None, 0.0]
    assert json.loads(told[1])["ratings"]["respect"]["causes"] == ["Tone"]
    table = office.client.get("/quality/gradings/export", headers=headers).text
    assert table.startswith("id,conversation_id,author,purpose,scorecard,score")
    assert "It blames him." in table
