"""Notices by mail: once each, to those who may see the conversation when it is sent, and without a word of it."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from heard.access import AccessRole
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.outgoing.schedule import WAITS
from heard.outside import MailSettings, Security
from heard.settings import Settings
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import agent_key, team_key
from heard.storage.conversations import find, keep, load
from heard.storage.happening.notified import Notified, Way
from heard.storage.outgoing.deliveries import MAIL, Delivery, DeliveryState, deliveries_of
from heard.storage.outgoing.sole import Sole
from heard.storage.store import Store
from heard.wiring.outgoing.delivery import Deliverer
from heard.wiring.outgoing.mails import PASSWORD, mails_of, try_mail
from heard.wiring.outgoing.notices import notice_in
from tests.fakes.mail_server import Post, mail_server
from tests.wiring.outgoing.posting import posting_on, until

CANARY, NAME = "canary", "Mira Quill"
ADDRESS = "https://heard.example.com"
SHOWS = {"readings": [{"turn_id": "1", "signals": [{"signal": "vulnerable", "confidence": 0.9}]}]}
TALK = Conversation(
    "c",
    (Turn("1", Role.CUSTOMER, f"My {CANARY} is lost.", author=NAME),),
    subject=f"The {CANARY}",
    team="parcels",
    agent=Agent("ada", "Ada"),
    customer=Customer("mira", name=NAME, email="mira@shop.test"),
)


def settings_at(port: int) -> Settings:
    server = MailSettings("127.0.0.1", "heard@example.test", f"{ADDRESS}/", Security.NONE, port)
    return Settings(notified=frozenset({Notified.VULNERABLE}), notified_by=frozenset({Way.MAIL}), mail=server)


class Round:
    """A store with people around one conversation, and a mail server whose port the settings name."""

    def __init__(self, store: Store, home: Path, port: int) -> None:
        self.posting = posting_on(store, home)
        self.store, self.settings = self.posting.store, settings_at(port)
        with self.store.writing() as session:
            keep(session, "desk", [TALK])
            self.key = find(session, "desk", "c")
            team = team_key(session, "parcels")
            held = {
                "ada": [HeldRole(AccessRole.AGENT, team)],
                "ben": [HeldRole(AccessRole.AGENT, team)],
                "lead": [HeldRole(AccessRole.LEAD, team)],
                "admin": [HeldRole(AccessRole.ADMIN)],
                "trainer": [HeldRole(AccessRole.TRAINER, team)],
                "off": [HeldRole(AccessRole.LEAD, team)],
            }
            self.users = {
                name: users.add_user(session, f"{name}@example.test", name, roles) for name, roles in held.items()
            }
            users.set_agents(session, self.users["ada"], [agent_key(session, "desk", "ada") or 0])
            users.switch_mail(session, self.users["off"], on=False)

    def notice(self) -> bool:
        """What reading the conversation leads to; whether there was anything new."""
        with self.store.reading() as session:
            conversation = load(session, self.key)
        return notice_in(self.store, self.settings, self.key, conversation, SHOWS)

    def deliverer(self) -> Deliverer:
        """Somebody who sends."""
        sole = Sole(self.store.database, self.posting.lock)
        return Deliverer(self.posting.webhooks, mails_of(self.store, self.settings), sole)

    def deliveries(self) -> list[Delivery]:
        """What has become of mails, the newest first."""
        with self.store.reading() as session:
            return list(deliveries_of(session, MAIL))

    def states(self) -> set[DeliveryState]:
        """How they stand."""
        return {each.state for each in self.deliveries()}

    def sent(self) -> None:
        """Let somebody send until nothing waits."""
        deliverer = self.deliverer()
        try:
            until(lambda: DeliveryState.WAITING not in self.states())
        finally:
            deliverer.close()


def test_it_reaches_those_who_may_see_it_and_nobody_else(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        assert office.notice()
        assert {each.user_id for each in office.deliveries()} == {office.users["ada"], office.users["lead"]}
        office.sent()
    assert post.recipients == ["ada@example.test", "lead@example.test"]


def test_it_says_where_to_look_and_how_to_stop_and_holds_no_word_or_name(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        office.notice()
        office.sent()
    mail = post.mails[0]
    assert mail["Subject"] == f"Heard: look at conversation {office.key}"
    for told in ("The customer may be vulnerable.", f"{ADDRESS}/conversations/{office.key}\n", f"{ADDRESS}/mail\n"):
        assert told in mail.get_content().replace("\r\n", "\n")
    sent = b"".join(body for _, body in post.taken).decode().lower()
    assert not any(word in sent for word in (CANARY, "mira", "quill", "shop.test", "ada@example.test, "))


def test_it_is_sent_once_though_it_is_noticed_twice_and_two_send(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        assert (office.notice(), office.notice()) == (True, False)
        one, other = office.deliverer(), office.deliverer()
        until(lambda: office.states() == {DeliveryState.DELIVERED})
        one.close()
        other.call()
        other.close()
    assert len(post.taken) == len(office.deliveries()) == 2


def test_what_is_refused_for_now_is_tried_again_under_the_same_id(store: Store, tmp_path: Path) -> None:
    post = Post({"TAKEN": "451 later"})
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        office.notice()
        deliverer = office.deliverer()
        until(lambda: {each.tries for each in office.deliveries()} == {1})
        assert post.said.count("DATA") == 2
        post.answers.clear()
        office.posting.clock.go_on(timedelta(seconds=2 * WAITS[1]))
        deliverer.call()
        until(lambda: office.states() == {DeliveryState.DELIVERED})
        deliverer.close()
    assert len(post.mails) == 2
    assert sorted(Counter(post.ids).values()) == [2, 2]


def test_what_is_refused_for_good_is_dead_and_may_be_replayed(store: Store, tmp_path: Path) -> None:
    post = Post({"RCPT": "550 nobody of this name"})
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        office.notice()
        office.sent()
        assert office.states() == {DeliveryState.DEAD}
        assert office.deliveries()[0].told == f"The mail server 127.0.0.1:{port} answered 550."
        post.answers.clear()
        office.posting.webhooks.replay("user 1", office.deliveries()[0].id)
        office.sent()
    assert len(post.taken) == 1


@pytest.mark.parametrize("change", ["disabled", "moved", "switched off", "no longer that agent"])
def test_who_has_lost_access_meanwhile_gets_nothing(store: Store, tmp_path: Path, change: str) -> None:
    post = Post()
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        office.notice()
        ada = office.users["ada"]
        with office.store.writing() as session:
            if change == "disabled":
                users.disable(session, ada)
            elif change == "switched off":
                users.switch_mail(session, ada, on=False)
            elif change == "moved":
                keep(session, "desk", [replace(TALK, agent=Agent("ben", "Ben"))])
            else:
                users.set_agents(session, ada, [])
        office.sent()
    assert post.recipients == ["lead@example.test"]
    assert [each.user_id for each in office.deliveries()] == [office.users["lead"]]


def test_nothing_is_queued_where_mail_was_not_asked_for(store: Store, tmp_path: Path) -> None:
    office = Round(store, tmp_path, 1)
    office.settings = replace(office.settings, notified_by=frozenset({Way.APP}))
    assert office.notice()
    assert office.deliveries() == []


def test_what_waits_is_dead_once_no_server_is_set(store: Store, tmp_path: Path) -> None:
    office = Round(store, tmp_path, 1)
    office.notice()
    office.settings = Settings()
    office.sent()
    assert {each.told for each in office.deliveries()} == {"The settings name no mail server."}


def test_the_password_of_the_environment_comes_first(store: Store) -> None:
    settings = settings_at(2525)
    assert settings.mail
    settings = replace(settings, mail=replace(settings.mail, username="heard", password="hidden"))  # noqa: S106 - of nobody
    servers = [mails_of(store, settings, each).server for each in ({}, {PASSWORD: "better hidden"})]
    assert [each and each.password for each in servers] == ["hidden", "better hidden"]
    assert "hidden" not in repr(servers)


@pytest.mark.parametrize(("to", "taken"), [(None, 0), ("ada@example.test", 1)])
def test_a_server_is_looked_at_or_tried_out(to: str | None, taken: int) -> None:
    post = Post()
    with mail_server(post) as port:
        told = try_mail(settings_at(port), to)
    assert told
    assert told.taken
    assert len(post.taken) == taken
    assert try_mail(Settings(), to) is None


def test_who_leads_a_team_is_told_that_its_report_is_there_without_a_figure(store: Store, tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        office = Round(store, tmp_path, port)
        with store.reading() as session:
            team = team_key(session, "parcels") or 0
        mails = mails_of(store, office.settings)
        for _ in range(2):
            took = mails.tell_of_reports("2026-W48", date(2026, 11, 30), {team: "parcels", 987654: "refunds"})
            assert took == {"mailed": 1, "not mailed": 0}
    assert post.recipients == ["lead@example.test"] * 2
    assert len(set(post.ids)) == 1
    text = post.mails[0].get_content()
    assert f"parcels: {ADDRESS}/reports/week?until=2026-11-30&team={team}\r\n" in text
    assert "refunds" not in text
