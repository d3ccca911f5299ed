"""Annotations by the API: noted by leads of the team, seen by whoever reads its figures, and brought back."""

from typing import Any

import pytest

from heard.storage.access import audit
from tests.web.office import Office

PATH = "/api/v1/insights/annotations"


def note(office: Office, who: str = "lead", team: str | None = "parcels", **more: object) -> dict[str, Any]:
    """What somebody notes."""
    sent = {"day": "2026-11-03", "text": "New return policy", "team_id": office.teams[team] if team else None} | more
    answer = office.client.post(PATH, json=sent, headers=office.of(who))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def texts(office: Office, who: str = "lead", path: str = PATH) -> list[str]:
    """What somebody sees."""
    found = office.client.get(path, headers=office.of(who)).json()
    return [each["text"] for each in (found if path.startswith(PATH) else found["annotations"])]


def test_who_reads_figures_of_a_team_sees_what_happened_to_it_and_to_all(office: Office) -> None:
    note(office)
    note(office, "first", None, text="Outage")
    note(office, "other-lead", "refunds", text="Strike")
    assert [texts(office, who) for who in ("lead", "other-lead", "first")] == [
        ["New return policy", "Outage"],
        ["Outage", "Strike"],
        ["New return policy", "Outage", "Strike"],
    ]


def test_figures_of_a_period_and_a_team_are_told_with_what_happened_then(office: Office) -> None:
    note(office, "first", None, text="Outage")
    note(office, "first", "refunds", text="Strike")
    note(office, "first", None, text="Later", day="2026-12-24")
    period = f"since=2026-11-01&until=2026-11-30&team={office.teams['parcels']}"
    for path in ("/api/v1/insights", "/api/v1/insights/measures/heard_rate", PATH):
        assert texts(office, "first", f"{path}?{period}") == ["Outage"]


def test_it_is_changed_removed_and_brought_back(office: Office) -> None:
    path = f"{PATH}/{note(office)['id']}"
    changed = office.client.patch(path, json={"text": " Returns are free now "}, headers=office.of("lead")).json()
    assert (changed["text"], changed["day"]) == ("Returns are free now", "2026-11-03")
    assert office.client.delete(path, headers=office.of("lead")).status_code == 204
    assert texts(office) == []
    assert office.client.post(f"{path}/restore", headers=office.of("lead")).is_success
    assert texts(office) == ["Returns are free now"]
    with office.house.store.reading() as session:
        deeds = [each.deed for each in audit.records(session, actor=f"user {office.users['lead']}")]
    assert deeds[:4] == [f"annotation.{deed}" for deed in ("restore", "remove", "change", "add")]


def test_what_holds_for_all_is_left_to_who_leads_all(office: Office) -> None:
    path = f"{PATH}/{note(office, 'first', None)['id']}"
    sent = {"day": "2026-11-03", "text": "Outage"}
    answers = [
        office.client.post(PATH, json=sent, headers=office.of("lead")),
        office.client.delete(path, headers=office.of("lead")),
    ]
    assert [(each.status_code, "lead of all teams" in each.text) for each in answers] == [(403, True)] * 2


def test_what_must_not_be_kept_is_masked(office: Office) -> None:
    assert note(office, text="Card 4111 1111 1111 1111 was refused")["text"] == "Card [card ****1111] was refused"


@pytest.mark.parametrize("more", [{"text": "  "}, {"text": "a" * 201}, {"day": "soon"}, {"team_id": 987654}])
def test_what_cannot_be_noted_is_told(office: Office, more: dict[str, object]) -> None:
    sent = {"day": "2026-11-03", "text": "Outage"} | more
    assert office.client.post(PATH, json=sent, headers=office.of("first")).status_code in {404, 422}


def test_they_go_with_their_team_and_stay_without_their_author(office: Office) -> None:
    team = office.client.post("/api/v1/teams", json={"name": "nights"}, headers=office.of("first")).json()["id"]
    note(office, "first", None, text="Outage")
    note(office, "first", None, text="Of the night", team_id=team)
    assert office.client.delete(f"/api/v1/teams/{team}", headers=office.of("first")).is_success
    assert texts(office, "first") == ["Outage"]
