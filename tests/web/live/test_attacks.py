"""Hostile frames, floods, and somebody who leaves without a word or loses a right (TRUST.md A2, A15, F29)."""

import json
from random import Random
from time import monotonic, sleep

import pytest
from starlette.websockets import WebSocketDisconnect

from heard.access import AccessRole
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.web.shared.limits import LIVE
from tests.web.live.test_line import LIVE as ADDRESS
from tests.web.live.test_line import channel, say, until
from tests.web.office import Office

VALUES = ["%", "*", "../", -1, 0, 2**63, 2**80, 1e308, None, True, [], {}, "x" * 5000, "\u0000", "1 OR 1=1", "\ud800"]
NAMES = ["do", "conversation_id", "ref", "turn", "draft", "resume", "hints", "__proto__", "\u202e"]
DEEDS = ["open", "close", "turn", "draft", "OPEN", "", None]
PROBLEMS = {403, 404, 422}


def hostile(seed: int) -> str:
    """A frame that somebody with bad intentions sends: of the grammar with wrong values, or letters at random."""
    chance = Random(seed)
    if seed % 4 == 0:
        return "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(chance.randrange(1, 200)))
    frame = {name: chance.choice(VALUES) for name in chance.sample(NAMES, chance.randint(0, len(NAMES)))}
    if seed % 4 > 1:
        frame |= {"do": chance.choice(DEEDS)}
    return json.dumps(frame)


def test_no_hostile_frame_opens_anything_or_harms_the_channel(office: Office) -> None:
    with office.client.websocket_connect(ADDRESS, headers=office.of("ada")) as socket:
        for seed in range(200):
            socket.send_text(hostile(seed))
            answer = socket.receive_json()
            assert (answer["type"], answer["data"]["status"] in PROBLEMS) == ("problem", True), hostile(seed)
        socket.send_json({"do": "open", "conversation_id": office.keys["ada-1"], "hints": False})
        assert socket.receive_json()["type"] == "opened"


def test_bytes_where_text_is_due_end_only_that_channel(office: Office) -> None:
    with channel(office, "lead", "ada-1") as lead:
        with office.client.websocket_connect(ADDRESS, headers=office.of("ada")) as socket:
            socket.send_bytes(b"\x00\xff" * 100)
        lead.send_json(say(office, "ada-1", "Still here."))
        assert until(lead, "acknowledged")


def test_a_flood_is_refused_and_others_are_served(office: Office) -> None:
    state = office.client.app.state.heard  # type: ignore[attr-defined]  # the app of the client
    for _ in range(LIVE.amount):
        state.limits.live(f"user {office.users['ada']}")
    with channel(office, "lead", "ada-1") as lead:
        with office.client.websocket_connect(ADDRESS, headers=office.of("ada")) as flood:
            for _ in range(300):
                flood.send_json({"do": "close", "conversation_id": 1})
            assert {flood.receive_json()["data"]["status"] for _ in range(200)} == {429}
            asked = monotonic()
            lead.send_json(say(office, "ada-1", "Am I served?"))
            assert until(lead, "acknowledged")
        assert monotonic() - asked < 2


def test_whoever_loses_a_team_is_told_nothing_after_five_seconds(office: Office) -> None:
    with channel(office, "lead", "ben-1") as lead, channel(office, "ben", "ben-1") as ben:
        with office.house.store.writing() as session:
            users.set_roles(session, office.users["lead"], [HeldRole(AccessRole.LEAD, office.teams["refunds"])])
        sleep(2.1)
        ben.send_json(say(office, "ben-1", "Between us."))
        until(ben, "acknowledged")
        told = lead.receive_json()
    assert (told["type"], "turns" in told["data"]) == ("closed", False)


def test_those_who_vanish_harm_nobody(office: Office) -> None:
    with channel(office, "lead", "ada-1") as lead:
        for number in range(20):
            with channel(office, "ada", "ada-1") as ada:
                ada.send_json(say(office, "ada-1", f"Message {number}"))
        lead.send_json(say(office, "ada-1", "Who is there?", ref="last"))
        while until(lead, "acknowledged")["data"]["ref"] != "last":
            pass


def test_nothing_is_said_to_a_token_that_nobody_knows(office: Office) -> None:
    headers = {"Authorization": "Bearer heard_never"}
    with office.client.websocket_connect(ADDRESS, headers=headers) as socket, pytest.raises(WebSocketDisconnect) as end:
        socket.receive_json()
    assert end.value.code == 4401
