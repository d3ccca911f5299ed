"""A reviewer is told nowhere who answered: not in a list, a file, a transcript, a search, a review, nor live."""

import pytest

from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.storage.conversations import find, keep
from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from tests.storage.quality.talks import assign
from tests.web.office import HOST, Office

TURNS = (
    Turn("1", Role.CUSTOMER, "My oven is broken again, says the parrot.", author="Mira"),
    Turn("2", Role.AGENT, "I look.", author="Wolke Sturm"),
    Turn("3", Role.NOTE, "Please see to it.", author="Regen Hagel"),
)
NAMES = "Wolke", "Sturm", "Regen", "w-77"
API = "/api/v1"
EVERYWHERE = (
    f"{API}/conversations",
    f"{API}/conversations/{{id}}",
    f"{API}/conversations/{{id}}/turns",
    f"{API}/conversations/{{id}}/review",
    f"{API}/conversations/{{id}}/reviews",
    f"{API}/search?q=parrot",
    f"{API}/notices",
    f"{API}/queue",
    f"{API}/assignments",
    "/conversations",
    "/conversations/{id}",
    "/conversations/export",
    "/search?q=parrot",
    "/search/export?q=parrot",
    "/desk/{id}",
    "/desk/{id}/story",
    "/notices",
    "/quality",
    "/quality/export",
)


def told_of(office: Office, *, assigned: bool = True) -> int:
    """Keep a conversation in which colleagues are named, assigned to the reviewer; its key."""
    told = Conversation("veiled", TURNS, team="parcels", agent=Agent("w-77", "Wolke Sturm"))
    with office.house.store.writing() as session:
        keep(session, "desk", [told])
        key = find(session, "desk", "veiled")
        notice(session, key, Notified.VULNERABLE, "1")
        if assigned:
            assign(session, key, office.users["reviewer"], office.users["lead"])
    return key


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_colleague_is_named_to_a_reviewer(office: Office, path: str) -> None:
    where = path.replace("{id}", str(told_of(office)))
    headers = office.of("reviewer") if path.startswith(API) else office.sign_in("reviewer")
    answer = office.client.get(where, headers=headers)
    assert answer.status_code == 200
    assert [name for name in NAMES if name in answer.text] == []


@pytest.mark.parametrize("path", [f"{API}/conversations/{{id}}", f"{API}/conversations/{{id}}/turns"])
def test_they_go_by_numbers_and_to_a_lead_by_their_names(office: Office, path: str) -> None:
    where = path.replace("{id}", str(told_of(office)))
    for who, names in (("reviewer", ["Agent 1", "Agent 2"]), ("lead", ["Wolke Sturm", "Regen Hagel"])):
        wire = office.client.get(where, headers=office.of(who)).json()
        turns = wire.get("turns") or wire["items"]
        assert [turn.get("author") for turn in turns] == ["Mira", *names]


@pytest.mark.parametrize("assigned", [True, False])
def test_a_reviewer_listens_to_nothing_live(office: Office, *, assigned: bool) -> None:
    key = told_of(office, assigned=assigned)
    with office.client.websocket_connect(f"ws://{HOST}/live", headers=office.of("reviewer")) as socket:
        socket.send_json({"do": "open", "conversation_id": key})
        assert socket.receive_json()["data"]["status"] == 404


def test_a_reviewer_is_led_to_what_they_do(office: Office) -> None:
    page = office.client.get("/", headers=office.sign_in("reviewer")).text
    assert 'href="/quality"' in page
    assert 'href="/desk"' not in page
