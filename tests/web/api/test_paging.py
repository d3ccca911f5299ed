"""Lists are read on to their end without gaps or doubles, while others add to them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.web.office import Office

API = "/api/v1"


def pages(office: Office, path: str, *, meanwhile: Callable[[int], object] = int) -> Iterator[list[dict[str, Any]]]:
    """All pages of a list; between any two something happens."""
    following, number = "", 0
    while following is not None:
        page = office.client.get(f"{path}{following}", headers=office.of("first")).json()
        yield page["items"]
        meanwhile(number := number + 1)
        following = page["next"] and f"&cursor={page['next']}"


def add_talk(office: Office, number: int) -> None:
    sent = {"id": f"late-{number}", "turns": [{"role": "customer", "text": "My parcel again."}]}
    office.client.post(f"{API}/conversations?source=desk", json=sent, headers=office.of("first"))


def add_user(office: Office, number: int) -> None:
    sent = {"email": f"late-{number}@example.test", "name": "Late"}
    office.client.post(f"{API}/users", json=sent, headers=office.of("first"))


@pytest.mark.parametrize("most", [1, 2, 3, 200])
@pytest.mark.parametrize(
    ("path", "key"), [("conversations?", "id"), ("search?q=parcel&", "conversation_id"), ("audit?", "id")]
)
def test_what_was_there_at_the_beginning_is_read_once(office: Office, path: str, key: str, most: int) -> None:
    way = f"{API}/{path}most={most}"
    before = [row[key] for rows in pages(office, way) for row in rows]
    read = [row[key] for rows in pages(office, way, meanwhile=lambda number: add_talk(office, number)) for row in rows]
    assert read == before == sorted(set(before), reverse=True)


@pytest.mark.parametrize("most", [1, 4])
def test_a_list_that_grows_at_its_end_is_read_with_what_was_added(office: Office, most: int) -> None:
    before = [row["id"] for rows in pages(office, f"{API}/users?most={most}") for row in rows]
    last = {"number": 0}

    def meanwhile(number: int) -> None:
        if number <= 3:
            add_user(office, number)
            last["number"] = number

    read = [row["id"] for rows in pages(office, f"{API}/users?most={most}", meanwhile=meanwhile) for row in rows]
    assert len(read) == len(set(read)) == len(before) + last["number"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_turns_are_read_in_order_while_some_are_added(office: Office, most: int) -> None:
    path = f"{API}/conversations/{office.keys['ada-1']}/turns"

    def meanwhile(number: int) -> None:
        if number == 1:
            sent = {"role": "customer", "text": "Any news?"}
            office.client.post(path, json=sent, headers=office.of("first"))

    texts = [row["text"] for rows in pages(office, f"{path}?most={most}", meanwhile=meanwhile) for row in rows]
    assert texts[:2] == ["Where is my parcel? The word is canary-ada-1.", "I am sorry, I will look it up."]
    assert texts[2:] == ["Any news?"] * (most == 1)
