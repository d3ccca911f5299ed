"""Programs that answer each other over webhooks: they fall silent, and nothing that was said is lost."""

import pytest

from heard.storage.happening.events import events_after
from heard.web.shared.limits import HOPPING
from tests.web.office import Office

PATH = "/api/v1/conversations"
TALK = {"id": "new", "turns": [{"id": "1", "role": "customer", "text": "Hi"}]}


def add(office: Office, hops: str | None, to: str = "ada-1") -> int:
    """The status of a turn that came through so many webhooks."""
    sent, headers = {"role": "customer", "text": "Any news?"}, office.of("ada") | ({"heard-hops": hops} if hops else {})
    path = f"{PATH}/{office.keys[to]}/turns"
    return office.client.post(path, json=sent, headers=headers).status_code


def last_details(office: Office) -> dict[str, object]:
    """What the last event tells of."""
    with office.house.store.reading() as session:
        return dict(events_after(session, 0)[-1].details)


@pytest.mark.parametrize(("hops", "told"), [(None, None), ("0", None), ("1", 1), ("3", 3)])
def test_an_event_remembers_how_it_came(office: Office, hops: str | None, told: int | None) -> None:
    assert add(office, hops) == 201
    assert last_details(office).get("hops") == told


def test_a_conversation_that_is_brought_in_remembers_it_too(office: Office) -> None:
    office.client.post(PATH, json=TALK, headers=office.of("ada") | {"heard-hops": "2"})
    assert last_details(office) == {"turns": ["1"], "hops": 2}


@pytest.mark.parametrize(("hops", "status"), [("4", 409), ("-1", 422), ("many", 422), ("9" * 50, 422)])
def test_what_came_too_far_is_refused(office: Office, hops: str, status: int) -> None:
    assert add(office, hops) == status


def test_it_comes_so_often_a_minute_and_what_people_say_is_kept_meanwhile(office: Office) -> None:
    answers = [add(office, "1") for _ in range(HOPPING.amount + 1)]
    assert answers == [201] * HOPPING.amount + [429]
    assert (add(office, None), add(office, "1", to="open-1")) == (201, 201)
