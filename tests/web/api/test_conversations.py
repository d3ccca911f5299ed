"""Conversations through the API."""

from tests.web.office import Office

PATH = "/api/v1/conversations"


def test_an_agent_sees_their_own_and_what_nobody_has_taken_up(office: Office) -> None:
    found = office.client.get(PATH, headers=office.of("ada")).json()["items"]
    assert [row["external_id"] for row in found] == ["open-1", "ada-1"]


def test_a_turn_is_acknowledged_with_the_event_that_tells_of_it(office: Office) -> None:
    sent = {"role": "customer", "text": "Any news?"}
    added = office.client.post(f"{PATH}/{office.keys['ada-1']}/turns", json=sent, headers=office.of("ada"))
    assert added.status_code == 201
    assert added.json() | {"seq": 1} == {
        "conversation_id": office.keys["ada-1"],
        "seq": 1,
        "new_turns": 1,
        "erased": False,
    }
    turns = office.client.get(f"{PATH}/{office.keys['ada-1']}", headers=office.of("ada")).json()["turns"]
    assert [turn["text"] for turn in turns][-1] == "Any news?"
