"""Outcomes by the API: answers come in once, are told with how sure they are, and how they go with being heard."""

from typing import Any

import pytest

from heard.storage.access import audit
from tests.web.api.test_insights import ask, by_name
from tests.web.figures import answers_of_weeks, weeks_of
from tests.web.office import Office

SENT: dict[str, Any] = {"conversation": "ada-1", "scale": "csat", "value": 2, "comment": "Ask ruth@example.test."}
LONG_AGO = "2026-10-05"


def send(office: Office, *answers: dict[str, Any], who: str = "first", source: str = "desk") -> Any:  # noqa: ANN401 - an answer of the client
    """What somebody is answered who sends answers."""
    sent = {"source": source, "answers": list(answers)}
    return office.client.post("/api/v1/outcomes", json=sent, headers=office.of(who))


@pytest.fixture
def answered(office: Office) -> Office:
    """Eight weeks of conversations, and what their customers answered."""
    weeks_of(office, a_day=8)
    answers_of_weeks(office, a_day=8)
    return office


def test_sent_twice_an_answer_is_one(office: Office) -> None:
    assert [send(office, SENT, SENT).json()["fates"] for _ in range(2)] == [["new", "already"], ["already", "already"]]


def test_one_whose_conversation_is_not_here_is_told(office: Office) -> None:
    found = send(office, SENT, SENT | {"conversation": "nowhere"}).json()
    assert found == {"fates": ["new", "unknown"], "counts": {"new": 1, "unknown": 1}}
    assert send(office, SENT, source="elsewhere").json()["fates"] == ["unknown"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": 6}, "answers[1]: 6 is not on csat, which goes from 1 to 5."),
        ({"scale": "stars"}, "scale"),
        ({"conversation": ""}, "conversation"),
        ({"charm": 1}, "charm"),
    ],
)
def test_what_is_no_answer_is_told_and_none_is_kept(office: Office, change: dict[str, Any], told: str) -> None:
    found = send(office, SENT, SENT | change)
    assert (found.status_code, told in found.json()["detail"]) == (422, True), found.text
    assert send(office, SENT).json()["fates"] == ["new"]


def test_it_stands_beside_its_conversation_masked(office: Office) -> None:
    send(office, SENT)
    path = f"/api/v1/conversations/{office.keys['ada-1']}/answers"
    [found] = office.client.get(path, headers=office.of("ada")).json()
    assert (found["scale"], found["value"]) == ("csat", 2)
    assert "ruth@example.test" not in found["comment"]


def test_that_they_were_brought_in_stands_in_the_audit(office: Office) -> None:
    send(office, SENT)
    with office.house.store.reading() as session:
        assert "outcomes" in audit.actors_and_deeds(session)[1]


def test_scales_stand_beside_the_period_before(answered: Office) -> None:
    found = ask(answered, "/outcomes", who="first")
    csat = by_name(found)["csat"]
    assert (found["answered"], found["conversations"]) == ({"csat": 232}, 232)
    assert (csat["now"]["n"], csat["is_share"]) == (232, True)
    assert csat["now"]["value"] > csat["before"]["value"]
    assert set(by_name(found)) == {"csat", "repeat_contact", "churn_risk"}


def test_they_go_with_being_heard(answered: Office) -> None:
    [found] = ask(answered, "/outcomes", who="first", since=LONG_AGO)["associations"]
    assert (found["scale"], [each["taken_up"] for each in found["groups"]]) == ("csat", ["all", "most", "little"])
    assert 0.1 < found["difference"]["low"] < 0.35 < found["difference"]["high"]
    assert found["customers"] == found["difference"]["n"]


def test_of_few_customers_it_is_not_told_how_they_go_with_it(answered: Office) -> None:
    assert ask(answered, "/outcomes", who="first")["associations"] == []


def test_a_lead_sees_their_teams_alone(answered: Office) -> None:
    counts = [ask(answered, "/outcomes", who=who)["answered"]["csat"] for who in ("lead", "other-lead", "first")]
    assert counts[0] + counts[1] == counts[2]
    [found] = ask(answered, "/outcomes", who="lead", since=LONG_AGO)["associations"]
    assert found["customers"] < ask(answered, "/outcomes", who="first", since=LONG_AGO)["associations"][0]["customers"]


def test_a_scale_goes_on_and_is_told_apart(answered: Office) -> None:
    found = ask(answered, "/measures/csat", who="first")
    assert [each["name"] for each in found["teams"]] == ["parcels", "refunds"]
    assert found["points"]
