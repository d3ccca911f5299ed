"""Scorecards by the API: written whole, in force at once, looked at before they are saved, brought back."""

from typing import Any

import pytest
from httpx2 import Response

from heard.quality.scorecard import scorecard_to_wire, shipped_scorecard
from heard.settings import read_settings
from tests.web.office import Office

PATH = "/api/v1/scorecards"
GREETING = {"id": "greeting", "title": "Greeting", "asks": "By name?", "steps": 2, "weight": 10}
TONE = {"id": "tone", "title": "Tone", "asks": "Free of blame?", "steps": 5, "weight": 5, "free_of": ["blame"]}
OURS = {"id": "ours", "title": "Ours", "categories": [GREETING, TONE]}
ALL: dict[str, Any] = {"critical": False, "figure": None, "shows": [], "free_of": [], "causes": []}


def put(office: Office, *cards: dict[str, Any], knows: str | None = None) -> Response:
    headers = office.of("admin") | ({"If-Match": knows} if knows else {})
    return office.client.put(PATH, json={"scorecards": list(cards)}, headers=headers)


def read(office: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.client.get(PATH, headers=office.of("ada")).json()["scorecards"]
    return found


def look(office: Office, card: dict[str, Any], **ratings: int | None) -> Response:
    return office.client.post(
        f"{PATH}/preview", json={"scorecard": card, "ratings": ratings}, headers=office.of("admin")
    )


def test_without_one_of_its_own_a_team_rates_by_the_shipped_one(office: Office) -> None:
    assert read(office) == [{**scorecard_to_wire(shipped_scorecard()), "own": False}]


def test_what_is_written_is_in_force_and_stands_in_a_file(office: Office) -> None:
    written = put(office, OURS)
    assert written.status_code == 200, written.text
    heard, ours = read(office)
    assert (heard["id"], heard["own"], ours["own"]) == ("heard", False, True)
    assert ours["categories"] == [ALL | GREETING, ALL | TONE]
    assert read_settings(office.house.home / "heard.toml").scorecards == office.house.settings.scorecards


def test_one_with_the_id_of_the_shipped_one_takes_its_place(office: Office) -> None:
    put(office, OURS, OURS | {"id": "heard", "title": "Heard, but ours"})
    assert [(each["id"], each["own"]) for each in read(office)] == [("ours", True), ("heard", True)]
    put(office)
    assert [(each["id"], each["own"]) for each in read(office)] == [("heard", False)]


def test_the_file_keeps_its_comments_and_what_stood_there_comes_back(office: Office) -> None:
    put(office, OURS)
    path = office.house.home / "scorecards.toml"
    commented = path.read_text().replace("weight = 10", "weight = 10  # agreed in May")
    path.write_text(commented)
    office.house.in_force.look()
    put(office, OURS | {"categories": [GREETING, TONE | {"steps": 3}]})
    assert path.read_text() == commented.replace("steps = 5", "steps = 3")
    office.client.post("/api/v1/settings/undo", headers=office.of("admin"))
    assert path.read_text() == commented


def test_who_knows_an_older_version_changes_nothing(office: Office) -> None:
    known = office.client.get(PATH, headers=office.of("admin")).headers["ETag"]
    assert put(office, OURS, knows=known).status_code == 200
    assert put(office, knows=known).status_code == 412
    assert len(read(office)) == 2


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (
            OURS | {"categories": [TONE | {"free_of": ["blam"]}]},
            "scorecards.toml: scorecards[0].categories[0] names blam, and there is no such behaviour.",
        ),
        (
            OURS | {"categories": [TONE | {"weight": 0}]},
            "scorecards.toml: In scorecard ours nothing has any weight; give one category more than 0.",
        ),
        (
            OURS | {"categories": [TONE | {"figure": "heard_rate"}]},
            "scorecards.toml: Category tone draws on several things; name one of figure, shows and free_of.",
        ),
        (
            OURS | {"categories": [TONE | {"id": "of tone"}]},
            "scorecards.toml: 'of tone' is no id; write letters, digits, dots and _, such as taken_up.",
        ),
    ],
)
def test_what_cannot_be_used_gets_the_sentence_of_the_file(office: Office, card: dict[str, Any], sentence: str) -> None:
    refused = put(office, card)
    assert (refused.status_code, refused.json()["detail"]) == (422, sentence)
    assert len(read(office)) == 1


def test_a_look_says_what_ratings_come_to_and_saves_nothing(office: Office) -> None:
    found = look(office, OURS, greeting=2, tone=3).json()
    assert (found["value"], found["uncapped"], found["failed"]) == (83.33, 83.33, [])
    assert "Ours: “Greeting” has no causes; nobody can say what lay behind a bad rating." in found["problems"]
    critical = OURS | {"categories": [GREETING, TONE | {"critical": True}]}
    assert look(office, critical, greeting=2, tone=2).json()["value"] == 0
    assert len(read(office)) == 1


@pytest.mark.parametrize(("rated", "status"), [({"tone": 6}, 422), ({"tune": 1}, 404), ({"tone": None}, 200)])
def test_a_look_takes_the_ratings_that_the_scorecard_knows(
    office: Office, rated: dict[str, int | None], status: int
) -> None:
    assert look(office, OURS, **rated).status_code == status
