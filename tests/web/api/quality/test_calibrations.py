"""Calibrations by the API: made by leads, graded by each alone, compared once nobody can be swayed any more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import select, update

from heard.access import AccessRole
from heard.quality.scorecard import shipped_scorecard
from heard.storage.access import users
from heard.storage.access.audit import records
from heard.storage.access.users import HeldRole
from heard.storage.quality.calibrations import gradings_of_calibration
from heard.storage.rated import ASSIGNMENT, CALIBRATION
from heard.storage.schema import CONVERSATION
from tests.storage.quality.rounds import rate
from tests.web.office import Office

PATH = "/api/v1/calibrations"
SOON = datetime(2040, 1, 31, 12, tzinfo=UTC)


def made(office: Office, who: str = "lead", **sent: Any) -> Response:  # noqa: ANN401 - whatever JSON holds
    wanted = {"name": " May ", "scorecard": "heard", "until": SOON.isoformat(), "people": [office.users["first"]]}
    talks = [office.keys["ada-1"], office.keys["ben-1"]]
    told = wanted | ({} if "draw" in sent else {"conversations": talks}) | sent
    return office.client.post(PATH, json=told, headers=office.of(who))


def begun(office: Office, who: str = "lead", **sent: Any) -> int:  # noqa: ANN401 - as above
    answer = made(office, who, **sent)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def get(office: Office, who: str, path: str) -> Response:
    return office.client.get(f"{PATH}{path}", headers=office.of(who))


def submit(office: Office, id_: int, who: str, talk: str, **steps: int | None) -> None:
    with office.house.store.writing() as session:
        place = (id_, office.keys[talk], office.users[who])
        rate(session, place, steps, at=session.at)


def submit_all(office: Office, id_: int) -> None:
    submit(office, id_, "lead", "ada-1", taken_up=5, respect=2)
    submit(office, id_, "lead", "ben-1", taken_up=4, respect=2)
    submit(office, id_, "first", "ada-1", taken_up=5, respect=None)
    submit(office, id_, "first", "ben-1", taken_up=1, respect=2)


def test_what_a_lead_makes_keeps_the_scorecard_as_it_is_then(office: Office) -> None:
    answer = made(office).json()
    assert (answer["name"], answer["scorecard"], answer["by"], answer["mine"]) == ("May", "Heard", "Lead", True)
    assert [each["name"] for each in answer["people"]] == ["Lead", "First"]
    assert [each["id"] for each in answer["conversations"]] == [office.keys["ada-1"], office.keys["ben-1"]]
    category = {"id": "a", "title": "A", "asks": "A?", "steps": 2, "weight": 1}
    cards = [{"id": "heard", "title": "Another", "categories": [category]}]
    office.client.put("/api/v1/scorecards", json={"scorecards": cards}, headers=office.of("admin"))
    assert get(office, "lead", f"/{answer['id']}").json()["scorecard"] == "Heard"
    with office.house.store.reading() as session:
        assert records(session, deed="calibration.add", most=1)[0].what.endswith("2 conversations, 2 people")


def test_conversations_are_drawn_from_those_that_all_may_grade(office: Office) -> None:
    drawn = made(office, "first", draw=3, people=[office.users["lead"]]).json()
    assert {each["id"] for each in drawn["conversations"]} == {
        office.keys[name] for name in ("ada-1", "ben-1", "open-1")
    }
    refused = made(office, "first", draw=4, people=[office.users["lead"]])
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "There are 3 conversations that all of these people may grade; draw fewer.",
    )


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"until": "2020-01-01T00:00:00Z"}, 422, "That time is past already; give people some days."),
        ({"scorecard": "none"}, 404, "There is no scorecard none"),
        ({"people": []}, 422, "Nobody agrees by themselves; choose at least two people."),
        ({"people": [1]}, 422, "Calibrations are for leads and reviewers; choose people who are one of these."),
        ({"people": [5]}, 422, "Other-Lead may not grade conversation 1: it is of another team, or their own."),
        ({"conversations": []}, 422, "Name conversations, or say how many to draw; one of the two."),
        ({"conversations": [1], "draw": 1}, 422, "Name conversations, or say how many to draw; one of the two."),
        ({"conversations": [4]}, 404, "There is no conversation 4."),
        ({"name": ""}, 422, "name"),
    ],
)
def test_what_cannot_be_begun_is_told(office: Office, sent: dict[str, Any], status: int, told: str) -> None:
    assert (office.users["ada"], office.users["other-lead"], office.keys["cyd-1"]) == (1, 5, 4)
    answer = made(office, **sent)
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True), answer.text


def test_nobody_grades_what_they_answered_themselves(office: Office) -> None:
    with office.house.store.writing() as session:
        held = [HeldRole(AccessRole.AGENT, office.teams["parcels"]), HeldRole(AccessRole.LEAD, office.teams["parcels"])]
        users.set_roles(session, office.users["ada"], held)
    answer = made(office, people=[office.users["ada"]])
    assert "Ada may not grade conversation" in answer.json()["detail"]


def test_a_reviewer_is_given_the_conversations(office: Office) -> None:
    begun(office, people=[office.users["reviewer"], office.users["first"]])
    with office.house.store.reading() as session:
        rows = session.connection.execute(select(ASSIGNMENT)).all()
    given = {(row.conversation_id, row.user_id) for row in rows}
    assert given >= {(office.keys[talk], office.users["reviewer"]) for talk in ("ada-1", "ben-1")}
    assert office.users["first"] not in {user for _, user in given}


def test_those_who_lead_or_review_in_the_team_may_take_part(office: Office) -> None:
    names = [each["name"] for each in get(office, "lead", "/people").json()]
    assert names == ["First", "Lead", "Reviewer"]
    assert "Other-Lead" in [each["name"] for each in get(office, "first", "/people").json()]


def test_nothing_of_others_is_told_before_all_have_submitted(office: Office) -> None:
    id_ = begun(office)
    submit(office, id_, "lead", "ada-1", taken_up=5)
    own, other = (get(office, who, f"/{id_}").json() for who in ("lead", "first"))
    assert [each["submitted"] for each in own["conversations"]] == [True, False]
    assert [each["submitted"] for each in other["conversations"]] == [False, False]
    assert [each["submitted"] for each in other["people"]] == [1, 0]
    for who in ("lead", "first"):
        refused = get(office, who, f"/{id_}/compared")
        assert (refused.status_code, "has not submitted yet" in refused.json()["detail"]) == (409, True)


def test_once_all_have_submitted_it_is_compared(office: Office) -> None:
    id_ = begun(office)
    submit_all(office, id_)
    assert get(office, "first", f"/{id_}").json()["compared"]
    found = get(office, "lead", f"/{id_}/compared").json()
    one, two = found["conversations"]
    by_category = [{each["id"]: each["spread"] for each in talk["categories"]} for talk in (one, two)]
    assert [each["taken_up"] for each in by_category] == ["same", "far_apart"]
    assert [each["respect"] for each in by_category] == ["not_for_all", "same"]
    assert by_category[0]["listening"] == "alone"
    assert [each["score"] for each in one["totals"]] == [50, 50]
    agreed = {each["id"]: each for each in found["categories"]}
    assert agreed["taken_up"]["pairs"] == 2
    assert agreed["taken_up"]["percent"] == 50
    # 1, 4 and twice 5 were said: 1 and 4 lie 1 apart, 4 and 5 lie 2.25, 1 and 5 lie 6.25 apart.
    assert agreed["taken_up"]["alpha"] == pytest.approx(1 - 3 * 2 / (2 * (1 + 2 * 2.25 + 2 * 6.25)))
    assert (found["overall"]["pairs"], len(agreed)) == (3, len(shipped_scorecard().categories))


def test_after_its_end_it_is_compared_with_gaps(office: Office) -> None:
    id_ = begun(office)
    submit(office, id_, "lead", "ada-1", taken_up=5)
    with office.house.store.writing() as session:
        past = session.at - timedelta(minutes=1)
        session.connection.execute(update(CALIBRATION).values(until=past))
    found = get(office, "first", f"/{id_}/compared").json()
    first = found["conversations"][0]["categories"][0]
    assert [(each["rated"], each["step"]) for each in first["ratings"]] == [(True, 5), (False, None)]
    assert (first["spread"], found["overall"]["percent"]) == ("alone", None)


def test_a_lead_ends_it_before_its_time_and_once(office: Office) -> None:
    id_ = begun(office)
    closed = [office.client.post(f"{PATH}/{id_}/close", headers=office.of("lead")).status_code for _ in range(2)]
    assert closed == [200, 409]
    assert get(office, "lead", f"/{id_}").json()["compared"]
    assert get(office, "lead", f"/{id_}/compared").status_code == 200


def test_it_is_taken_away_while_nobody_has_submitted_anything(office: Office) -> None:
    id_, kept = begun(office), begun(office)
    submit(office, kept, "first", "ada-1", taken_up=5)
    answers = [office.client.delete(f"{PATH}/{each}", headers=office.of("lead")) for each in (id_, id_, kept)]
    assert [each.status_code for each in answers] == [204, 404, 409]
    assert "end it instead" in answers[2].text
    with office.house.store.reading() as session:
        assert records(session, deed="calibration.remove")[0].what.startswith(f"calibration {id_}: 2 conv")


def test_who_only_takes_part_takes_nothing_away(office: Office) -> None:
    people = [office.users[who] for who in ("lead", "first")]
    mixed = begun(office, who="first", conversations=[office.keys["ada-1"], office.keys["ben-1"]], people=people)
    with office.house.store.writing() as session:
        others = CONVERSATION.c.id == office.keys["ben-1"]
        session.connection.execute(update(CONVERSATION).where(others).values(team_id=office.teams["refunds"]))
    refused = office.client.delete(f"{PATH}/{mixed}", headers=office.of("lead"))
    assert (refused.status_code, "Whoever made it" in refused.text) == (409, True)
    assert office.client.delete(f"{PATH}/{mixed}", headers=office.of("first")).status_code == 204


def test_the_list_has_those_of_one_s_own_and_of_one_s_teams(office: Office) -> None:
    ids = [begun(office), begun(office, people=[office.users["first"], office.users["reviewer"]], takes_part=False)]
    listed = {
        who: [each["id"] for each in get(office, who, "").json()["items"]]
        for who in ("lead", "first", "other-lead", "ada")
    }
    assert listed == {"lead": ids[::-1], "first": ids[::-1], "other-lead": [], "ada": []}
    part = get(office, "lead", "?most=1").json()
    rest = get(office, "lead", f"?most=1&cursor={part['next']}").json()
    assert [each["id"] for each in (*part["items"], *rest["items"])] == ids[::-1]


def test_what_is_said_of_a_conversation_out_of_reach_is_not_shown(office: Office) -> None:
    id_ = begun(office)
    submit_all(office, id_)
    with office.house.store.writing() as session:
        users.set_roles(session, office.users["first"], [HeldRole(AccessRole.LEAD, office.teams["refunds"])])
        assert len(gradings_of_calibration(session, id_)) == 4
    assert get(office, "first", f"/{id_}").json()["conversations"] == []
    found = get(office, "first", f"/{id_}/compared").json()
    assert (found["conversations"], found["overall"]["pairs"]) == ([], 0)
