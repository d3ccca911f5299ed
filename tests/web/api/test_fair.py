"""Figures of one agent by the API: adjusted, for the agent first, for the lead later if at all, for nobody else."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import insert

from heard.storage.insights.causes import name_cause
from heard.storage.rated import MODE
from tests.storage.insights.answered import month_of_team
from tests.storage.insights.voices import find_some, voice_all
from tests.web.figures import months_of_words
from tests.web.office import Office

API = "/api/v1"
OCTOBER, NOVEMBER = "2026-10-01", "2026-11-01"
EVERYBODY = "ada ben dan eve fay gus hal"
SWITCHED = {"quality": True, "reason": "The works council has agreed to it."}


@pytest.fixture
def months(office: Office) -> Office:
    """The office after two months in which each of seven answered 32 conversations, and Ada the hard ones."""
    with office.house.store.writing() as session:
        for first in (date(2026, 10, 1), date(2026, 11, 1)):
            month_of_team(session, office.teams["parcels"], EVERYBODY, 32, first)
    return office


def ask(office: Office, path: str, who: str = "ada", **told: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What somebody is answered of a month."""
    asked = {"team": office.teams["parcels"], "month": OCTOBER} | told
    return office.client.get(
        f"{API}{path}", params={name: str(value) for name, value in asked.items()}, headers=office.of(who)
    )


def share(office: Office, month: str = OCTOBER, who: str = "ada") -> None:
    """Somebody shares a month with the leads of their team."""
    sent = {"team": office.teams["parcels"], "month": month}
    assert office.client.post(f"{API}/me/figures/share", json=sent, headers=office.of(who)).is_success


def switch_on(office: Office, at: datetime) -> None:
    """Quality mode has been on since then."""
    with office.house.store.writing() as session:
        row = {"quality": True, "reason": "It is agreed.", "by_id": office.users["admin"], "at": at}
        session.connection.execute(insert(MODE).values(row))


def names(office: Office, who: str = "lead", month: str = OCTOBER) -> list[str]:
    """The agents whose figures somebody may open."""
    return [each["name"] for each in ask(office, "/agents", who, month=month).json()]


def test_ones_own_figures_stand_beside_ones_past_and_are_adjusted(months: Office) -> None:
    found = ask(months, "/me/figures", month=NOVEMBER).json()
    assert (found["conversations"], found["over"], found["lead_sees_from"]) == (32, False, None)
    rate = found["measures"][0]
    assert (rate["measure"], rate["now"]["n"], rate["change"]) == ("heard_rate", 32, "unclear")
    assert [point["estimate"] is not None for point in rate["points"][-3:]] == [False, True, True]
    adjusted = rate["adjusted"]
    assert rate["now"]["value"] < 0.7
    assert adjusted["by"]["value"] == pytest.approx(0, abs=0.03)
    assert [each["trait"] for each in adjusted["effects"]] == ["start:3"]


def test_what_each_matter_is_worth_is_told_by_the_name_of_its_cause(months: Office) -> None:
    with months.house.store.writing() as session:
        causes = find_some(session, "late", "refund")
        name_cause(session, causes["refund"], "Money back")
        voice_all(session, "late", "late", "late", "refund", "other")
    adjusted = ask(months, "/me/figures").json()["measures"][0]["adjusted"]
    assert (adjusted["usual_cause"], adjusted["usual_cause_called"]) == (f"cause:{causes['late']}", "late")
    assert [(each["trait"], each["cause"]) for each in adjusted["effects"]] == [
        (f"cause:{causes['refund']}", "Money back"),
        ("cause:other", None),
        ("start:3", None),
    ]


def test_below_thirty_it_is_said_how_many_there_are_and_nothing_else(office: Office) -> None:
    with office.house.store.writing() as session:
        month_of_team(session, office.teams["parcels"], EVERYBODY, 29, date(2026, 10, 1))
    found = ask(office, "/me/figures").json()
    assert (found["conversations"], found["measures"]) == (29, [])
    assert ask(office, "/me/moments").json() == {"moments": [], "focus": None}


def test_the_months_of_an_agent_are_listed_the_newest_first(months: Office) -> None:
    found = months.client.get(f"{API}/me/months", headers=months.of("ada")).json()
    assert [(each["month"], each["team"], each["conversations"]) for each in found] == [
        (NOVEMBER, "parcels", 32),
        (OCTOBER, "parcels", 32),
    ]


def test_a_lead_sees_what_an_agent_shares_for_as_long_as_they_do(months: Office) -> None:
    ada = months.users["ada"]
    assert names(months) == []
    assert ask(months, f"/agents/{ada}/figures", "lead").status_code == 404
    share(months)
    assert names(months) == ["Ada"]
    seen = ask(months, f"/agents/{ada}/figures", "lead").json()
    assert seen["measures"] == ask(months, "/me/figures").json()["measures"]
    asked: dict[str, str | int] = {"team": months.teams["parcels"], "month": OCTOBER}
    months.client.delete(f"{API}/me/figures/share", params=asked, headers=months.of("ada"))
    assert names(months) == []


def test_moments_are_ones_own_words_with_reasons(office: Office) -> None:
    months_of_words(office)
    found = ask(office, "/me/moments", month=NOVEMBER).json()
    [kept] = [each for each in found["moments"] if each["behaviour"] == "name_feeling"]
    assert (kept["quote"], kept["before"] > kept["after"]) == ("That must feel awful.", True)
    assert (kept["why"] != "", kept["sure"] in {"sure", "likely", "maybe"}) == (True, True)
    assert found["focus"]["missed"] > 0
    assert found["focus"]["try_differently"]["behaviour"] == found["focus"]["behaviour"]


def test_nobody_else_sees_even_what_is_shared(months: Office) -> None:
    share(months)
    path = f"/agents/{months.users['ada']}/figures"
    answers = {
        who: ask(months, path, who).status_code for who in "other-lead ben admin reviewer trainer nobody".split()
    }
    assert answers == {"other-lead": 404} | dict.fromkeys("ben admin reviewer trainer nobody".split(), 403)


def test_in_quality_mode_a_lead_sees_what_agents_could_see(months: Office) -> None:
    switch_on(months, datetime(2026, 9, 1, tzinfo=UTC))
    assert names(months) == ["Ada", "Ben"]
    assert names(months, month=NOVEMBER) == []
    assert ask(months, "/me/figures").json()["lead_sees_from"] == "2026-11-08T00:00:00Z"


def test_quality_mode_looks_at_no_month_that_had_begun(months: Office) -> None:
    switch_on(months, datetime(2026, 10, 2, tzinfo=UTC))
    assert names(months) == []


def test_an_agent_who_looks_first_is_seen_earlier_and_once_the_month_is_over(months: Office) -> None:
    switch_on(months, datetime(2026, 9, 1, tzinfo=UTC))
    ask(months, "/me/figures", month=NOVEMBER)
    assert ask(months, "/me/figures", month=NOVEMBER).json()["lead_sees_from"] == "2026-12-08T00:00:00Z"


def test_the_last_to_come_waits_where_a_colleague_would_be_told(office: Office) -> None:
    with office.house.store.writing() as session:
        month_of_team(session, office.teams["parcels"], "ada ben", 32, date(2026, 10, 1))
        month_of_team(session, office.teams["parcels"], "cyd dan eve", 3, date(2026, 10, 1))
    switch_on(office, datetime(2026, 9, 1, tzinfo=UTC))
    assert names(office) == ["Ada", "Ben"]


def test_how_far_agents_lie_apart_is_told_of_five_and_names_none(months: Office) -> None:
    found = ask(months, "/agents/spread", "lead").json()
    assert (found[0]["measure"], found[0]["agents"]) == ("heard_rate", 7)
    assert set(found[0]) == {"measure", "is_share", "agents", "low", "high"}
    assert ask(months, "/agents/spread", "lead", month="2026-08-01").json() == []


def test_quality_mode_is_switched_with_a_reason_and_told(office: Office) -> None:
    told = office.client.put(f"{API}/quality-mode", json=SWITCHED, headers=office.of("admin")).json()
    assert (told["quality"], told["by"], told["reason"]) == (True, "Admin", SWITCHED["reason"])
    again = office.client.put(f"{API}/quality-mode", json=SWITCHED, headers=office.of("admin"))
    assert (again.status_code, "on already" in again.text) == (409, True)
    audit = office.client.get(f"{API}/audit", headers=office.of("admin")).json()["items"][0]
    assert (audit["deed"], audit["what"], audit["why"]) == ("mode.change", "quality", SWITCHED["reason"])


def test_a_lead_who_looks_is_written_down(months: Office) -> None:
    share(months)
    ask(months, f"/agents/{months.users['ada']}/figures", "lead")
    audit = months.client.get(f"{API}/audit", headers=months.of("admin")).json()["items"][0]
    assert (audit["deed"], audit["what"]) == ("view", f"figures of user {months.users['ada']}")
