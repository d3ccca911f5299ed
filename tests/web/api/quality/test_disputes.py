"""Disputes from their beginning to their answer, and what may not be done with them."""

from datetime import timedelta

import pytest

from heard.access import AccessRole
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.quality.disputes import MOST_OPEN
from tests.web.contested import API, WHY, answer, audited, contested_talk, dispute, grade, words_on
from tests.web.office import Office

REJECTED = {"outcome": "rejected"}
ANGER = {"turn_id": "m0", "judgement": "feeling:anger"}


def on(id_: int, **more: object) -> dict[str, object]:
    """A dispute of whether there is anger, in a conversation."""
    return {"conversation_id": id_, **ANGER, **more}


def another_lead(office: Office) -> str:
    """Somebody who leads the same team as the lead."""
    with office.house.store.writing() as session:
        held = [HeldRole(AccessRole.LEAD, office.teams["parcels"]), HeldRole(AccessRole.AGENT, office.teams["parcels"])]
        users.set_roles(session, office.users["ben"], held)
    return "ben"


def later(office: Office, days: int) -> None:
    """Let days go by."""
    now = office.house.store.clock() + timedelta(days=days)
    office.house.store.clock = lambda: now


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 201),
        ({"value": "no"}, 201),
        ({"value": 3}, 201),
        ({"value": 7}, 422),
        ({"comment": "no"}, 422),
        ({"comment": None}, 422),
        ({"turn_id": "m1"}, 422),
        ({"judgement": "nothing"}, 422),
        ({"turn_id": None}, 422),
        ({"grading_id": 1}, 422),
        ({"ratings": {"heard": 1}}, 422),
        ({"at": "2020-01-01T00:00:00Z"}, 422),
        ({"conversation_id": 987654}, 404),
    ],
)
def test_a_dispute_says_what_is_not_so_and_why(office: Office, more: dict[str, object], status: int) -> None:
    begun = dispute(office, on(contested_talk(office)) | more)
    assert begun.status_code == status, begun.text
    assert len(audited(office, "dispute.begin")) == (status == 201)


@pytest.mark.parametrize(("who", "status"), [("ben", 404), ("cyd", 404), ("lead", 403), ("reviewer", 403)])
def test_only_whoever_was_judged_disputes(office: Office, who: str, status: int) -> None:
    assert dispute(office, on(contested_talk(office)), who).status_code == status


def test_it_tells_until_when_an_answer_may_be_expected(office: Office) -> None:
    begun = dispute(office, on(contested_talk(office), value="no")).json()
    # The clock of the tests stands still on a Monday.
    assert (begun["at"][:10], begun["until"][:10], begun["by"]) == ("2026-11-30", "2026-12-07", "Ada")
    [told] = audited(office, "dispute.begin")
    where = f"conversation {begun['conversation_id']}, turn m0: feeling:anger"
    assert (told["what"], told["why"]) == (f"dispute {begun['id']}: {where}", WHY)


@pytest.mark.parametrize(
    ("proposed", "sent", "status", "value"),
    [
        ("no", {}, 200, "no"),
        ("no", {"value": 1}, 200, 1),
        (None, {"value": 1}, 200, 1),
        (None, {}, 422, None),
        ("no", {"value": 9}, 422, None),
        ("no", {"outcome": "partly"}, 200, None),
        ("no", {"outcome": "partly", "value": 1}, 200, 1),
        ("no", {"outcome": "rejected"}, 200, None),
        ("no", {"outcome": "rejected", "value": 1}, 422, None),
        ("no", {"outcome": "maybe"}, 422, None),
        ("no", {"answer": "no"}, 422, None),
    ],
)
def test_what_is_accepted_stands_beside_the_judgement(
    office: Office, proposed: object, sent: dict[str, object], status: int, value: object
) -> None:
    id_ = contested_talk(office)
    begun = dispute(office, on(id_, value=proposed)).json()
    answered = answer(office, begun["id"], sent)
    assert answered.status_code == status, answered.text
    words = words_on(office, id_)
    assert (words["feeling:anger"]["said"][0]["value"] if words else None) == value
    deeds = [each["deed"] for each in audited(office, "dispute.answer", "judgement.override")]
    assert deeds == [*["judgement.override"] * (value is not None), *["dispute.answer"] * (status == 200)]


def test_the_answer_reaches_whoever_disputed_and_is_given_once(office: Office) -> None:
    begun = dispute(office, on(contested_talk(office), value="no")).json()
    assert answer(office, begun["id"]).is_success
    told = office.client.get(f"{API}/disputes/{begun['id']}", headers=office.of("ada")).json()
    assert (told["outcome"], told["answered_by"]) == ("accepted", "Lead")
    assert told["answer"] == "You are right, thank you."
    assert answer(office, begun["id"], REJECTED).status_code == 409


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("ben", 403), ("other-lead", 404), ("admin", 403)])
def test_only_a_lead_of_the_team_answers(office: Office, who: str, status: int) -> None:
    begun = dispute(office, on(contested_talk(office), value="no")).json()
    assert answer(office, begun["id"], who=who).status_code == status


@pytest.mark.parametrize(
    ("who", "seen"), [("ada", 1), ("ben", 0), ("cyd", 0), ("lead", 1), ("other-lead", 0), ("first", 1)]
)
def test_it_is_seen_by_whoever_disputes_and_by_the_leads_of_the_team(office: Office, who: str, seen: int) -> None:
    begun = dispute(office, on(contested_talk(office))).json()
    assert len(office.client.get(f"{API}/disputes", headers=office.of(who)).json()["items"]) == seen
    one = office.client.get(f"{API}/disputes/{begun['id']}", headers=office.of(who))
    assert one.status_code == (200 if seen else 404)


def test_what_somebody_graded_is_answered_by_another_lead(office: Office) -> None:
    id_ = contested_talk(office)
    begun = dispute(office, {"grading_id": grade(office, id_), "ratings": {"respect": None}}).json()
    other = another_lead(office)
    assert answer(office, begun["id"]).status_code == 409
    assert answer(office, begun["id"], who=other).is_success
    assert words_on(office, id_) == {}


def test_where_there_is_no_other_lead_the_author_answers(office: Office) -> None:
    with office.house.store.writing() as session:
        users.set_roles(session, office.users["first"], [])
    begun = dispute(office, {"grading_id": grade(office, contested_talk(office))}).json()
    assert answer(office, begun["id"]).is_success


def test_nobody_answers_their_own_while_there_is_another(office: Office) -> None:
    id_ = contested_talk(office)
    with office.house.store.writing() as session:
        team = office.teams["parcels"]
        users.set_roles(session, office.users["ada"], [HeldRole(role, team) for role in ("agent", "lead")])
    begun = dispute(office, on(id_, value="no")).json()
    assert answer(office, begun["id"], who="ada").status_code == 409
    assert answer(office, begun["id"], who="lead").is_success


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, 201),
        ({"submitted_at": None}, 404),
        ({"purpose": "self"}, 404),
        ({"purpose": "calibration"}, 404),
    ],
)
def test_a_grading_is_disputed_once_it_was_submitted(office: Office, told: dict[str, object], status: int) -> None:
    grading = grade(office, contested_talk(office), told)
    assert dispute(office, {"grading_id": grading}).status_code == status


@pytest.mark.parametrize(("ratings", "status"), [({"none": 1}, 422), ({"heard": 6}, 422)])
def test_what_is_proposed_of_a_grading_is_on_its_scorecard(
    office: Office, ratings: dict[str, int], status: int
) -> None:
    grading = grade(office, contested_talk(office))
    assert dispute(office, {"grading_id": grading, "ratings": ratings}).status_code == status


@pytest.mark.parametrize(("days", "status"), [(14, 201), (15, 409)])
def test_what_stands_for_long_is_not_disputed_any_more(office: Office, days: int, status: int) -> None:
    id_ = contested_talk(office)
    grading = grade(office, id_)
    office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("ada"))
    later(office, days)
    assert dispute(office, {"grading_id": grading}).status_code == status
    assert dispute(office, on(id_)).status_code == status


def test_the_same_is_disputed_once_at_a_time(office: Office) -> None:
    id_ = contested_talk(office)
    begun = dispute(office, on(id_, value="no")).json()
    assert dispute(office, on(id_)).status_code == 409
    answer(office, begun["id"], REJECTED)
    assert dispute(office, on(id_)).status_code == 201


def test_a_hundred_disputes_are_not_taken(office: Office) -> None:
    id_ = contested_talk(office)
    feelings = ("anger", "frustration", "disappointment", "worry", "confusion", "sadness", "embarrassment", "joy")
    names = [(turn, f"feeling:{name}") for turn in ("m0", "m4", "m6") for name in feelings]
    practices = ("validate", "restate", "explore", "explain", "inform", "next_step", "appreciate", "reassure")
    names += [("m1", f"practice:{name}") for name in practices]
    found = [dispute(office, {"conversation_id": id_, "turn_id": turn, "judgement": name}) for turn, name in names]
    assert [each.status_code for each in found] == [201] * MOST_OPEN + [409] * (len(names) - MOST_OPEN)
    assert "wait until some of them are answered" in found[-1].text


def test_open_ones_come_first_part_by_part(office: Office) -> None:
    id_ = contested_talk(office)
    names = ("anger", "worry", "sadness", "joy", "relief")
    ids = [dispute(office, on(id_, judgement=f"feeling:{name}", value=1)).json()["id"] for name in names]
    for each in (ids[1], ids[4]):
        answer(office, each, REJECTED)
    parts: list[list[int]] = []
    cursor: str | None = ""
    while cursor is not None:
        path = f"{API}/disputes?most=2{cursor}"
        part = office.client.get(path, headers=office.of("lead")).json()
        parts.append([each["id"] for each in part["items"]])
        cursor = f"&cursor={part['next']}" if part["next"] else None
    assert parts == [[ids[3], ids[2]], [ids[0], ids[4]], [ids[1]]]


def test_a_reply_that_was_changed_meanwhile_is_answered_all_the_same(office: Office) -> None:
    id_ = contested_talk(office)
    begun = dispute(office, on(id_, value="no")).json()
    turn = {"id": "m0", "role": "customer", "text": "Where is it?"}
    office.client.post(f"{API}/conversations/{id_}/turns", json=turn, headers=office.of("ada"))
    assert answer(office, begun["id"]).is_success
    assert words_on(office, id_)["feeling:anger"]["said"][0]["value"] == "no"
