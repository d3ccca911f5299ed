"""Notices where nobody listens: each conversation in which a customer has spoken is read, once, by one process."""

import asyncio
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from heard.conversation.conversation import Conversation
from heard.errors import EngineError, NotFound
from heard.outside import MailSettings, Security
from heard.settings import Settings
from heard.storage.conversations import find, keep
from heard.storage.happening.events import EventType, happened, newest_event
from heard.storage.happening.notified import Notified, Way
from heard.storage.store import Store
from heard.web.live.noticing import Noticing
from heard.web.live.thinker import Thinker
from heard.web.shared.watch import Figures
from heard.wiring.house import House
from tests.fakes.mail_server import Post, mail_server
from tests.fakes.thinker import FakeThinker
from tests.storage.conftest import database  # noqa: F401 - on both databases
from tests.web.office import TALKS, Office, house_on, open_office
from tests.wiring.outgoing.posting import until

WANTED = Settings(notified=frozenset({Notified.VULNERABLE, Notified.PROMISE_AT_RISK}))
# Long enough for several rounds.
ROUNDS_S, LOOK_S = 0.4, 0.02


@dataclass(frozen=True, slots=True)
class Counting(House):
    """A house that writes down each reading that is looked through for notices."""

    readings: list[int] = field(default_factory=list)

    def notice(self, conversation_id: int, conversation: Conversation, review: dict[str, Any]) -> bool:
        """Nothing is noticed."""
        del conversation, review
        self.readings.append(conversation_id)
        return False


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    """A house with conversations, whose team wants notices."""
    with store.writing() as session:
        keep(session, "desk", TALKS)
    return house_on(store, tmp_path, WANTED)


def said(house: House, name: str, *turns: str) -> int:
    """The key of a conversation in which these turns are told of, each by itself."""
    with house.store.writing() as session:
        key = find(session, "desk", name)
        for id_ in turns:
            happened(session, EventType.TURNS, key, {"turns": [id_]})
    return key


def looked_at(houses: Sequence[House], failures: Sequence[Exception] = ()) -> list[int]:
    """What processes with these houses look at in a while."""
    thinker = FakeThinker(failures)

    async def run() -> None:
        noticing = [Noticing(house, cast("Thinker", thinker), LOOK_S) for house in houses]
        await asyncio.sleep(ROUNDS_S)
        for each in noticing:
            await each.close()

    asyncio.run(run())
    return thinker.looked


def test_what_a_customer_said_is_looked_at_once_with_what_came_after(house: House) -> None:
    key = said(house, "ada-1", "1", "2")
    assert looked_at([house]) == [key]


def test_what_an_agent_said_is_not(house: House) -> None:
    said(house, "ada-1", "2")
    assert looked_at([house]) == []


def test_nothing_is_looked_at_where_no_notices_are_wanted(store: Store, tmp_path: Path, house: House) -> None:
    said(house, "ada-1", "1")
    assert looked_at([house_on(store, tmp_path, Settings())]) == []


def test_of_two_processes_one_looks(house: House) -> None:
    keys = [said(house, name, "1") for name in ("ada-1", "ben-1")]
    assert looked_at([house, house]) == keys


def test_what_the_store_or_the_reader_kept_from_is_looked_at_again(house: House) -> None:
    keys = [said(house, name, "1") for name in ("ada-1", "ben-1")]
    found = looked_at([house], [EngineError("The reader has ended.", temporary=True)])
    assert found == [keys[0], keys[1], keys[0]]


@pytest.mark.parametrize("failure", [NotFound("gone"), BrokenProcessPool("ended"), ValueError("a mistake")])
def test_what_cannot_be_read_holds_up_nothing_else(house: House, failure: Exception) -> None:
    keys = [said(house, name, "1") for name in ("ada-1", "ben-1")]
    assert looked_at([house], [failure]) == keys


def test_what_was_read_for_a_hint_is_not_read_again(store: Store, tmp_path: Path, house: House) -> None:
    key = said(house, "ada-1", "1")
    with store.reading() as session:
        before = newest_event(session)
    plain = house_on(store, tmp_path, WANTED)
    counting = Counting(*(getattr(plain, name) for name in House.__slots__))

    async def run() -> None:
        thinker = Thinker(counting, Figures())
        told = asyncio.Event()
        thinker.think(key, lambda _id, _review, _off: told.set())
        await told.wait()
        await thinker.look(key, before)
        assert counting.readings == [key]
        said(house, "ada-1", "1")
        await thinker.look(key, before + 1)
        thinker.close()

    asyncio.run(run())
    assert counting.readings == [key, key]


def say(office: Office, name: str, text: str, **more: str) -> None:
    path = f"/api/v1/conversations/{office.keys[name]}/turns"
    sent = {"role": "customer", "text": text, **more}
    assert office.client.post(path, json=sent, headers=office.of("admin")).status_code == 201


def listed(office: Office, who: str) -> list[tuple[int, str]]:
    found = office.client.get("/api/v1/notices", headers=office.of(who)).json()["items"]
    return [(each["conversation_id"], each["signal"]) for each in found]


def test_a_turn_by_the_api_is_noticed_and_mailed_though_nobody_listens(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        server = MailSettings("127.0.0.1", "heard@example.test", "https://h.example", Security.NONE, port)
        settings = Settings(notified=WANTED.notified, notified_by=frozenset({Way.MAIL}), mail=server)
        with open_office(store, tmp_path, settings) as office:
            say(office, "ada-1", "My asthma is bad.")
            until(lambda: len(post.taken) == 3)
            assert listed(office, "ada") == [(office.keys["ada-1"], "vulnerable")]
            mails = office.client.get("/api/v1/mails", headers=office.of("admin")).json()["items"]
            assert {each["user_id"] for each in mails} == {office.users[name] for name in ("ada", "first", "lead")}
    assert post.recipients == [f"{name}@example.test" for name in ("ada", "first", "lead")]
    assert b"asthma" not in b"".join(body for _, body in post.taken)
