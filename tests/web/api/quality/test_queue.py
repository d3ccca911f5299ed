"""The queue by the API: what is worth a look within reach, read part by part, and filters that somebody keeps."""

from typing import Any

import pytest
from fastapi import FastAPI

from heard.access import Action, reach
from heard.errors import NotFound
from heard.storage.access import audit
from heard.storage.access.visible import agent_key
from heard.web.api.quality.queue import QueueFilter, neighbours
from heard.web.shared.asker import Asked
from tests.storage.quality.talks import grade, talk
from tests.web.office import Office

API = "/api/v1"
LOW: dict[str, Any] = {"lowest": 1.5}


def worth(office: Office, count: int = 3, **figures: Any) -> list[int]:  # noqa: ANN401 - of any kind
    """Keep so many conversations of ada's that are worth a look; their keys."""
    with office.house.store.writing() as session:
        return [talk(session, str(n), **(LOW | figures)) for n in range(count)]


def found(office: Office, who: str, query: str = "") -> list[str]:
    """The ids that somebody finds."""
    answer = office.client.get(f"{API}/queue{query}", headers=office.of(who))
    assert answer.status_code == 200, answer.text
    return [each["row"]["external_id"] for each in answer.json()["items"]]


def test_it_says_why_and_what_the_figures_are(office: Office) -> None:
    worth(office, 1, unsure=0.8)
    (row,) = office.client.get(f"{API}/queue", headers=office.of("lead")).json()["items"]
    assert row["reasons"] == ["low", "unsure"]
    assert (row["figures"]["lowest"], row["place"]["urgency"]) == (1.5, 3)
    assert (row["row"]["agent"], row["graded"], row["assigned"]) == ("ada", [], [])


@pytest.mark.parametrize(
    ("who", "expected"), [("lead", 3), ("ada", 3), ("ben", 0), ("other-lead", 0), ("reviewer", 0), ("first", 3)]
)
def test_it_holds_what_is_within_reach(office: Office, who: str, expected: int) -> None:
    worth(office)
    assert len([name for name in found(office, who) if "-" not in name]) == expected


def test_a_reviewer_finds_what_is_assigned_to_them_be_it_worth_a_look_or_not(office: Office) -> None:
    assert found(office, "reviewer") == ["ben-1"]
    assert found(office, "reviewer", "?graded=done") == []
    with office.house.store.writing() as session:
        grade(session, office.keys["ben-1"], office.users["lead"])
    assert found(office, "reviewer") == ["ben-1"]
    with office.house.store.writing() as session:
        grade(session, office.keys["ben-1"], office.users["reviewer"])
    assert found(office, "reviewer") == []


def test_it_is_read_part_by_part_though_it_changes_meanwhile(office: Office) -> None:
    keys = worth(office, 7)
    whole, parts, cursor = found(office, "lead"), [], ""
    for number in range(4):
        page = office.client.get(f"{API}/queue?most=2{cursor}", headers=office.of("lead")).json()
        parts += [each["row"]["external_id"] for each in page["items"]]
        cursor = f"&cursor={page['next']}"
        with office.house.store.writing() as session:
            grade(session, keys[int(parts[-1])], office.users["lead"])
        assert (page["next"] is None) == (number == 3)
    assert parts == whole == ["6", "5", "4", "3", "2", "1", "0"]


def test_a_cursor_is_good_for_its_own_list_alone(office: Office) -> None:
    worth(office)
    cursor = office.client.get(f"{API}/queue?most=1", headers=office.of("lead")).json()["next"]
    asked = [("lead", ""), ("lead", "every=true&"), ("first", "")]
    told = [
        office.client.get(f"{API}/queue?{query}most=1&cursor={cursor}", headers=office.of(who)).status_code
        for who, query in asked
    ]
    assert told == [200, 422, 422]


@pytest.mark.parametrize("query", ["?reasons=angry", "?since=soon", "?channel=pigeon", "?agent=ada", "?graded=maybe"])
def test_what_makes_no_sense_is_refused(office: Office, query: str) -> None:
    assert office.client.get(f"{API}/queue{query}", headers=office.of("lead")).status_code == 422


def test_several_reasons_may_be_asked_for(office: Office) -> None:
    worth(office, 1)
    with office.house.store.writing() as session:
        talk(session, "8", vulnerable=True)
        talk(session, "9", escalation=True)
    assert found(office, "lead", "?reasons=low&reasons=escalation") == ["9", "0"]


def test_an_agent_cannot_be_singled_out_by_who_does_not_lead_them(office: Office) -> None:
    worth(office, 1)
    with office.house.store.reading() as session:
        ben = agent_key(session, "desk", "ben")
    assert found(office, "reviewer", f"?agent={ben}") == []
    assert found(office, "lead", f"?agent={ben}&every=true") == ["ben-1"]


def asked_by(office: Office, who: str) -> Asked:
    """A request of somebody's, as a page passes it on."""
    app = office.client.app
    assert isinstance(app, FastAPI)
    principal = office.house.people.entered(token=office.tokens[who])
    assert principal is not None
    return Asked(app.state.heard, principal, reach(principal, Action.GRADE))


def test_it_says_what_comes_before_and_behind(office: Office) -> None:
    keys = worth(office)
    asked = asked_by(office, "lead")
    with office.house.store.writing() as session:
        grade(session, keys[1], office.users["lead"])
    assert neighbours(asked, QueueFilter(), keys[1]) == (keys[2], keys[0])
    assert neighbours(asked, QueueFilter(), keys[2]) == (None, keys[0])
    for id_ in (office.keys["cyd-1"], 987654):
        with pytest.raises(NotFound, match=f"no conversation {id_}"):
            neighbours(asked, QueueFilter(), id_)


def test_saved_filters_are_ones_own_and_what_leads_share(office: Office) -> None:
    def save(who: str, **sent: object) -> Any:  # noqa: ANN401 - an answer
        body = {"name": "Calls", "filter": {"channel": "voice", "reasons": ["low"]}, **sent}
        return office.client.post(f"{API}/filters", json=body, headers=office.of(who))

    assert save("lead", shared=True).status_code == 201
    assert save("ada").json()["filter"]["channel"] == "voice"
    assert save("ada", shared=True).status_code == 403
    assert save("ada", filter={"colour": "red"}).status_code == 422
    told = office.client.get(f"{API}/filters", headers=office.of("ada")).json()
    assert [(each["name"], each["own"], each["by"]) for each in told] == [
        ("Calls", True, "Ada"),
        ("Calls", False, "Lead"),
    ]
    assert told[0]["filter"]["reasons"] == ["low"]
    gone = [office.client.delete(f"{API}/filters/{each['id']}", headers=office.of("ada")).status_code for each in told]
    assert gone == [204, 404]
    with office.house.store.reading() as session:
        deeds = [each.deed for each in audit.records(session) if each.deed.startswith("filter.")]
    assert deeds == ["filter.remove", "filter.save", "filter.save"]
