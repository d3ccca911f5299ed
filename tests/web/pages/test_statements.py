"""The shelf of statements: read by everybody, and written by administrators, with a way back."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pytest
from httpx2 import Response

from tests.web.forms import send_form
from tests.web.office import Office

Form: TypeAlias = Mapping[str, str | Sequence[str]]

HTML = {"Accept": "text/html"}
SHIPPED = "closing-005"
OWN: dict[str, str | Sequence[str]] = {
    "intent": "closing",
    "text": "Write to me whenever {thing} keeps you waiting.",
    "manner": "familiar",
}


def post(office: Office, path: str, form: Form | None = None) -> Response:
    """What somebody who may is answered to a form, and where it leads."""
    return send_form(office, "admin", f"/statements{path}", **(form or {}))


def page(office: Office, path: str = "", who: str = "admin") -> str:
    """What somebody's browser is shown."""
    answer = office.client.get(f"/statements{path}", headers=office.sign_in(who) | HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def listed(shown: str) -> list[str]:
    """The statements that can be written anew, in their order."""
    return re.findall(r'<a href="/statements/([\w-]+)"><span', shown.replace("\n", ""))


def test_the_teams_own_come_first(office: Office) -> None:
    before = listed(page(office, "?intent=closing"))
    shown = post(office, "/own-1", OWN).text
    assert listed(shown) == ["own-1", *before]
    assert "That is changed, and in force." in shown
    assert listed(page(office)) == ["own-1"]


def test_without_own_ones_there_is_one_thing_to_do(office: Office) -> None:
    assert "None of your own yet" in page(office)
    assert "See those that come with it" in page(office, who="ada")


def test_agents_read_and_change_nothing(office: Office) -> None:
    shown = page(office, "?intent=closing", "ada")
    assert "I hope all goes well with {thing}." in shown
    assert ("Write one" in shown, listed(shown)) == (False, [])


def test_what_is_reworded_keeps_what_it_fits(office: Office) -> None:
    fits = {"feelings": ["worry", "sadness"], "channels": ["email"], "lowest": "2", "highest": "3", "phase": "closing"}
    post(office, "/own-1", OWN | fits)
    shown = page(office, "/own-1")
    assert "Write to me whenever {thing} keeps you waiting." in shown
    chosen = re.findall(r'value="(\w+)" (?:selected|checked)', shown)
    assert sorted(chosen) == sorted(["closing", "familiar", "closing", "worry", "sadness", "email", "2", "3"])


@pytest.mark.parametrize(("text", "told"), [(" ", "It says nothing yet"), ("About {nothing}.", "has a slot {nothing}")])
def test_what_cannot_be_kept_is_told_and_not_lost(office: Office, text: str, told: str) -> None:
    answer = post(office, "/own-1", OWN | {"text": text, "feelings": ["worry"]})
    assert (answer.status_code, told in answer.text, text.strip() in answer.text) == (422, True, True)
    assert 'value="worry" checked' in answer.text


def test_what_is_left_is_used_no_more_until_it_is_taken_up_again(office: Office) -> None:
    post(office, f"/{SHIPPED}/leave")
    shown = page(office, "?intent=closing")
    assert "1 that is not used" in shown
    assert SHIPPED not in listed(shown)
    assert SHIPPED in listed(post(office, f"/{SHIPPED}/restore").text)


def test_one_that_was_reworded_goes_back_to_the_words_it_came_with(office: Office) -> None:
    post(office, f"/{SHIPPED}", OWN)
    assert "Back to the words it came with" in page(office, f"/{SHIPPED}")
    post(office, f"/{SHIPPED}/restore")
    assert "I hope all goes well with {thing}." in page(office, f"/{SHIPPED}")


def test_the_last_change_is_undone_and_again(office: Office) -> None:
    post(office, "/own-1", OWN)
    shown = []
    for _ in range(2):
        post(office, "/undo")
        shown.append(listed(page(office)))
    assert shown == [[], ["own-1"]]


def test_what_somebody_else_changed_meanwhile_is_left_alone(office: Office) -> None:
    answer = post(office, "/own-1", OWN | {"version": "of yesterday"})
    assert (answer.status_code, "changed meanwhile" in answer.text) == (412, True)


def test_one_that_is_not_there_has_no_form(office: Office) -> None:
    answer = office.client.get("/statements/none-1", headers=office.sign_in("admin") | HTML)
    assert answer.status_code == 404
