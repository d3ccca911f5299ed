"""Statements by the API: added, reworded, retired, restored, and looked at before they are saved."""

from typing import Any

import pytest
from httpx2 import Response

from heard.settings import read_settings
from heard.storage.access.audit import records
from tests.web.office import Office

PATH = "/api/v1/statements"
OWN = {"intent": "closing", "text": "Write to me whenever {thing} keeps you waiting.", "register": "familiar"}
SHIPPED = "closing-005"


def put(office: Office, id_: str, sent: dict[str, Any]) -> Response:
    return office.client.put(f"{PATH}/{id_}", json=sent, headers=office.of("admin"))


def remove(office: Office, id_: str) -> int:
    return office.client.delete(f"{PATH}/{id_}", headers=office.of("admin")).status_code


def found(office: Office, id_: str) -> dict[str, Any] | None:
    """A statement as an agent is shown it, those that are retired among them."""
    listed = office.client.get(PATH, params={"retired": True}, headers=office.of("ada")).json()
    return next((each for each in listed if each["id"] == id_), None)


def in_file(office: Office) -> set[str]:
    return {each.id for each in read_settings(office.house.home / "heard.toml").statements}


def test_a_statement_is_added_and_used_at_once(office: Office) -> None:
    made = put(office, "own-1", OWN)
    assert (made.status_code, made.json() | OWN) == (200, made.json())
    assert found(office, "own-1") == made.json()
    assert made.json()["own"]
    assert "own-1" in in_file(office)
    assert "own-1" in {each.id for each in office.house.settings.statements}


def test_a_shipped_one_is_reworded_and_restored(office: Office) -> None:
    before = found(office, SHIPPED)
    reworded = put(office, SHIPPED, OWN).json()
    restored = office.client.post(f"{PATH}/{SHIPPED}/restore", headers=office.of("admin")).json()
    assert (reworded["text"], reworded["own"]) == (OWN["text"], True)
    assert restored == before == found(office, SHIPPED)


def test_a_shipped_one_is_retired_and_used_again(office: Office) -> None:
    assert remove(office, SHIPPED) == 204
    told = found(office, SHIPPED)
    assert told
    assert told["retired"]
    assert SHIPPED not in in_file(office)
    assert remove(office, SHIPPED) == 404
    put(office, SHIPPED, OWN)
    assert SHIPPED in in_file(office)


def test_one_of_the_teams_own_goes(office: Office) -> None:
    put(office, "own-1", OWN)
    assert (remove(office, "own-1"), found(office, "own-1")) == (204, None)
    assert office.client.post(f"{PATH}/own-1/restore", headers=office.of("admin")).status_code == 404


def test_what_was_removed_is_brought_back_by_one_call(office: Office) -> None:
    put(office, "own-1", OWN)
    remove(office, "own-1")
    office.client.post("/api/v1/settings/undo", headers=office.of("admin"))
    assert found(office, "own-1")


def test_a_slot_that_nobody_fills_is_refused_with_the_sentence_of_the_file(office: Office) -> None:
    refused = put(office, "own-1", OWN | {"text": "About {colour}."})
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "statements.toml: Statement own-1 has a slot {colour}; slots are thing, waited, tries, loss, person, concern.",
    )
    assert not (office.house.home / "statements.toml").exists()


@pytest.mark.parametrize(
    ("text", "example", "problem"),
    [
        ("tell me about {thing}.", "Tell me about your parcel.", None),
        ("Rest assured.", "Rest assured.", "own-1 says “Rest assured”, which is a cliche; say it in your own words."),
        ("It costs 5 euros.", "It costs 5 euros.", "own-1 states “5 euros”; what is not so in every case belongs into"),
    ],
)
def test_a_preview_says_how_it_reads_and_what_to_mend_and_saves_nothing(
    office: Office, text: str, example: str, problem: str | None
) -> None:
    sent = OWN | {"id": "own-1", "text": text}
    told = office.client.post(f"{PATH}/preview", json=sent, headers=office.of("admin")).json()
    assert told["example"] == example
    assert [each.startswith(problem or "") for each in told["problems"]] == ([True] if problem else [])
    assert list(office.house.home.glob("*.toml*")) == []


def test_two_that_say_nearly_the_same_are_told_of(office: Office) -> None:
    put(office, "own-1", OWN)
    sent = OWN | {"id": "own-2"}
    told = office.client.post(f"{PATH}/preview", json=sent, headers=office.of("admin")).json()
    assert told["problems"] == ["own-2 and own-1 say nearly the same; reword one."]


def test_the_audit_says_who_changed_which_and_no_words(office: Office) -> None:
    put(office, "own-1", OWN)
    remove(office, "own-1")
    with office.house.store.reading() as session:
        told = [(each.deed, each.what) for each in records(session, most=2)]
    assert told == [("statement.remove", "statement own-1"), ("statement.write", "statement own-1")]
