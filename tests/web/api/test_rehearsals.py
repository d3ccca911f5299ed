"""Rehearsals by the API: one's own alone, told as they were, and nothing of what the customer keeps to themselves."""

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import update

from heard.conversation.conversation import Conversation
from heard.quality.automatic import fill
from heard.quality.scorecard import shipped_scorecard
from heard.rehearsal.cards.shelf import find_scenario, shipped_scenarios
from heard.storage.rehearsals.tries import TRY
from tests.people import agent, customer
from tests.web.office import Office

API = "/api/v1"
MINE = f"{API}/me/rehearsals"
CARD = "dress-for-saturday"
# The fakes understand how this one begins, so that a reply to it can be right or wrong.
UNDERSTOOD = {"scenario": "waived-fees", "seed": 1}


def ask(office: Office, method: str, path: str, who: str = "ada", sent: object = None) -> Response:
    """What a program of somebody's is answered."""
    return office.client.request(method, path, headers=office.of(who), json=sent)


def begin(office: Office, **sent: object) -> dict[str, Any]:
    answer = ask(office, "POST", MINE, sent={"scenario": CARD} | sent)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def say(office: Office, id_: int, text: str = "I am sorry that it is late.") -> dict[str, Any]:
    answer = ask(office, "POST", f"{MINE}/{id_}/replies", sent={"text": text})
    assert answer.is_success, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_nobody_is_told_beforehand_what_a_customer_keeps_to_themselves(office: Office) -> None:
    found = ask(office, "GET", f"{API}/scenarios")
    assert len(found.json()) == len(shipped_scenarios())
    for card in shipped_scenarios().values():
        assert card.hidden.what not in found.text
    assert {"need", "hidden", "replies"}.isdisjoint(found.json()[0])


def test_a_rehearsal_is_played_and_looked_back_on(office: Office) -> None:
    made = begin(office, seed=3)
    told = say(office, made["id"])
    assert told["line"]
    assert told["feedback"]["was"] == made["start"]
    whole = ask(office, "GET", f"{MINE}/{made['id']}").json()
    assert whole["moments"] == [{name: told[name] for name in ("reply", "line", "state", "feedback")}]
    over = ask(office, "POST", f"{MINE}/{made['id']}/end").json()
    assert over["ended_at"]
    assert over["end"] is None
    back = ask(office, "GET", f"{MINE}/{made['id']}/debrief").json()
    assert [state["feels"] for state in back["arc"]] == [made["start"]["feels"], told["state"]["feels"]]
    assert back["hidden"] == find_scenario(CARD).hidden.what
    assert ask(office, "DELETE", f"{MINE}/{made['id']}").status_code == 204
    assert ask(office, "GET", MINE).json() == []


def test_the_scorecard_is_that_of_live_conversations(office: Office) -> None:
    id_ = begin(office, **UNDERSTOOD)["id"]
    say(office, id_, "Sorry for any inconvenience.")
    told = ask(office, "GET", f"{MINE}/{id_}/debrief").json()["scorecard"]
    whole = ask(office, "GET", f"{MINE}/{id_}").json()
    turns = (customer(whole["opening"], turn_id="1"), agent(whole["moments"][0]["reply"], turn_id="2"))
    live = Conversation("live", (*turns, customer(whole["moments"][0]["line"], turn_id="3")))
    filled = fill(shipped_scorecard(), office.house.review(live))
    assert (told["title"], told["score"]) == ("Heard", filled.score.value)
    assert {id_: each["step"] for id_, each in told["ratings"].items()} == {
        id_: each.step for id_, each in filled.ratings.items()
    }


def test_the_same_seed_goes_the_same_way_and_none_finds_other_words(office: Office) -> None:
    one, two = begin(office, seed=3), begin(office, seed=3)
    assert one["opening"] == two["opening"]
    assert say(office, one["id"]) == say(office, two["id"])
    assert [begin(office)["seed"] for _ in range(2)] == [3, 4]


def test_a_reply_that_is_taken_back_is_compared_with(office: Office) -> None:
    id_ = begin(office)["id"]
    say(office, id_, "Calm down.")
    assert ask(office, "POST", f"{MINE}/{id_}/retry").json()["moments"] == []
    say(office, id_)
    assert "Than in the earlier try" in ask(office, "GET", f"{MINE}/{id_}/debrief").json()["compared"]["told"]


def test_the_try_before_is_compared_with_where_nothing_was_taken_back(office: Office) -> None:
    for text in ("Calm down.", "I am sorry that it is late."):
        id_ = begin(office, seed=1)["id"]
        say(office, id_, text)
    assert ask(office, "GET", f"{MINE}/{id_}/debrief").json()["compared"]["told"]


def test_a_hint_says_what_waits_and_an_example_how_it_might_sound(office: Office) -> None:
    id_ = begin(office)["id"]
    hint = ask(office, "GET", f"{MINE}/{id_}/hint").json()
    assert hint["one_thing"]["what"]
    assert hint["one_thing"]["why"]
    assert ask(office, "GET", f"{MINE}/{id_}/example").json() == {"text": find_scenario(CARD).replies.good[0]}


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"scenario": "no-such-card"}, 404, "the list of scenarios has all"),
        ({"scenario": CARD, "seed": 2**31}, 422, "seed"),
        ({"scenario": CARD, "seed": -1}, 422, "seed"),
        ({"scenario": CARD, "mood": "angry"}, 422, "mood"),
    ],
)
def test_what_cannot_be_begun_is_told(office: Office, sent: dict[str, object], status: int, told: str) -> None:
    answer = ask(office, "POST", MINE, sent=sent)
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True)


def test_a_blank_reply_is_none(office: Office) -> None:
    id_ = begin(office)["id"]
    answer = ask(office, "POST", f"{MINE}/{id_}/replies", sent={"text": "  "})
    assert (answer.status_code, answer.json()["detail"].startswith("There is no reply yet")) == (422, True)


def test_lessons_stand_as_somebody_needs_them_and_come_back(office: Office) -> None:
    path = [each["id"] for each in ask(office, "GET", f"{API}/me/lessons").json()]
    assert path[0] == "listening"
    id_ = begin(office, **UNDERSTOOD)["id"]
    feedback = say(office, id_, "Sorry for any inconvenience.")["feedback"]
    missed = ask(office, "GET", f"{API}/me/lessons").json()
    today = office.house.store.clock().date()
    back = [each for each in missed if each["due"]]
    assert back
    assert missed[: len(back)] == back
    assert {each["due"] for each in back} == {(today + timedelta(days=1)).isoformat()}
    assert {each["missed"] for each in back} <= set(feedback["wrong"])
    lesson = ask(office, "GET", f"{API}/me/lessons/{missed[0]['id']}").json()
    assert lesson["due"] == back[0]["due"]
    assert lesson["text"]
    assert lesson["contrasts"][0]["strong"]


def test_days_of_practice_follow_one_another(office: Office) -> None:
    """What was missed days ago and has been right since then comes back later."""
    ids = [begin(office, **UNDERSTOOD)["id"] for _ in range(2)]
    for id_ in ids:
        say(office, id_, "Sorry for any inconvenience.")
    with office.house.store.writing() as session:
        earlier = update(TRY).where(TRY.c.id == ids[0]).values(touched_at=session.at - timedelta(days=9))
        session.connection.execute(earlier)
    today = office.house.store.clock().date()
    due = {each["due"] for each in ask(office, "GET", f"{API}/me/lessons").json()} - {None}
    assert due == {(today + timedelta(days=1)).isoformat()}
