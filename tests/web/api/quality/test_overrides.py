"""A person's word beside the machine's: who may say what, and what becomes of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from heard.scoring.wire import review_to_wire
from heard.storage.conversations import keep
from heard.storage.reviews import content_of, keep_review
from heard.storage.upkeep.upgrade import downgrade, upgrade
from tests.browser.scene import rich_talk
from tests.storage.conftest import database  # noqa: F401 - on both databases
from tests.web.contested import API, NO_ANGER, NOT_SCRIPTED, WHY, audited, contested_talk, say, words_on
from tests.web.office import Office, open_office
from tests.web.stores import Stores


@pytest.fixture(scope="module")
def room(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office in which one word after the other is tried; which may stand there is told by no database."""
    home = tmp_path_factory.mktemp("home")
    with Stores(sqlite).another(home) as store, open_office(store, home) as office:
        yield office


@pytest.mark.parametrize(
    ("turn_id", "judgement", "word", "status"),
    [
        ("m1", "heard", (4, WHY), 201),
        ("m1", "heard", (1, WHY), 201),
        ("m1", "heard", (2, ""), 201),
        ("m1", "heard", (4, ""), 422),
        ("m1", "heard", (4, "too short"), 422),
        ("m1", "heard", (6, WHY), 422),
        ("m1", "heard", (0, WHY), 422),
        ("m1", "heard", ("4", WHY), 422),
        ("m1", "heard", (3.5, WHY), 422),
        ("m1", "heard", (True, WHY), 422),
        ("m0", "heard", (4, WHY), 422),
        ("m9", "heard", (4, WHY), 422),
        ("m1", "practice:name_feeling", ("no", WHY), 201),
        ("m1", "practice:name_feeling", ("yes", ""), 201),
        ("m1", "practice:validate", ("yes", WHY), 201),
        ("m1", "practice:validate", ("unsure", WHY), 422),
        ("m1", "practice:explore", ("yes", WHY), 201),
        ("m5", "practice:next_step", ("yes", WHY), 201),
        ("m1", "pitfall:scripted", ("no", WHY), 201),
        ("m1", "pitfall:blame", ("yes", WHY), 201),
        ("m1", "pitfall:name_feeling", ("yes", WHY), 422),
        ("m1", "practice:none", ("yes", WHY), 422),
        ("m0", "practice:validate", ("yes", WHY), 422),
        ("m0", "feeling:anger", ("no", WHY), 201),
        ("m0", "feeling:anger", (3, WHY), 201),
        ("m0", "feeling:anger", (2, ""), 201),
        ("m0", "feeling:anger", (4, WHY), 422),
        ("m0", "feeling:anger", ("yes", WHY), 422),
        ("m0", "feeling:sadness", (1, WHY), 201),
        ("m0", "feeling:bliss", (1, WHY), 422),
        ("m1", "feeling:anger", ("no", WHY), 422),
        ("m3", "feeling:anger", (1, WHY), 422),
        ("m0", "item:anger.5", ("acknowledge", WHY), 201),
        ("m0", "item:problem.25", ("no", WHY), 201),
        ("m0", "item:problem.25", ("answer", ""), 201),
        ("m0", "item:problem.26", ("no", WHY), 422),
        ("m0", "item:problem.25", ("yes", WHY), 422),
        ("m0", "item:c1", ("no", WHY), 422),
        ("m0", "signal:repeat_contact", ("no", WHY), 201),
        ("m4", "signal:escalation", ("yes", ""), 201),
        ("m4", "signal:vulnerable", ("maybe", WHY), 422),
        ("m1", "nothing", ("no", WHY), 422),
    ],
)
def test_a_word_is_one_that_may_stand_there(
    room: Office, turn_id: str, judgement: str, word: tuple[object, str], status: int
) -> None:
    value, reason = word
    id_ = contested_talk(room)
    before = words_on(room, id_), audited(room, "judgement.override")
    said = say(room, id_, {"turn_id": turn_id, "judgement": judgement, "value": value, "reason": reason})
    assert said.status_code == status, said.text
    words, deeds = words_on(room, id_), audited(room, "judgement.override")
    if status == 201:
        assert (words[judgement]["turn_id"], words[judgement]["said"][0]["value"]) == (turn_id, value)
        told = f"conversation {id_}, turn {turn_id}: {judgement}"
        assert (len(deeds), deeds[0]["what"], deeds[0]["why"]) == (len(before[1]) + 1, told, reason or None)
    else:
        assert (words, deeds) == before


def test_it_says_who_when_and_why_beside_what_heard_says(office: Office) -> None:
    id_ = contested_talk(office)
    said = say(office, id_, NO_ANGER).json()
    at = office.house.store.clock().isoformat().replace("+00:00", "Z")
    assert said["machine"] == 2
    assert said["said"] == [{"value": "no", "reason": WHY, "person": "Lead", "at": at}]
    review = office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("ada")).json()
    assert [each["feeling"] for each in review["readings"][0]["feelings"]] == ["anger"]


def test_the_newest_counts_and_what_was_said_before_stays(office: Office) -> None:
    id_ = contested_talk(office)
    for value in ("no", 1, None):
        assert say(office, id_, NO_ANGER | {"value": value}).status_code == 201
    assert [each["value"] for each in words_on(office, id_)["feeling:anger"]["said"]] == [None, 1, "no"]
    assert len(audited(office, "judgement.take_back")) == 1
    assert say(office, id_, NO_ANGER | {"value": None}).status_code == 409
    assert say(office, id_, NOT_SCRIPTED | {"value": None}).status_code == 409


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("ben", 403), ("other-lead", 404), ("reviewer", 403)])
def test_only_a_lead_of_the_team_has_a_word(office: Office, who: str, status: int) -> None:
    id_ = contested_talk(office)
    assert say(office, id_, NO_ANGER, who).status_code == status
    assert words_on(office, id_) == {}


@pytest.mark.parametrize("field", ["at", "person", "made_at"])
def test_nobody_dates_a_word_back_or_says_it_as_somebody_else(office: Office, field: str) -> None:
    id_ = contested_talk(office)
    assert say(office, id_, NO_ANGER | {field: "2020-01-01T00:00:00Z"}).status_code == 422
    assert words_on(office, id_) == {}


def test_a_secret_in_a_reason_is_masked(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NO_ANGER | {"reason": "Her card 4111 1111 1111 1111 was read as anger."})
    assert "4111 1111" not in str((words_on(office, id_), audited(office, "judgement.override")))


def score_anew(office: Office, id_: int, model: str) -> None:
    """Keep the review of a conversation as another version of the model would make it, which hears no anger."""
    made = review_to_wire(office.house.review(rich_talk()))
    made["versions"] |= {"model": model}
    made["readings"][0]["feelings"] = []
    with office.house.store.writing() as session:
        keep_review(session, id_, content_of(session, id_), made)


def test_it_survives_another_scoring(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NO_ANGER)
    score_anew(office, id_, "later")
    found = words_on(office, id_)["feeling:anger"]
    assert (found["machine"], found["said"][0]["value"]) == ("no", "no")
    reviews = office.client.get(f"{API}/conversations/{id_}/reviews", headers=office.of("ada")).json()
    assert [each["versions"]["model"] for each in reviews] == ["later", "fake"]
    assert reviews[1]["readings"][0]["feelings"][0]["feeling"] == "anger"


def test_words_and_scorings_that_race_are_all_kept(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NO_ANGER)
    with ThreadPoolExecutor(6) as people:
        scored = [people.submit(score_anew, office, id_, f"v{number}") for number in range(6)]
        said = [people.submit(say, office, id_, NOT_SCRIPTED) for _ in range(6)]
        assert [each.result().status_code for each in said] == [201] * 6
        assert [each.result() for each in scored] == [None] * 6
    assert len(words_on(office, id_)["pitfall:scripted"]["said"]) == 6
    assert len(office.client.get(f"{API}/conversations/{id_}/reviews", headers=office.of("ada")).json()) == 7


def test_it_survives_the_same_file_again_and_a_new_turn(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NO_ANGER)
    with office.house.store.writing() as session:
        keep(session, "desk", [rich_talk()])
    assert words_on(office, id_)["feeling:anger"]["machine"] == 2
    turn = {"role": "customer", "text": "Are you there?"}
    office.client.post(f"{API}/conversations/{id_}/turns", json=turn, headers=office.of("ada"))
    assert words_on(office, id_)["feeling:anger"]["said"][0]["value"] == "no"


def test_a_reply_that_is_changed_after_it_was_scored_keeps_both_reviews_and_the_word(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NOT_SCRIPTED)
    turns = [replace(each, text="I see.") if each.id == "m1" else each for each in rich_talk().turns]
    with office.house.store.writing() as session:
        keep(session, "desk", [replace(rich_talk(), turns=tuple(turns))])
    found = words_on(office, id_)["pitfall:scripted"]
    assert (found["machine"], found["said"][0]["value"]) == (None, "no")
    assert office.client.get(f"{API}/conversations/{id_}/review", headers=office.of("ada")).is_success
    assert words_on(office, id_)["pitfall:scripted"]["machine"] == "no"


def test_it_survives_the_way_back_and_forth_of_the_tables(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, NO_ANGER)
    before = words_on(office, id_)
    downgrade(office.house.store.database, "0005")
    upgrade(office.house.store.database)
    assert words_on(office, id_) == before


def test_a_model_that_numbers_items_anew_keeps_the_word_where_it_was(office: Office) -> None:
    id_ = contested_talk(office)
    say(office, id_, {"turn_id": "m0", "judgement": "item:question.43", "value": "answer", "reason": WHY})
    made = review_to_wire(office.house.review(rich_talk()))
    made["versions"] |= {"model": "later"}
    for item in made["ledger"]:
        item["item_id"] = item["item_id"].replace("c", "c1")
    with office.house.store.writing() as session:
        keep_review(session, id_, content_of(session, id_), made)
    assert words_on(office, id_)["item:question.43"]["machine"] == "no"
