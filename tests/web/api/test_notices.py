"""Notices: what a team has asked for, once, and only for those who may see the conversation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession

from heard.settings import Settings
from heard.storage.happening.notified import Notified
from heard.storage.store import Store
from tests.web.office import HOST, Office, open_office

WANTED = Settings(notified=frozenset({Notified.VULNERABLE}))
TALK = "ada-1"


@contextmanager
def listening(office: Office) -> Iterator[WebSocketTestSession]:
    """A live channel of ada's, so that her conversation is read."""
    with office.client.websocket_connect(f"ws://{HOST}/live", headers=office.of("ada")) as socket:
        socket.send_json({"do": "open", "conversation_id": office.keys[TALK]})
        told_of(socket, "1")
        yield socket


def told_of(socket: WebSocketTestSession, turn_id: str) -> list[dict[str, Any]]:
    """What is told until a turn has been read; what is noticed in it is written down before."""
    told = [socket.receive_json()]
    while told[-1]["type"] != "reading" or told[-1]["data"]["readings"][-1]["turn_id"] != turn_id:
        told.append(socket.receive_json())
    return told


def say(office: Office, id_: str, text: str) -> None:
    sent = {"id": id_, "role": "customer", "text": text}
    path = f"/api/v1/conversations/{office.keys[TALK]}/turns"
    assert office.client.post(path, json=sent, headers=office.of("ada")).status_code == 201


def listed(office: Office, who: str) -> list[tuple[int, str, str]]:
    found = office.client.get("/api/v1/notices", headers=office.of(who)).json()["items"]
    return [(each["conversation_id"], each["signal"], each["turn_id"]) for each in found]


def test_a_signal_is_noticed_once_and_told_to_those_who_may_see_it(store: Store, tmp_path: Path) -> None:
    with open_office(store, tmp_path, WANTED) as office, listening(office) as ada:
        say(office, "t1", "My asthma is bad.")
        told = told_of(ada, "t1")
        say(office, "t2", "My asthma, still.")
        told += told_of(ada, "t2")
        [noticed] = [each["data"] for each in told if each["type"] == "conversation.signal"]
        assert (noticed["signal"], noticed["turn_id"]) == ("vulnerable", "t1")
        assert listed(office, "ada") == listed(office, "lead") == [(office.keys[TALK], "vulnerable", "t1")]
        assert listed(office, "cyd") == listed(office, "other-lead") == []


@pytest.mark.parametrize(
    ("settings", "text"), [(Settings(), "My asthma is bad."), (WANTED, "My asthma, maybe."), (WANTED, "Call a lawyer.")]
)
def test_nothing_is_noticed_that_nobody_asked_for_or_that_is_not_sure(
    store: Store, tmp_path: Path, settings: Settings, text: str
) -> None:
    with open_office(store, tmp_path, settings) as office, listening(office) as ada:
        say(office, "t1", text)
        told_of(ada, "t1")
        assert listed(office, "ada") == []


def test_a_promise_whose_day_has_come_is_noticed(store: Store, tmp_path: Path) -> None:
    wanted = Settings(notified=frozenset({Notified.PROMISE_AT_RISK}))
    with open_office(store, tmp_path, wanted) as office, listening(office) as ada:
        for id_, role, text, day in (("p", "agent", "I will call you by Wednesday.", 2), ("q", "customer", "Well?", 9)):
            sent = {"id": id_, "role": role, "text": text, "at": f"2026-11-0{day}T09:00:00Z"}
            path = f"/api/v1/conversations/{office.keys[TALK]}/turns"
            assert office.client.post(path, json=sent, headers=office.of("ada")).status_code == 201
        told_of(ada, "q")
        assert listed(office, "ada") == [(office.keys[TALK], "promise_at_risk", "p")]
