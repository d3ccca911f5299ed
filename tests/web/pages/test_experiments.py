"""The pages of experiments: planned in a form, nothing told before the end, and then in words."""

from typing import Any

import pytest
from httpx2 import Response

from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.trials import trials_of

PATH = "/insights/experiments"
FORM = {
    "name": "Does it help?",
    "what": "cue:still_unheard",
    "measure": "heard_rate",
    "direction": "rise",
    "smallest": "5",
    "unit": "day",
    "first": "2026-12-07",
    "weeks": "4",
}


def planned(office: Office, path: str = PATH, **changed: object) -> Response:
    return send_form(office, "lead", path, **{**FORM, "teams": [office.teams["parcels"]], **changed})


def get(office: Office, path: str = "", who: str = "lead") -> str:
    return office.client.get(f"{PATH}{path}", headers=office.sign_in(who)).text


def test_it_is_registered_and_begins_later(office: Office) -> None:
    assert "None yet" in get(office)
    shown = planned(office).text
    for words in ("It begins on", "a rise by 5 points", "“still unheard” at the desk", "Fingerprint", "End it"):
        assert words in shown
    assert "Does it help?" in get(office)


def test_a_set_of_statements_is_all_of_one_intent(office: Office) -> None:
    shown = planned(office, what="set:apology").text
    assert "the statement “" in shown
    assert "more</dd>" in shown


def test_a_mean_is_typed_on_its_own_scale(office: Office) -> None:
    assert "a fall by 0.20" in planned(office, measure="at_end", direction="fall", smallest="0,2").text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": " "}, "Give it a name of at most 500 letters"),
        ({"what": ""}, "Choose what is switched."),
        ({"what": "cue:none"}, "There is no cue none that could be switched."),
        ({"teams": []}, "Choose the teams in which it is tried."),
        ({"first": "soon"}, "Say on which day it begins, such as 2027-03-31."),
        ({"first": "2026-11-30"}, "An experiment begins tomorrow at the earliest"),
        ({"smallest": "much"}, "Say the smallest change that would matter"),
        ({"smallest": "nan"}, "Say a change above 0, and of a share below 100 points."),
        ({"weeks": "3"}, "Weeks are taken in pairs"),
    ],
)
def test_what_cannot_be_planned_is_told_and_not_lost(office: Office, changed: dict[str, object], told: str) -> None:
    for path in (PATH, f"{PATH}/look"):
        answer = planned(office, path, **changed)
        assert (answer.status_code in {404, 422}, told in answer.text) == (True, True), answer.text
        assert ('value="Does it help?"' in answer.text) == ("name" not in changed)


def test_what_it_would_see_is_told_before(office: Office) -> None:
    shown = planned(office, f"{PATH}/look").text
    assert "That is too little to say what an experiment would see." in shown
    assert 'value="Does it help?"' in shown


def test_nothing_is_told_of_one_under_way(office: Office) -> None:
    keys = trials_of(office, "parcels", "lead")
    shown = get(office, f"/{keys['running']}")
    assert "3 conversations have begun in it, of about 56 that were expected." in shown
    for words in ("What came of it</h2>", "Seed of the lots", "On less off"):
        assert words not in shown
    assert office.client.get(f"{PATH}/{keys['running']}/export", headers=office.sign_in("lead")).status_code == 409


def test_what_came_of_it_is_told_in_words(office: Office) -> None:
    shown = get(office, f"/{trials_of(office, 'parcels', 'lead')['over']}")
    for words in ("It helped.", "at least the 5 points", "Over 14 pairs of days with 56 conversations", "On less off"):
        assert words in shown
    for words in ("Seen beside, not planned", "What this does not prove", "Seed of the lots"):
        assert words in shown


def test_its_days_are_taken_along(office: Office) -> None:
    path = f"{PATH}/{trials_of(office, 'parcels', 'lead')['over']}/export"
    lines = office.client.get(path, headers=office.sign_in("lead")).text.splitlines()
    assert lines[0] == "team,day,on,conversations,could_be,was"
    assert len(lines) == 29


def test_it_is_ended_with_a_reason_only(office: Office) -> None:
    path = f"{PATH}/{trials_of(office, 'parcels', 'lead')['running']}/end"
    assert "Say why, in one sentence" in send_form(office, "lead", path, why=" ").text
    shown = send_form(office, "lead", path, why="Agents miss it.").text
    assert "Agents miss it." in shown
    assert "End it" not in shown


def test_administrators_come_in_by_experiments_alone(office: Office) -> None:
    shown = get(office, who="admin")
    assert f'href="{PATH}" aria-current="page"' in shown
    assert 'href="/insights"' not in shown


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", " ", "Give it a name"),
        ("what", "", "Choose what is switched"),
        ("smallest", "much", "as a number above 0"),
        ("teams", "", "Choose the teams"),
        ("first", "soon", "Say on which day"),
    ],
)
def test_what_is_missing_is_said_once_and_beside_its_field(office: Office, field: str, typed: str, told: str) -> None:
    changed: dict[str, Any] = {"name": "Kept as typed", field: [] if field == "teams" else typed}
    shown = planned(office, **changed).text
    assert shown.count(told) == 1
    assert f'id="{field}-problem" role="alert"' in shown
    assert f'{field}-problem" aria-invalid="true"' in shown
    assert ('value="Kept as typed"' in shown) == (field != "name")


def test_a_reason_that_is_too_long_stays_in_its_field(office: Office) -> None:
    path = f"{PATH}/{trials_of(office, 'parcels', 'lead')['running']}/end"
    shown = send_form(office, "lead", path, why="x" * 501).text
    assert f'value="{"x" * 501}"' in shown
    assert 'id="why-problem"' in shown
