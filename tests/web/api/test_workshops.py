"""Workshops by the API: what is told when, and to whom."""

from typing import Any

import pytest

from heard.rehearsal.cards.shelf import find_scenario
from tests.web.api.test_rehearsals import ask
from tests.web.office import Office

ROOMS = "/api/v1/workshops"
CARD = "dress-for-saturday"


def opened(office: Office, **sent: object) -> dict[str, Any]:
    answer = ask(office, "POST", ROOMS, "trainer", {"scenario": CARD} | sent)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def done(office: Office, who: str, deed: str, path: str, sent: object = None) -> dict[str, Any]:
    answer = ask(office, deed, path, who, sent)
    assert answer.is_success, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_what_an_answer_does_is_told_to_all_at_once_and_not_before(office: Office) -> None:
    path = f"{ROOMS}/{opened(office)['code']}"
    for who, text in {"ada": "I am sorry that it is late.", "ben": "Calm down."}.items():
        assert done(office, who, "PUT", f"{path}/answer", {"text": text})["answer"] == text
    assert done(office, "trainer", "GET", path)["answers"] == []
    compared = done(office, "trainer", "POST", f"{path}/compare")
    assert {(each["did"], each["votes"]) for each in compared["answers"]} == {(None, None)}
    assert done(office, "ada", "GET", path)["answer"] is None
    wanted = compared["answers"][0]["id"]
    for who in ("ada", "ben"):
        done(office, who, "PUT", f"{path}/vote", {"answer": wanted})
    assert done(office, "cyd", "GET", path)["chosen"] == 2
    done(office, "trainer", "POST", f"{path}/reveal")
    told = done(office, "cyd", "GET", path)["answers"]
    assert [each["votes"] for each in told] == [2, 0]
    assert all({"state", "feedback", "line"} == each["did"].keys() for each in told)
    onward = done(office, "trainer", "POST", f"{path}/next", {"answer": wanted})
    assert onward["turns"][1:] == [told[0]["text"], told[0]["did"]["line"]]
    assert (onward["round"], onward["compares"], onward["reveals"], onward["chosen"]) == (2, False, False, 0)


def test_the_same_seed_and_answers_go_the_same_way_and_none_finds_other_words(office: Office) -> None:
    assert [opened(office)["seed"] for _ in range(2)] == [1, 2]
    rooms = [f"{ROOMS}/{opened(office, seed=3)['code']}" for _ in range(2)]
    for path in rooms:
        done(office, "ada", "PUT", f"{path}/answer", {"text": "I am sorry that it is late."})
        answers = done(office, "trainer", "POST", f"{path}/compare")["answers"]
        done(office, "trainer", "POST", f"{path}/next", {"answer": answers[0]["id"]})
    one, two = (done(office, "ada", "GET", path)["turns"] for path in rooms)
    assert one == two


@pytest.mark.parametrize("deed", ["compare", "reveal", "next", "close"])
def test_a_room_is_led_by_whoever_opened_it_alone(office: Office, deed: str) -> None:
    path = f"{ROOMS}/{opened(office)['code']}"
    for who in ("lead", "first"):
        assert ask(office, "POST", f"{path}/{deed}", who, {}).status_code == 404
    assert ask(office, "GET", ROOMS, "lead").json() == []


def test_nothing_of_the_customer_is_told_that_they_keep_to_themselves(office: Office) -> None:
    assert find_scenario(CARD).hidden.what not in str(opened(office))


def test_what_is_answered_is_found_nowhere_else(office: Office) -> None:
    path = f"{ROOMS}/{opened(office)['code']}"
    done(office, "ada", "PUT", f"{path}/answer", {"text": "The word is quillwork."})
    done(office, "trainer", "POST", f"{path}/compare")
    for where in ("/api/v1/search?q=quillwork", "/api/v1/me/rehearsals", "/api/v1/conversations"):
        found = ask(office, "GET", where)
        assert found.is_success, found.text
        assert "quillwork" not in found.text
