"""The playbook by the API: written whole, left, and taken up again."""

from typing import Any

import pytest
from httpx2 import Response

from heard.settings import read_settings
from tests.web.office import Office

PATH = "/api/v1/playbook"
VOUCHER = {
    "id": "voucher",
    "text": "I can add a voucher of 10 euros to your account.",
    "option": "a voucher of 10 euros",
    "allows": ["goodwill"],
    "up_to": 10.0,
    "currency": "EUR",
    "when": [],
}
TRACE = {"id": "trace", "text": "I am asking the courier where it is.", "when": ["late", "missing"]}


def put(office: Office, **sent: Any) -> Response:  # noqa: ANN401 - whatever JSON holds
    return office.client.put(PATH, json=sent, headers=office.of("admin"))


def read(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = office.client.get(PATH, headers=office.of("ada")).json()
    return found


def test_without_one_nothing_is_known(office: Office) -> None:
    assert read(office) == {"known": False, "offers": [], "steps": []}


def test_what_is_written_is_in_force_and_stands_in_a_file(office: Office) -> None:
    written = put(office, offers=[VOUCHER], steps=[TRACE])
    assert written.status_code == 200, written.text
    assert written.json() == read(office) == {"known": True, "offers": [VOUCHER], "steps": [TRACE]}
    playbook = read_settings(office.house.home / "heard.toml").playbook
    assert playbook == office.house.settings.playbook
    assert [offer.up_to for offer in playbook.offers] == [10]


def test_one_that_was_left_is_judged_by_no_more_and_can_be_brought_back(office: Office) -> None:
    put(office, offers=[VOUCHER])
    assert office.client.delete(PATH, headers=office.of("admin")).status_code == 204
    assert not read(office)["known"]
    office.client.post("/api/v1/settings/undo", headers=office.of("admin"))
    assert read(office)["offers"] == [VOUCHER]


def test_an_empty_one_allows_nothing(office: Office) -> None:
    assert put(office).json() == {"known": True, "offers": [], "steps": []}


def test_the_file_that_a_team_wrote_is_written_on(office: Office) -> None:
    (office.house.home / "heard.toml").write_text('playbook = "ours.toml"\n')
    (office.house.home / "ours.toml").write_text('[[steps]]\nid = "a"  # first\ntext = "Hello."\n')
    office.house.in_force.look()
    put(office, steps=[{"id": "a", "text": "Hello you."}])
    assert (office.house.home / "ours.toml").read_text() == '[[steps]]\nid = "a"  # first\ntext = "Hello you."\n'


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        (VOUCHER | {"currency": "gold"}, "playbook.toml: Offer voucher is in 'gold'; use one of %, CHF, EUR, "),
        (VOUCHER | {"currency": None}, "playbook.toml: Offer voucher goes up to 10; say of what, such as "),
        (TRACE | {"id": "twice", "option": "x"}, "playbook.toml: Two entries have the id twice; each needs its own."),
    ],
)
def test_what_a_playbook_cannot_say_gets_the_sentence_of_the_file(
    office: Office, offer: dict[str, Any], sentence: str
) -> None:
    refused = put(office, offers=[offer], steps=[TRACE | {"id": "twice"}])
    assert (refused.status_code, refused.json()["detail"][: len(sentence)]) == (422, sentence)
    assert not read(office)["known"]
