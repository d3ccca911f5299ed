"""One's own grading by the API: written, submitted, taken back, and read by whom it is about."""

from typing import Any

import pytest
from httpx2 import Response

from heard.storage.access.audit import records
from heard.storage.access.visible import places
from heard.storage.quality.gradings import Purpose
from tests.storage.conftest import NOW
from tests.web.gradings import FULL
from tests.web.office import Office

API = "/api/v1"


def write(office: Office, who: str, talk: str, **sent: Any) -> Response:  # noqa: ANN401 - whatever is sent
    """What somebody is answered who writes a draft."""
    path = f"{API}/conversations/{office.keys[talk]}/grading"
    return office.client.put(path, json=sent, headers=office.of(who))


def do(office: Office, who: str, deed: str, id_: int, **sent: Any) -> Response:  # noqa: ANN401 - as above
    """What somebody is answered who does something with a grading."""
    return office.client.post(f"{API}/gradings/{id_}/{deed}", headers=office.of(who), json=sent or None)


def say(office: Office, who: str, talk: str, ratings: Any = FULL, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """What somebody has submitted."""
    draft = write(office, who, talk, ratings=ratings, **more).json()
    done = do(office, who, "submit", draft["id"], version=draft["version"])
    assert done.is_success, done.text
    told: dict[str, Any] = done.json()
    return told


def test_a_draft_says_what_it_comes_to_so_far(office: Office) -> None:
    ratings = {"taken_up": {"step": 5}, "listening": {"step": 1, "causes": ["No particulars of the case"]}}
    told = write(office, "lead", "ada-1", ratings=ratings, comment="Half.").json()
    assert (told["purpose"], told["version"], told["submitted_at"]) == ("quality", 1, None)
    assert (told["score"], told["rated"], told["author"], told["mine"]) == (66.67, 2, "Lead", True)
    assert told["ratings"]["listening"]["causes"] == ["No particulars of the case"]


def test_it_is_written_on_from_the_version_that_is_known(office: Office) -> None:
    write(office, "lead", "ada-1", ratings={})
    assert write(office, "lead", "ada-1", version=1, comment="On.").json()["version"] == 2
    for known in (0, 1, 7):
        late = write(office, "lead", "ada-1", version=known, comment="Late.")
        assert (late.status_code, "changed in another tab" in late.json()["detail"]) == (412, True)
    assert write(office, "lead", "ada-1", version=2).json()["version"] == 3


def test_a_version_of_nothing_is_outdated(office: Office) -> None:
    assert write(office, "lead", "ada-1", version=1).status_code == 412


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"ratings": {"charm": {"step": 1}}}, "ratings.charm is no setting"),
        ({"ratings": {"respect": {"step": 3}}}, "“Respect” is rated 3; its scale goes from 1 to 2."),
        ({"ratings": {"respect": {"step": 2, "causes": ["Tone"]}}}, "it has no cause"),
        ({"ratings": {"respect": {"step": 2, "turn_id": "9"}}}, "a turn that this conversation does not have"),
        ({"comment": "x" * 2001}, "comment"),
    ],
)
def test_it_rejects(office: Office, sent: dict[str, Any], sentence: str) -> None:
    refused = write(office, "lead", "ada-1", **sent)
    assert (refused.status_code, sentence in refused.json()["detail"]) == (422, True), refused.text


def test_a_rating_may_be_about_one_turn(office: Office) -> None:
    told = write(office, "lead", "ada-1", ratings={"respect": {"step": 2, "turn_id": "2"}}).json()
    assert told["ratings"]["respect"]["turn_id"] == "2"


def test_an_unknown_scorecard_is_named(office: Office) -> None:
    refused = write(office, "lead", "ada-1", scorecard="other")
    assert (refused.status_code, refused.json()["detail"]) == (404, "There is no scorecard other; heard can be used.")


def test_what_people_write_is_masked(office: Office) -> None:
    ratings = {"respect": {"step": 1, "comment": "Asked for 4111 1111 1111 1111."}}
    told = write(office, "lead", "ada-1", ratings=ratings, comment="Card 4111 1111 1111 1111.").json()
    assert "4111" not in str(told)


def test_what_is_open_cannot_be_submitted(office: Office) -> None:
    draft = write(office, "lead", "ada-1", ratings={"taken_up": {"step": 5}}).json()
    refused = do(office, "lead", "submit", draft["id"], version=1)
    assert refused.status_code == 422
    assert "does not apply: “A word on it early”, “Listening”" in refused.json()["detail"]


def test_a_critical_one_below_half_is_submitted_with_a_reason_and_makes_it_0(office: Office) -> None:
    bad = FULL | {"respect": {"step": 1}}
    draft = write(office, "lead", "ada-1", ratings=bad).json()
    assert "Say why" in do(office, "lead", "submit", draft["id"], version=1).json()["detail"]
    write(office, "lead", "ada-1", version=1, ratings=bad | {"respect": {"step": 1, "comment": "It blames."}})
    told = do(office, "lead", "submit", draft["id"], version=2).json()
    assert (told["score"], told["uncapped"], told["failed"]) == (0.0, 84.0, ["respect"])


def test_an_older_version_is_not_submitted(office: Office) -> None:
    draft = write(office, "lead", "ada-1", ratings=FULL).json()
    write(office, "lead", "ada-1", version=1, ratings=FULL)
    assert do(office, "lead", "submit", draft["id"], version=1).status_code == 412


def test_submitting_is_taken_back_and_the_draft_discarded(office: Office) -> None:
    done = say(office, "lead", "ada-1")
    assert (done["counts"], done["may_reopen"], done["submitted_at"]) == (
        True,
        True,
        NOW.isoformat().replace("+00:00", "Z"),
    )
    draft = do(office, "lead", "reopen", done["id"]).json()
    assert (draft["submitted_at"], draft["counts"]) == (None, False)
    headers = office.of("lead")
    assert office.client.delete(f"{API}/gradings/{done['id']}", headers=headers).status_code == 204
    assert office.client.get(f"{API}/gradings", headers=headers).json()["items"] == []


def test_what_was_submitted_is_not_deleted(office: Office) -> None:
    done = say(office, "lead", "ada-1")
    assert office.client.delete(f"{API}/gradings/{done['id']}", headers=office.of("lead")).status_code == 409


def test_an_agent_grades_for_themselves_and_a_lead_for_quality(office: Office) -> None:
    assert say(office, "ada", "ada-1")["purpose"] == Purpose.SELF
    assert say(office, "lead", "ada-1")["purpose"] == Purpose.QUALITY


def test_whoever_answered_a_conversation_says_nothing_of_its_quality(office: Office) -> None:
    key = office.keys["ada-1"]
    with office.house.store.reading() as session:
        agent = places(session, [key])[key][1]
    change = {"agents": [agent]}
    office.client.patch(f"{API}/users/{office.users['ada']}", json={"agents": []}, headers=office.of("admin"))
    office.client.patch(f"{API}/users/{office.users['lead']}", json=change, headers=office.of("admin"))
    assert say(office, "lead", "ada-1")["purpose"] == Purpose.SELF


def test_what_nobody_has_taken_up_is_not_an_agents_to_grade(office: Office) -> None:
    assert write(office, "ada", "open-1").status_code == 404
    assert write(office, "lead", "open-1").status_code == 200


def test_an_agent_reads_what_was_said_and_it_stays_as_it_is(office: Office) -> None:
    done = say(office, "lead", "ada-1")
    read = do(office, "ada", "acknowledge", done["id"])
    assert read.json()["acknowledged_at"] is not None
    assert "The agent has read this grading" in do(office, "lead", "reopen", done["id"]).json()["detail"]


def test_nobody_acknowledges_a_draft_or_what_is_for_somebody_alone(office: Office) -> None:
    draft = write(office, "lead", "ada-1").json()
    alone = say(office, "ada", "ada-1")
    for id_ in (draft["id"], alone["id"]):
        assert do(office, "ada", "acknowledge", id_).status_code == 404


def test_nobody_else_touches_a_grading(office: Office) -> None:
    draft = write(office, "lead", "ada-1", ratings=FULL).json()
    for who in ("first", "ada", "ben", "other-lead"):
        assert do(office, who, "submit", draft["id"], version=1).status_code == 404
        assert do(office, who, "reopen", draft["id"]).status_code == 404
        assert office.client.delete(f"{API}/gradings/{draft['id']}", headers=office.of(who)).status_code == 404


def test_each_change_is_in_the_audit_but_not_each_letter(office: Office) -> None:
    draft = write(office, "lead", "ada-1", ratings=FULL).json()
    for known in (1, 2):
        write(office, "lead", "ada-1", version=known, ratings=FULL)
    do(office, "lead", "submit", draft["id"], version=3)
    do(office, "lead", "reopen", draft["id"])
    office.client.delete(f"{API}/gradings/{draft['id']}", headers=office.of("lead"))
    with office.house.store.reading() as session:
        found = [(each.deed, each.what) for each in records(session) if each.deed.startswith("grading")]
    what = f"grading {draft['id']} of conversation {office.keys['ada-1']}"
    deeds = ("grading.discard", "grading.reopen", "grading.submit", "grading.begin")
    assert found == [(deed, what) for deed in deeds]
