"""The same request twice: one effect and one answer; and what has not changed is not sent again."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.storage.conftest import database  # noqa: F401 - on both databases
from tests.web.office import Office

API = "/api/v1/conversations"
TURN = {"role": "customer", "text": "Any news?"}
TALK = {"turns": [TURN]}


def send(office: Office, path: str, sent: Mapping[str, object], *, key: str, who: str = "ada") -> tuple[int, object]:
    """What somebody is answered who sends something under a key."""
    answer = office.client.post(path, json=sent, headers=office.of(who) | {"Idempotency-Key": key})
    return answer.status_code, answer.json()


def turns_of(office: Office, name: str) -> int:
    return len(office.client.get(f"{API}/{office.keys[name]}", headers=office.of("first")).json()["turns"])


def count(office: Office) -> int:
    return len(office.client.get(API, headers=office.of("first")).json()["items"])


def test_a_turn_that_is_sent_twice_is_kept_once(office: Office) -> None:
    path = f"{API}/{office.keys['ada-1']}/turns"
    assert send(office, path, TURN, key="the same key") == send(office, path, TURN, key="the same key")
    assert turns_of(office, "ada-1") == 3


def test_a_conversation_that_is_sent_twice_is_kept_once(office: Office) -> None:
    before = count(office)
    assert send(office, API, TALK, key="the same key") == send(office, API, TALK, key="the same key")
    assert count(office) == before + 1


def test_two_at_once_have_one_effect_and_one_answer(office: Office) -> None:
    path = f"{API}/{office.keys['ada-1']}/turns"
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: send(office, path, TURN, key="the same key"), range(8)))
    assert answers == answers[:1] * 8
    assert (answers[0][0], turns_of(office, "ada-1")) == (201, 3)


@pytest.mark.parametrize(
    "other", [{"role": "customer", "text": "Something else."}, {"role": "agent", "text": "Any news?"}]
)
def test_a_key_that_was_used_for_something_else_is_a_conflict(office: Office, other: Mapping[str, object]) -> None:
    path = f"{API}/{office.keys['ada-1']}/turns"
    send(office, path, TURN, key="the same key")
    assert send(office, path, other, key="the same key")[0] == 409
    assert turns_of(office, "ada-1") == 3


def test_of_two_that_differ_at_once_one_is_a_conflict(office: Office) -> None:
    path = f"{API}/{office.keys['ada-1']}/turns"
    with ThreadPoolExecutor(8) as pool:
        texts = [TURN | {"text": f"Number {number}"} for number in range(8)]
        answers = list(pool.map(lambda each: send(office, path, each, key="the same key"), texts))
    assert sorted(status for status, _ in answers) == [201] + [409] * 7
    assert turns_of(office, "ada-1") == 3


def test_another_person_may_use_the_same_key(office: Office) -> None:
    path = f"{API}/{office.keys['open-1']}/turns"
    answers = [send(office, path, TURN, key="the same key", who=who)[0] for who in ("ada", "ben")]
    assert (answers, turns_of(office, "open-1")) == ([201, 201], 4)


def test_what_was_refused_may_be_sent_again(office: Office) -> None:
    path = f"{API}/{office.keys['cyd-1']}/turns"
    assert [send(office, path, TURN, key="the same key")[0] for _ in range(2)] == [404, 404]


def test_a_turn_does_not_change_how_its_conversation_came_in(office: Office) -> None:
    made = office.client.post(API, json=TALK | {"channel": "email"}, headers=office.of("ada")).json()
    path = f"{API}/{made['conversation_id']}"
    office.client.post(f"{path}/turns", json=TURN, headers=office.of("ada"))
    assert office.client.get(path, headers=office.of("ada")).json()["channel"] == "email"


def test_what_is_known_is_not_sent_again_until_it_changes(office: Office) -> None:
    path = f"{API}/{office.keys['ada-1']}"
    tag = office.client.get(path, headers=office.of("ada")).headers["ETag"]
    known = office.of("ada") | {"If-None-Match": tag}
    same = office.client.get(path, headers=known)
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    office.client.post(f"{path}/turns", json=TURN, headers=office.of("ada"))
    assert office.client.get(path, headers=known).status_code == 200


def test_a_tag_tells_nothing_of_what_is_out_of_reach(office: Office) -> None:
    path = f"{API}/{office.keys['cyd-1']}"
    tag = office.client.get(path, headers=office.of("cyd")).headers["ETag"]
    assert office.client.get(path, headers=office.of("ada") | {"If-None-Match": tag}).status_code == 404
