"""Where a conversation of somebody else's might show besides by its id: filters, words, cursors, ids of helpdesks."""

from collections.abc import Mapping

import pytest

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.conversations import keep
from tests.web.office import Office
from tests.web.rights import RIGHTS, TALKS, TURNS

API = "/api/v1"
READERS = sorted(set(RIGHTS["read"]) - {"unlocked", "narrow"})
WRITERS = sorted(set(READERS) & set(RIGHTS["write"]))
SENT = {"turns": TURNS}


def own(who: str) -> list[str]:
    """The conversations that somebody may read."""
    return RIGHTS["read"][who].split()


@pytest.mark.parametrize("who", READERS)
def test_a_list_holds_what_is_within_reach_and_no_more(office: Office, who: str) -> None:
    rows = office.client.get(f"{API}/conversations", headers=office.of(who)).json()["items"]
    assert sorted(row["external_id"] for row in rows) == sorted(own(who))


@pytest.mark.parametrize("who", READERS)
def test_no_filter_brings_up_what_is_out_of_reach(office: Office, who: str) -> None:
    every = office.client.get(f"{API}/conversations", headers=office.of("first")).json()["items"]
    for row in every:
        for name in ("external_id", "team", "customer_id", "source", "channel"):
            asked = {} if row[name] is None else {name: row[name]}
            found = office.client.get(f"{API}/conversations", params=asked, headers=office.of(who)).json()["items"]
            assert {each["external_id"] for each in found} <= set(own(who))
            assert (row["external_id"] in {each["external_id"] for each in found}) == (row["external_id"] in own(who))


@pytest.mark.parametrize("who", READERS)
def test_no_words_find_what_is_out_of_reach(office: Office, who: str) -> None:
    for name in TALKS:
        for words in (f'"canary-{name}"', f"canary-{name}", name.split("-")[0]):
            found = office.client.get(f"{API}/search", params={"q": words}, headers=office.of(who)).json()["items"]
            hit = {each["conversation_id"] for each in found}
            assert (office.keys[name] in hit) == (name in own(who))


@pytest.mark.parametrize(("who", "name"), [(who, name) for who in WRITERS for name in TALKS if name not in own(who)])
def test_an_id_of_a_helpdesk_is_answered_like_an_unknown_one(office: Office, who: str, name: str) -> None:
    path = f"{API}/conversations?source=desk"
    taken = office.client.post(path, json={"id": name, **SENT}, headers=office.of(who))
    free = office.client.post(path, json={"id": "nobody-has-it", **SENT}, headers=office.of(who))
    assert (taken.status_code, taken.json()) == (404, free.json())


@pytest.mark.parametrize(
    ("who", "claimed"),
    [
        ("ada", {"team": "refunds"}),
        ("ada", {"agent": {"id": "cyd"}}),
        ("ada", {"team": "nobody's"}),
        ("lead", {"team": "refunds"}),
        ("lead", {"team": "nobody's"}),
    ],
)
def test_nothing_is_brought_in_for_others(office: Office, who: str, claimed: Mapping[str, object]) -> None:
    for id_ in ("new", "ada-1"):
        sent = {"id": id_, **SENT, **claimed}
        answer = office.client.post(f"{API}/conversations?source=desk", json=sent, headers=office.of(who))
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("path", "who", "other"),
    [
        (f"{API}/conversations?most=1", "ada", "first"),
        (f"{API}/conversations?most=1", "lead", "other-lead"),
        (f"{API}/search?q=parcel&most=1", "ada", "lead"),
        (f"{API}/audit?most=1", "admin", "first"),
        (f"{API}/users?most=1", "admin", "first"),
    ],
)
def test_a_cursor_is_good_for_whom_it_was_given_and_for_their_list_only(
    office: Office, path: str, who: str, other: str
) -> None:
    cursor = office.client.get(path, headers=office.of(who)).json()["next"]
    elsewhere = f"{API}/search?q=other&most=1"
    tries = [(path, who), (path, other), (elsewhere, who)]
    found = [office.client.get(f"{way}&cursor={cursor}", headers=office.of(each)).status_code for way, each in tries]
    assert found == [200, 422, 403 if who == "admin" else 422]


def test_how_to_reach_a_customer_is_not_told_to_who_reads_some_of_theirs(office: Office) -> None:
    sent = {"id": "both", "agent": {"id": "ada"}, "customer": {"id": "cyd-1"}, **SENT}
    made = office.client.post(f"{API}/conversations?source=desk", json=sent, headers=office.of("admin"))
    read = office.client.get(f"{API}/conversations/{made.json()['conversation_id']}", headers=office.of("ada"))
    assert read.status_code == 200
    assert "cyd-1@shop.test" not in read.text


def test_who_reads_all_of_a_customer_reads_how_to_reach_them(office: Office) -> None:
    read = office.client.get(f"{API}/conversations/{office.keys['ada-1']}", headers=office.of("ada"))
    assert read.json()["customer"]["email"] == "mira@shop.test"


def test_a_number_that_two_share_names_only_those_within_reach(office: Office) -> None:
    with office.house.store.writing() as session:
        for agent, team, name in (("ada", "parcels", "Mira Sand"), ("cyd", "refunds", "Olaf Berg")):
            told = Customer(f"shared-{agent}", name=name, phone="+49 30 901820")
            turns = (Turn("1", Role.CUSTOMER, "Hello?"),)
            keep(session, "desk", [Conversation(f"call-{agent}", turns, team=team, agent=Agent(agent), customer=told)])
    asked = {"who": "+49 30 901820"}
    found = office.client.get(f"{API}/customers", params=asked, headers=office.of("lead"))
    assert (found.status_code, found.json()["name"]) == (200, "Mira Sand")
    assert office.client.get(f"{API}/customers", params=asked, headers=office.of("first")).status_code == 409


def test_who_changes_a_customer_is_not_told_what_they_said(office: Office) -> None:
    headers = office.of("admin")
    told = office.client.patch(f"{API}/customers/1", json={"analysed": True}, headers=headers).json()
    assert (told["name"], told["identifiers"], told["brief"], told["conversations"]) == (None, [], None, [])
