"""Assignments by the API: chosen or drawn, to whom they fit, seen at once, and written down."""

from collections.abc import Mapping
from typing import Any

import pytest

from heard.storage.access import audit
from tests.storage.quality.talks import talk
from tests.web.office import Office

API = "/api/v1"


def give(office: Office, who: str = "lead", **sent: object) -> Any:  # noqa: ANN401 - an answer
    """What somebody is answered who gives conversations to the reviewer."""
    body = {"people": [office.users["reviewer"]], **sent}
    return office.client.post(f"{API}/assignments", json=body, headers=office.of(who))


def test_what_is_given_is_seen_and_no_longer_once_it_is_taken_back(office: Office) -> None:
    path, key = f"{API}/conversations/{office.keys['ada-1']}", office.keys["ada-1"]
    statuses = [office.client.get(path, headers=office.of("reviewer")).status_code]
    made = give(office, conversations=[key])
    assert (made.status_code, made.json()["to"]) == (201, {str(office.users["reviewer"]): [key]})
    statuses.append(office.client.get(path, headers=office.of("reviewer")).status_code)
    told = office.client.get(f"{API}/assignments?whose=team", headers=office.of("lead")).json()["items"]
    id_ = next(each["id"] for each in told if each["conversation_id"] == key)
    assert office.client.delete(f"{API}/assignments/{id_}", headers=office.of("lead")).status_code == 204
    statuses.append(office.client.get(path, headers=office.of("reviewer")).status_code)
    assert statuses == [404, 200, 404]


def test_whose_are_told(office: Office) -> None:
    def told(who: str, query: str) -> list[tuple[str, str]]:
        answer = office.client.get(f"{API}/assignments{query}", headers=office.of(who)).json()["items"]
        return [(each["user"], each["by"]) for each in answer]

    assert told("reviewer", "") == [("Reviewer", "First")]
    assert told("reviewer", "?whose=team") == []
    assert told("lead", "") == []
    assert told("lead", "?whose=team") == [("Reviewer", "First")]
    assert len(told("first", "?whose=team")) == 2


def test_whoever_was_given_one_says_that_they_are_done(office: Office) -> None:
    (mine,) = office.client.get(f"{API}/assignments", headers=office.of("reviewer")).json()["items"]
    path = f"{API}/assignments/{mine['id']}/done"
    assert office.client.post(path, headers=office.of("lead")).status_code == 404
    assert office.client.post(path, headers=office.of("reviewer")).status_code == 204
    is_open = office.client.get(f"{API}/assignments?is_open=true", headers=office.of("reviewer")).json()["items"]
    assert is_open == []
    assert office.client.get(f"{API}/queue", headers=office.of("reviewer")).json()["items"] == []


def test_a_sample_is_drawn_from_a_filter_and_again_by_its_seed(office: Office) -> None:
    with office.house.store.writing() as session:
        keys = {talk(session, str(n), channel="email" if n < 3 else "chat") for n in range(30)}
    wanted = {"filter": {"every": True, "source": "desk", "until": "2026-11-02"}, "count": 10, "by": "channel"}
    people = [office.users["reviewer"], office.users["lead"]]
    made = give(office, sample=wanted, people=people).json()
    drawn = {id_ for ids in made["to"].values() for id_ in ids}
    assert {len(ids) for ids in made["to"].values()} == {5}
    assert drawn <= keys
    again = give(
        office, sample=wanted | {"seed": made["seed"]}, people=[office.users["reviewer"], office.users["lead"]]
    )
    assert (again.json()["already"], again.json()["seed"]) == (10, made["seed"])


def test_nothing_is_drawn_that_none_of_the_people_may_be_given(office: Office) -> None:
    with office.house.store.writing() as session:
        fitting = talk(session, "0", channel="email")
        for number, team in enumerate([None, "refunds"], 1):
            talk(session, str(number), team=team, channel="email")
    sample = {"filter": {"every": True, "channel": "email"}, "count": 3}
    reviewer = office.users["reviewer"]
    assert give(office, "first", sample=sample, people=[reviewer]).json()["to"] == {str(reviewer): [fitting]}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"conversations": [1], "sample": {"count": 1}}, 422),
        ({"sample": {"count": 1, "filter": {"channel": "sms"}}}, 422),
        ({"sample": {"count": 501, "filter": {"every": True}}}, 422),
        ({"conversations": [987654]}, 404),
        ({"conversations": ["cyd-1"]}, 404),
        ({"conversations": ["ada-1"], "people": ["ada"]}, 422),
        ({"conversations": ["ada-1"], "people": ["other-lead"]}, 422),
        ({"conversations": ["ada-1"], "until": "2026-11-29T00:00:00Z"}, 422),
        ({"conversations": ["ada-1"], "people": [987654]}, 422),
    ],
)
def test_what_cannot_be_given_is_refused(office: Office, sent: Mapping[str, Any], status: int) -> None:
    ids = {**office.keys, **office.users}
    named: dict[str, Any] = {
        name: [ids.get(each, each) for each in value] if isinstance(value, list) else value
        for name, value in sent.items()
    }
    assert give(office, "lead", **named).status_code == status
    told = office.client.get(f"{API}/assignments?whose=team", headers=office.of("first")).json()["items"]
    assert len(told) == 2


def test_who_may_be_given_some_are_leads_and_reviewers_of_the_team(office: Office) -> None:
    def names(who: str) -> list[str]:
        return [each["name"] for each in office.client.get(f"{API}/assignees", headers=office.of(who)).json()]

    assert names("lead") == ["First", "Lead", "Reviewer"]
    assert names("other-lead") == ["First", "Other-Lead"]
    assert names("first") == ["First", "Lead", "Other-Lead", "Reviewer"]


def test_each_change_is_in_the_audit(office: Office) -> None:
    key = office.keys["ada-1"]
    give(office, conversations=[key])
    (given, *_) = office.client.get(f"{API}/assignments", headers=office.of("reviewer")).json()["items"]
    office.client.post(f"{API}/assignments/{given['id']}/done", headers=office.of("reviewer"))
    office.client.delete(f"{API}/assignments/{given['id']}", headers=office.of("lead"))
    office.client.put(f"{API}/goal", json={"a_week": 5}, headers=office.of("reviewer"))
    reviewer = f"user {office.users['reviewer']}: conversation {key}"
    with office.house.store.reading() as session:
        told = [(each.deed, each.what) for each in audit.records(session, most=4)]
    assert told == [
        ("goal.set", "5 a week"),
        ("assignment.remove", reviewer),
        ("assignment.done", reviewer),
        ("assignment.add", reviewer),
    ]


def test_a_goal_is_ones_own(office: Office) -> None:
    def goal(who: str) -> object:
        return office.client.get(f"{API}/goal", headers=office.of(who)).json()["a_week"]

    assert office.client.put(f"{API}/goal", json={"a_week": 5}, headers=office.of("lead")).json()["a_week"] == 5
    assert (goal("lead"), goal("reviewer")) == (5, None)
    assert office.client.put(f"{API}/goal", json={"a_week": 0}, headers=office.of("lead")).status_code == 422
    assert office.client.put(f"{API}/goal", json={"a_week": None}, headers=office.of("lead")).json()["a_week"] is None
