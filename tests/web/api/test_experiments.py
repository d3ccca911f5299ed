"""Experiments by the API: nothing of one can be changed once it is registered, and nobody peeks."""

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from heard.insights.experiment import NOTHING_OFF, SUGGESTIONS
from heard.storage.access.audit import records
from heard.wiring.insights.experiments import off_in
from tests.fakes.clock import HandClock
from tests.web.office import Office
from tests.web.trials import plan_of, registered_in, switch, talks_of, trials_of

PATH = "/api/v1/experiments"
CUE = {"kind": "cue", "name": "still_unheard"}


def sent(office: Office, who: str = "lead", path: str = "", **changed: Any) -> Response:  # noqa: ANN401 - as JSON
    plan = {
        "name": " Does it help? ",
        "switches": [CUE],
        "measure": "heard_rate",
        "direction": "rise",
        "smallest": 0.05,
        "teams": [office.teams["parcels"]],
        "first": "2026-12-07",
        "weeks": 4,
    }
    return office.client.post(f"{PATH}{path}", json=plan | changed, headers=office.of(who))


def get(office: Office, path: str, who: str = "lead") -> Response:
    return office.client.get(f"{PATH}{path}", headers=office.of(who))


def test_what_is_registered_is_fingerprinted_and_in_the_audit(office: Office) -> None:
    made = sent(office).json()
    assert (made["name"], made["last"], made["stage"]) == ("Does it help?", "2027-01-03", "ahead")
    assert (made["told_from"], made["seed"], made["by"]) == ("2027-01-07", None, "Lead")
    with office.house.store.reading() as session:
        [entry] = records(session, deed="experiment.add")
    assert entry.what == f"experiment {made['id']}: {made['fingerprint']}"


@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"first": "2026-11-30"}, 422, "An experiment begins tomorrow at the earliest"),
        ({"weeks": 3}, 422, "Weeks are taken in pairs"),
        ({"measure": "luck"}, 404, "Nothing called luck is measured."),
        ({"smallest": 5}, 422, "five points are 0.05"),
        ({"teams": [987654]}, 404, "There is no team 987654."),
        ({"switches": [{"kind": "cue", "name": "signals"}]}, 404, "There is no cue signals that could be switched."),
        ({"switches": [{"kind": "advice", "name": "x"}]}, 404, "There is no advice x that could be switched."),
        ({"switches": [{"kind": "statement", "name": "x"}]}, 404, "There is no statement x that could be switched."),
    ],
)
def test_what_cannot_be_registered_is_told(office: Office, changed: dict[str, Any], status: int, told: str) -> None:
    answer = sent(office, **changed)
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True), answer.text


def test_a_team_is_in_one_at_a_time(office: Office) -> None:
    assert sent(office).status_code == 201
    assert sent(office, "first", teams=[office.teams["refunds"]]).status_code == 201
    beside = sent(office, first="2027-01-06")
    assert (beside.status_code, "until 2027-01-07" in beside.json()["detail"]) == (409, True)
    assert sent(office, first="2027-01-07").status_code == 201


def test_a_lead_experiments_with_no_other_team(office: Office) -> None:
    both = [office.teams["parcels"], office.teams["refunds"]]
    assert sent(office, teams=both).status_code == 404
    made = sent(office, "admin", teams=both).json()
    assert get(office, f"/{made['id']}").status_code == 404
    assert get(office, "").json() == []
    assert [each["id"] for each in get(office, "", "admin").json()] == [made["id"]]


def test_what_it_would_see_is_told_from_the_weeks_before(office: Office) -> None:
    assert sent(office, path="/preview").json() == {"last": "2027-01-03", "conversations": 0, "power": None}
    with office.house.store.writing() as session:
        talks_of(session, plan_of(session, office.teams["parcels"], back=28))
    expected = sent(office, path="/preview").json()
    assert expected["conversations"] == 56
    assert 0 < expected["power"] < 1
    assert sent(office).json()["power"] == expected["power"]


def test_nobody_is_told_before_it_is_over(office: Office) -> None:
    keys = trials_of(office, "parcels", "lead")
    refused = get(office, f"/{keys['running']}/result")
    assert (refused.status_code, "told from 2026-12-28 on" in refused.json()["detail"]) == (409, True)
    running = get(office, f"/{keys['running']}").json()
    assert (running["stage"], running["seed"]) == ("under_way", None)
    assert (running["begun"], running["reviewed"]) == (3, 0)


def test_once_it_is_over_it_is_told_with_an_interval(office: Office) -> None:
    keys = trials_of(office, "parcels", "lead")
    assert get(office, f"/{keys['over']}").json()["seed"] == 7
    found = get(office, f"/{keys['over']}/result").json()
    assert (found["verdict"], found["matters"]) == ("helps", "yes")
    effect = found["effect"]
    assert effect["by"] == pytest.approx(0.2, abs=0.05)
    assert 0.05 < effect["low"] < effect["by"] < effect["high"]
    assert (effect["pairs"], effect["conversations"]) == (14, 56)
    assert {each["measure"] for each in found["beside"]} > {"heard", "at_end"}
    assert len(found["days"]) == 28
    assert sum(each["on"] for each in found["days"]) == 14


def test_one_without_conversations_says_nothing(office: Office) -> None:
    with office.house.store.writing() as session:
        plan = plan_of(session, office.teams["refunds"], back=60)
        id_ = registered_in(session, plan, office.users["lead"])
    found = get(office, f"/{id_}/result", "other-lead").json()
    assert (found["effect"], found["verdict"], found["days"]) == (None, None, [])


def test_it_is_ended_early_with_a_reason(office: Office) -> None:
    keys = trials_of(office, "parcels", "lead")
    path = f"{PATH}/{keys['running']}/end"
    ended = office.client.post(path, json={"why": "Agents miss it."}, headers=office.of("lead")).json()
    assert (ended["ended_because"], ended["stage"], ended["told_from"]) == ("Agents miss it.", "settling", "2026-12-03")
    again = office.client.post(path, json={"why": "Once more."}, headers=office.of("lead"))
    assert (again.status_code, again.json()["detail"]) == (409, "It has come to its end already.")
    with office.house.store.reading() as session:
        assert records(session, deed="experiment.end")[0].why == "Agents miss it."


def test_a_conversation_stays_as_it_began_until_it_is_waited_for_no_more(office: Office) -> None:
    """Whatever day it is by then, and whatever the lot says of that day."""
    key, store = office.keys["ada-1"], office.house.store
    switch(office, [SUGGESTIONS], on=False)
    found, store.clock = [], HandClock()
    for days in (0, 7, 20, 1):
        store.clock.go_on(timedelta(days=days))
        with store.reading() as session:
            found.append(off_in(session, key))
    assert found == [found[0], found[0], found[0], NOTHING_OFF]


def test_everything_is_on_again_once_it_is_ended(office: Office) -> None:
    switch(office, [SUGGESTIONS], on=False)
    with office.house.store.reading() as session:
        assert off_in(session, office.keys["ada-1"]) == {SUGGESTIONS}
    assert office.client.post(f"{PATH}/1/end", json={"why": "Enough."}, headers=office.of("lead")).is_success
    with office.house.store.reading() as session:
        assert off_in(session, office.keys["ada-1"]) == NOTHING_OFF
