"""What an experiment has off is shown neither at the desk nor on a draft; on another day it is."""

import pytest

from heard.insights.experiment import FEELING, STILL_UNHEARD, SUGGESTIONS, Switch, SwitchKind
from tests.web.office import Office
from tests.web.trials import switch

DRAFT = {"draft": "So you say. I look."}


def desk(office: Office) -> str:
    return office.client.get(f"/desk/{office.keys['ada-1']}", headers=office.sign_in("ada")).text


def heard(office: Office, role: str, text: str) -> None:
    path = f"/api/v1/conversations/{office.keys['ada-1']}/turns"
    assert office.client.post(path, json={"role": role, "text": text}, headers=office.of("ada")).is_success


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize(
    ("cue", "words"),
    [
        (FEELING, "The customer, at the moment"),
        (STILL_UNHEARD, "Still unheard</h2>"),
        (STILL_UNHEARD, 'class="unheard"'),
    ],
)
def test_a_cue_is_shown_while_it_is_on(office: Office, cue: Switch, words: str, *, on: bool) -> None:
    heard(office, "customer", "It is broken, and I am furious.")
    switch(office, [cue], on=on)
    assert (words in desk(office)) is on


@pytest.mark.parametrize("on", [True, False])
def test_suggestions_are_made_while_they_are_on(office: Office, *, on: bool) -> None:
    heard(office, "customer", "It is broken, and I am furious!!")
    switch(office, [SUGGESTIONS], on=on)
    path = f"/api/v1/conversations/{office.keys['ada-1']}/draft"
    found = office.client.post(path, json=DRAFT, headers=office.of("ada")).json()
    assert bool(found["reply"]["suggestions"]) is on


@pytest.mark.parametrize("on", [True, False])
def test_nothing_is_said_of_a_behaviour_that_is_off(office: Office, *, on: bool) -> None:
    switch(office, [Switch(SwitchKind.ADVICE, "restate")], on=on)
    path = f"/api/v1/conversations/{office.keys['ada-1']}/draft"
    found = office.client.post(path, json=DRAFT, headers=office.of("ada")).json()
    assert ("restate" in {each["behaviour"] for each in found["reply"]["findings"]}) is on


def test_another_team_has_all_of_it(office: Office) -> None:
    switch(office, [STILL_UNHEARD], on=False, team="refunds")
    assert "Still unheard</h2>" in desk(office)
