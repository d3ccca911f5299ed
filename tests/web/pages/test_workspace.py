"""The pages of the workspace: what stands on them for whom."""

import re
from urllib.parse import quote

import pytest
from sqlalchemy import delete

from heard.privacy.retention import Retention
from heard.settings import Settings
from heard.storage.conversations import keep
from heard.storage.people.records import set_analysed
from heard.storage.schema import CONVERSATION
from tests.web.office import Office, talk

HTML = {"Accept": "text/html"}


def page(office: Office, who: str, path: str) -> str:
    """What somebody's browser is shown."""
    found = office.client.get(path, headers=office.sign_in(who) | HTML)
    assert found.status_code == 200, found.text
    return found.text


def listed(office: Office, who: str, path: str = "/conversations") -> list[str]:
    """The conversations in a list, by their names."""
    names = {key: name for name, key in office.keys.items()}
    return [names[int(key)] for key in re.findall(r'<a href="/conversations/(\d+)"', page(office, who, path))]


@pytest.mark.parametrize(
    ("who", "query", "names"),
    [
        ("ada", "", ["open-1", "ada-1"]),
        ("ada", "?whose=mine", ["ada-1"]),
        ("ada", "?whose=queue", ["open-1"]),
        ("lead", "?whose=team", ["open-1", "ben-1", "ada-1"]),
        ("lead", "?whose=mine", []),
        ("first", "?whose=queue", ["lost-1", "open-2", "open-1"]),
        ("ada", "?channel=email", []),
        ("ada", "?channel=", ["open-1", "ada-1"]),
        ("ada", "?source=desk", ["open-1", "ada-1"]),
        ("ada", "?source=zendesk", []),
    ],
)
def test_the_list_is_narrowed(office: Office, who: str, query: str, names: list[str]) -> None:
    assert listed(office, who, f"/conversations{query}") == names


def test_what_was_passed_over_can_be_asked_for(office: Office) -> None:
    assert listed(office, "ada", "/conversations?unheard=true") == []
    sent = {"turns": [{"role": "customer", "text": "It is broken."}, {"role": "agent", "text": "Hello there."}]}
    added = office.client.post(
        "/api/v1/conversations", json=sent | {"id": "new", "team": "parcels"}, headers=office.of("lead")
    )
    id_ = added.json()["conversation_id"]
    page(office, "lead", f"/conversations/{id_}")
    rows = office.client.get("/api/v1/conversations?unheard=true", headers=office.of("lead")).json()["items"]
    assert [(row["id"], row["heard_rate"]) for row in rows] == [(id_, 0.0)]


@pytest.mark.parametrize(
    ("who", "query", "offered"),
    [
        ("lead", "?channel=sms", "Show all"),
        ("lead", "", "See what Heard looks for"),
        ("first", "", "Bring in a file"),
    ],
)
def test_an_empty_list_offers_one_thing_to_do(office: Office, who: str, query: str, offered: str) -> None:
    with office.house.store.writing() as session:
        session.connection.execute(delete(CONVERSATION))
    shown = page(office, who, f"/conversations{query}")
    assert re.findall(r'<section class="panel empty">.*?<a class="deed.*?>(.*?)</a>', shown, re.DOTALL) == [offered]


def test_a_conversation_of_a_customer_who_is_not_to_be_analysed_is_shown_without_a_review(office: Office) -> None:
    row = office.client.get("/api/v1/conversations", headers=office.of("ada")).json()["items"][-1]
    with office.house.store.writing() as session:
        set_analysed(session, row["customer_id"], analysed=False)
    shown = page(office, "ada", f"/conversations/{row['id']}")
    assert "not to be analysed" in shown
    assert "canary-ada-1" in shown
    assert "<mark" not in shown


def test_a_language_that_is_not_read_is_said(office: Office) -> None:
    sent = {"id": "es", "team": "parcels", "turns": [{"role": "customer", "text": "hola"}]}
    added = office.client.post("/api/v1/conversations", json=sent, headers=office.of("lead")).json()
    assert "Not scored: language: es" in page(office, "lead", f"/conversations/{added['conversation_id']}")


def test_search_leads_to_the_turn(office: Office) -> None:
    shown = page(office, "ada", "/search?q=parcels")
    assert f'href="/conversations/{office.keys["ada-1"]}#turn-1"' in shown
    assert "<mark>parcel</mark>" in shown


def test_search_for_nothing_finds_nothing(office: Office) -> None:
    assert "Nobody said that" not in page(office, "ada", "/search?q=+")
    assert "Nobody said that" in page(office, "ada", "/search?q=zebra")


def test_all_behaviours_are_told_with_their_examples(office: Office) -> None:
    shown = page(office, "trainer", "/practices")
    assert shown.count("<details id=") == 28
    assert '<mark class="practice">' in shown


def test_somebody_learns_who_looked_at_what_they_answered(office: Office) -> None:
    page(office, "lead", f"/conversations/{office.keys['ada-1']}")
    page(office, "lead", f"/conversations/{office.keys['ben-1']}")
    shown = page(office, "ada", "/about-my-data")
    assert "Lead" in shown
    assert f"conversation {office.keys['ada-1']}" in shown
    assert f"conversation {office.keys['ben-1']}" not in shown


@pytest.mark.parametrize(
    ("retention", "by_itself", "told"),
    [
        (Retention(), True, "Conversations stay until somebody deletes them."),
        (Retention(conversations=90), True, "A conversation goes by itself 90 days after its last turn"),
        (Retention(conversations=90), False, "your administrator sees to that"),
        (Retention(reviews=30), True, "What was read in it goes after 30 days."),
    ],
)
def test_somebody_learns_how_long_things_are_kept(
    office: Office, retention: Retention, *, by_itself: bool, told: str
) -> None:
    office.house.in_force.settings = Settings(retention=retention, retains_by_itself=by_itself)
    assert told in page(office, "ada", "/about-my-data")


def test_somebody_learns_what_they_have_looked_at(office: Office) -> None:
    assert "Nothing so far." in page(office, "nobody", "/about-my-data")
    page(office, "lead", "/search?q=parcel")
    shown = page(office, "lead", "/about-my-data")
    assert "<td>search</td>" in shown
    assert "Nobody else so far." in shown


@pytest.mark.parametrize("path", ["/conversations", "/search?q=not%20here&cursor=a", "/about-my-data"])
def test_a_stranger_is_led_to_the_door_and_back(office: Office, path: str) -> None:
    found = office.client.get(path, headers=HTML, follow_redirects=False)
    assert found.headers["location"] == f"/sign-in?next={quote(path)}"


def test_the_list_goes_on_with_what_it_was_narrowed_to(office: Office) -> None:
    with office.house.store.writing() as session:
        keep(session, "desk", [talk(f"more-{n}", team="parcels", agent="ada") for n in range(30)])
    first = page(office, "ada", "/conversations?whose=mine")
    (following,) = re.findall(r'href="(/conversations\?[^"]*cursor=[^"]+)"', first)
    assert "whose=mine" in following
    assert listed(office, "ada", following.replace("&amp;", "&")) == ["ada-1"]


def test_search_goes_on(office: Office) -> None:
    with office.house.store.writing() as session:
        keep(session, "desk", [talk(f"more-{n}", team="parcels", agent="ada") for n in range(30)])
    (following,) = re.findall(r'href="(/search\?[^"]*cursor=[^"]+)"', page(office, "ada", "/search?q=canary"))
    assert "<mark>canary</mark>-ada-1" in page(office, "ada", following.replace("&amp;", "&"))


@pytest.mark.parametrize("path", ["/conversations?cursor=x", "/conversations?whose=everybody", "/customers/0"])
def test_an_address_that_cannot_be_used_is_told_on_a_page(office: Office, path: str) -> None:
    found = office.client.get(path, headers=office.sign_in("ada") | HTML)
    assert (found.status_code, "Cannot be used" in found.text) == (422, True)
