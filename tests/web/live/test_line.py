"""A conversation as it happens: turns in, events and hints out, and nothing to those who may not know."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from time import sleep
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from heard.insights.experiment import FEELING, STILL_UNHEARD, Switch
from heard.privacy.retention import UNLESS_TOLD
from heard.storage.access import doors
from heard.storage.happening.events import EventType, happened
from heard.storage.upkeep.retention import drop_past_retention, some_past_retention
from heard.web.live.listening import ANEW
from tests.storage.conftest import database  # noqa: F401 - on both databases
from tests.web.office import HOST, Office
from tests.web.trials import switch

Frame = dict[str, Any]
# The client of the tests would name another host.
LIVE = f"ws://{HOST}/live"


@contextmanager
def channel(office: Office, who: str, *opened: str, hints: bool = False) -> Iterator[WebSocketTestSession]:
    """A live channel of somebody's, on which some conversations are open."""
    with office.client.websocket_connect(LIVE, headers=office.of(who)) as socket:
        for id_ in opened:
            socket.send_json({"do": "open", "conversation_id": office.keys[id_], "hints": hints})
            assert until(socket, "opened")
        yield socket


def until(socket: WebSocketTestSession, type_: str) -> Frame:
    """The next frame of a type; what comes before it is passed over."""
    while True:
        frame: Frame = socket.receive_json()
        assert frame["type"] in {type_, "reading", "ledger", "acknowledged", "conversation.turns"}, frame
        if frame["type"] == type_:
            return frame


def say(office: Office, id_: str, text: str, ref: str = "r") -> Frame:
    """The frame that adds a customer's turn."""
    turn = {"role": "customer", "text": text}
    return {"do": "turn", "ref": ref, "conversation_id": office.keys[id_], "turn": turn}


def test_a_turn_is_acknowledged_and_told_to_all_who_listen(office: Office) -> None:
    with channel(office, "lead", "ada-1") as lead, channel(office, "ada", "ada-1") as ada:
        ada.send_json(say(office, "ada-1", "Still nothing."))
        acknowledged = until(ada, "acknowledged")["data"]
        told = until(lead, "conversation.turns")
    assert (acknowledged["ref"], acknowledged["event"]) == ("r", told["seq"])
    assert [turn["text"] for turn in told["data"]["turns"]] == ["Still nothing."]


def test_what_the_api_takes_in_is_told_as_well(office: Office) -> None:
    with channel(office, "ada", "ada-1") as ada:
        sent = {"role": "customer", "text": "Hello?"}
        path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
        assert office.client.post(path, json=sent, headers=office.of("ada")).status_code == 201
        assert until(ada, "conversation.turns")["data"]["turns"][0]["text"] == "Hello?"


def test_what_is_read_is_told_as_a_hint(office: Office) -> None:
    with channel(office, "ada", "ada-1", hints=True) as ada:
        reading, ledger = until(ada, "reading"), until(ada, "ledger")
    assert reading["data"]["readings"][0]["turn_id"] == "1"
    assert ledger["data"]["scores"]["heard_rate"]


@pytest.mark.parametrize(("off", "told"), [(STILL_UNHEARD, "reading"), (FEELING, "ledger")])
def test_what_an_experiment_has_off_is_no_hint(office: Office, off: Switch, told: str) -> None:
    switch(office, [off], on=False)
    with channel(office, "ada", "ada-1", hints=True) as ada:
        hint = ada.receive_json()["type"]
        ada.send_json({"do": "draft", "ref": "d", "conversation_id": office.keys["ada-1"], "draft": "I look."})
        assert (hint, ada.receive_json()["type"]) == (told, "suggestion")


def test_a_draft_is_reviewed(office: Office) -> None:
    with channel(office, "ada", "ada-1") as ada:
        ada.send_json({"do": "draft", "ref": "d", "conversation_id": office.keys["ada-1"], "draft": "I will look."})
        found = until(ada, "suggestion")["data"]
    assert (found["ref"], found["review"]["schema"]) == ("d", "heard.draft/1")


def test_what_was_missed_is_told_once_from_the_token_on(office: Office) -> None:
    with channel(office, "ada", "ada-1") as ada:
        ada.send_json(say(office, "ada-1", "One."))
        resume = until(ada, "conversation.turns")["data"]["resume"]
        for word in ("Two.", "Three."):
            ada.send_json(say(office, "ada-1", word))
            until(ada, "acknowledged")
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as again:
        again.send_json({"do": "open", "conversation_id": office.keys["ada-1"], "resume": resume, "hints": False})
        until(again, "opened")
        missed = until(again, "conversation.turns")
    assert [turn["text"] for turn in missed["data"]["turns"]] == ["Two.", "Three."]


def test_however_much_was_missed_comes_in_one_frame_with_each_turn_once(office: Office) -> None:
    key = office.keys["ada-1"]
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as socket:
        socket.send_json({"do": "open", "conversation_id": key, "hints": False})
        resume = until(socket, "opened")["data"]["resume"]
    with office.house.store.writing() as session:
        last = [happened(session, EventType.TURNS, key, {"turns": [str(1 + n % 2)]}) for n in range(1000)][-1]
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as again:
        again.send_json({"do": "open", "conversation_id": key, "resume": resume, "hints": False})
        until(again, "opened")
        missed = until(again, "conversation.turns")
    assert (missed["seq"], [turn["id"] for turn in missed["data"]["turns"]]) == (last, ["1", "2"])


def test_whoever_was_away_longer_than_events_are_kept_is_to_open_it_anew(office: Office) -> None:
    key, store = office.keys["ada-1"], office.house.store
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as socket:
        socket.send_json({"do": "open", "conversation_id": key, "hints": False})
        resume = until(socket, "opened")["data"]["resume"]
    long_ago = replace(store, clock=lambda: store.clock() - timedelta(days=31))
    with long_ago.writing() as session:
        for number in range(3):
            happened(session, EventType.TURNS, key, {"turns": [str(number)]})
    with store.writing() as session:
        old = some_past_retention(session, UNLESS_TOLD, "events", most=10)
        drop_past_retention(session, UNLESS_TOLD, "events", old)
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as again:
        again.send_json({"do": "open", "conversation_id": key, "resume": resume, "hints": False})
        told = again.receive_json()["data"]
        again.send_json({"do": "open", "conversation_id": key, "hints": False})
        assert until(again, "opened")
    assert (told["status"], told["detail"]) == (409, ANEW)


@pytest.mark.parametrize("who", ["cyd", "other-lead", "admin", "reviewer", "trainer", "nobody"])
def test_whoever_may_not_read_it_is_told_that_it_is_not_there(office: Office, who: str) -> None:
    with office.client.websocket_connect(LIVE, headers=office.of(who)) as socket:
        for key in (office.keys["ada-1"], 987654):
            socket.send_json({"do": "open", "conversation_id": key})
        found, unknown = socket.receive_json()["data"], socket.receive_json()["data"]
    assert found["status"] == unknown["status"]
    assert found["detail"].replace(str(office.keys["ada-1"]), "#") == unknown["detail"].replace("987654", "#")


def test_another_listeners_token_is_of_no_use(office: Office) -> None:
    with channel(office, "ada", "ada-1") as ada:
        ada.send_json(say(office, "ada-1", "One."))
        resume = until(ada, "conversation.turns")["data"]["resume"]
    with office.client.websocket_connect(LIVE, headers=office.of("lead")) as lead:
        lead.send_json({"do": "open", "conversation_id": office.keys["ada-1"], "resume": resume})
        assert lead.receive_json()["data"]["status"] == 422


SENSELESS = (
    "",
    "{",
    "[]",
    "null",
    "[" * 5000,
    '{"do":"fly"}',
    '{"do":"open"}',
    '{"do":"open","conversation_id":"%"}',
    '{"do":"open","conversation_id":99999999999999999999}',
    '{"do":"open","conversation_id":-1}',
    '{"do":"open","conversation_id":1,"resume":"*"}',
    '{"do":"close","conversation_id":true,"x":1}',
)


@pytest.mark.parametrize("frame", SENSELESS)
def test_a_frame_that_makes_no_sense_is_told_and_the_channel_goes_on(office: Office, frame: str) -> None:
    with office.client.websocket_connect(LIVE, headers=office.of("ada")) as socket:
        socket.send_text(frame)
        assert socket.receive_json()["data"]["status"] in {404, 422}
        socket.send_json({"do": "open", "conversation_id": office.keys["ada-1"], "hints": False})
        assert socket.receive_json()["type"] == "opened"


def test_a_page_of_another_site_may_not_listen(office: Office) -> None:
    headers = office.sign_in("ada") | {"Origin": "https://evil.test"}
    with pytest.raises(WebSocketDisconnect), office.client.websocket_connect(LIVE, headers=headers) as socket:
        socket.receive_json()


def test_nobody_is_let_in_without_a_login(office: Office) -> None:
    with office.client.websocket_connect(LIVE) as socket, pytest.raises(WebSocketDisconnect) as end:
        socket.receive_json()
    assert end.value.code == 4401


def test_a_login_that_ends_is_told_nothing_more(office: Office) -> None:
    headers = office.sign_in("ada")
    with office.client.websocket_connect(LIVE, headers=headers) as socket:
        socket.send_json({"do": "open", "conversation_id": office.keys["ada-1"], "hints": False})
        assert socket.receive_json()["type"] == "opened"
        with office.house.store.writing() as session:
            doors.end_login(session, headers["Cookie"].partition("=")[2])
        with pytest.raises(WebSocketDisconnect) as end:
            say_for_six_seconds(office, socket)
        assert end.value.code == 4401


def say_for_six_seconds(office: Office, socket: WebSocketTestSession) -> None:
    """Add turns, and wait for each to be acknowledged."""
    for number in range(60):
        socket.send_json(say(office, "ada-1", f"Message {number}"))
        while socket.receive_json()["type"] != "acknowledged":
            pass
        sleep(0.1)
