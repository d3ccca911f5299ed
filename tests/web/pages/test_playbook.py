"""The playbook as a form: offers and steps are written, mended, taken out, and brought back."""

import pytest
from httpx2 import Response

from heard.suggest.truth.commitment import CommitmentKind
from tests.web.forms import send_form
from tests.web.office import Office

HTML = {"Accept": "text/html"}
VOUCHER = {
    "offer": ["v"],
    "text": ["I can add a voucher of 10 euros."],
    "option": ["a voucher of 10 euros"],
    "up_to": ["12,50"],
    "currency": ["EUR"],
    "when": ["late\n\nlost "],
    "allows": ["v goodwill", "v refund", "other date"],
}
TRACE = {"step": ["t", "blank"], "step_text": ["I ask the courier.", " "], "step_when": ["late", ""]}


def post(office: Office, path: str = "", form: dict[str, list[str]] | None = None) -> Response:
    """What somebody who may is answered to a form, and where it leads."""
    return send_form(office, "admin", f"/playbook{path}", **(form or {}))


def test_what_is_written_is_in_force(office: Office) -> None:
    answer = post(office, form=VOUCHER | TRACE)
    assert "That is changed, and in force." in answer.text
    playbook = office.house.settings.playbook
    (voucher,), (step,) = playbook.offers, playbook.steps
    assert (voucher.up_to, voucher.currency, voucher.when) == (12.5, "EUR", ("late", "lost"))
    assert voucher.allows == {CommitmentKind.GOODWILL, CommitmentKind.REFUND}
    assert (step.id, step.text, step.when) == ("t", "I ask the courier.", ("late",))


def test_the_form_shows_what_is_in_force_and_changes_nothing_when_it_is_sent_as_it_is(office: Office) -> None:
    post(office, form=VOUCHER | TRACE)
    before = office.house.settings.playbook
    shown = office.client.get("/playbook", headers=office.sign_in("admin") | HTML).text
    assert 'value="v goodwill" checked' in shown
    assert 'value="12.5"' in shown
    post(office, form=VOUCHER | {"up_to": ["12.5"], "when": ["late\nlost"]} | TRACE)
    assert office.house.settings.playbook == before


@pytest.mark.parametrize("up_to", ["12345.67", "1000000", "999999999999.99"])
def test_a_large_amount_stands_in_the_form_as_it_was_written(office: Office, up_to: str) -> None:
    assert f'value="{up_to}"' in post(office, form=VOUCHER | {"up_to": [up_to]}).text


def test_what_is_taken_out_is_gone_and_comes_back(office: Office) -> None:
    post(office, form=VOUCHER | TRACE)
    post(office, form=VOUCHER | TRACE | {"gone": ["v"]})
    assert (office.house.settings.playbook.offers, len(office.house.settings.playbook.steps)) == ((), 1)
    post(office, "/undo")
    assert len(office.house.settings.playbook.offers) == 1


def test_a_team_can_work_without_one(office: Office) -> None:
    post(office, form=VOUCHER)
    assert "There is none yet" in post(office, "/leave").text
    assert not office.house.settings.playbook.known


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"option": [""]}, "needs both a whole sentence and a short form"),
        ({"up_to": ["ten"]}, "write a number such as 10 or 12.50"),
        ({"up_to": ["9999999999999"]}, "write a number such as 10 or 12.50"),
        ({"currency": ["gold"]}, "use one of %, CHF, EUR"),
        ({"when": ["x\n" * 101]}, "a hundred lines"),
        ({"version": ["of yesterday"]}, "changed meanwhile"),
    ],
)
def test_what_cannot_be_kept_is_told_and_not_lost(office: Office, changed: dict[str, list[str]], told: str) -> None:
    answer = post(office, form=VOUCHER | changed)
    assert (answer.status_code in {412, 422}, told in answer.text) == (True, True)
    assert "I can add a voucher of 10 euros." in answer.text
    assert not office.house.settings.playbook.known


@pytest.mark.parametrize("missing", ["text", "when", "currency"])
def test_a_form_that_did_not_come_whole_is_refused(office: Office, missing: str) -> None:
    assert post(office, form={name: value for name, value in VOUCHER.items() if name != missing}).status_code == 422


def test_agents_read_it(office: Office) -> None:
    assert "There is none yet" in office.client.get("/playbook", headers=office.sign_in("ada") | HTML).text
    post(office, form=VOUCHER | TRACE)
    shown = office.client.get("/playbook", headers=office.sign_in("ada") | HTML).text
    assert "I can add a voucher of 10 euros." in shown
    assert '<form class="playbook"' not in shown
