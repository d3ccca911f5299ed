"""Insights by the API: what is measured, how sure, and whether it changed."""

from typing import Any

import pytest
from sqlalchemy import insert, select, update

from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.insights.measures import Measure
from heard.storage.schema import AGENT, CONVERSATION
from tests.web.office import Office


def ask(office: Office, path: str = "", who: str = "lead", **params: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What somebody is answered."""
    asked = {name: str(value) for name, value in params.items()}
    found = office.client.get(f"/api/v1/insights{path}", params=asked, headers=office.of(who))
    assert found.status_code == 200, found.text
    return found.json()


def by_name(found: dict[str, Any]) -> dict[str, Any]:
    """The measures of an answer."""
    return {each["measure"]: each for each in found["measures"]}


def test_a_period_stands_beside_the_one_before(weeks: Office) -> None:
    found = ask(weeks)
    assert (found["conversations"], found["stale"], found["step"]) == (58, 0, "week")
    rate = by_name(found)["heard_rate"]
    assert rate["now"]["value"] == pytest.approx(0.80, abs=0.02)
    assert rate["now"]["low"] < rate["now"]["value"] < rate["now"]["high"]
    assert rate["change"] == "rose"
    assert rate["by"]["low"] > 0


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("heard", "rose"),
        ("left_unheard", "fell"),
        ("validate", "rose"),
        ("scripted", "fell"),
        ("churn_risk", "unclear"),
    ],
)
def test_a_change_is_told_where_it_is_one(weeks: Office, measure: str, change: str) -> None:
    assert by_name(ask(weeks))[measure]["change"] == change


def test_where_nothing_can_be_written_what_was_added_up_is_read(weeks: Office) -> None:
    assert ask(weeks, who="first")["stale"] == 0
    full = "CREATE TRIGGER full BEFORE INSERT ON sums BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
    with weeks.house.store.writing() as session:
        session.connection.exec_driver_sql("INSERT INTO stale SELECT DISTINCT day, team_id, channel FROM sums")
        session.connection.exec_driver_sql(full)
    found = ask(weeks)
    assert found["stale"] > 0
    assert found["conversations"] == 58


def test_below_ten_conversations_nothing_is_said(weeks: Office) -> None:
    until = weeks.house.store.clock().date()
    rate = by_name(ask(weeks, since=until.replace(day=until.day - 2), until=until))["heard_rate"]
    assert (rate["now"], rate["change"]) == (None, "too_few")


def test_a_lead_sees_their_teams_alone(weeks: Office) -> None:
    seen = [ask(weeks, who=who)["conversations"] for who in ("lead", "other-lead", "first")]
    assert seen == [58, 29, 87]


def test_another_team_is_an_empty_one(weeks: Office) -> None:
    assert ask(weeks, team=weeks.teams["refunds"])["conversations"] == 0


def test_a_measure_goes_on_and_is_told_apart(weeks: Office) -> None:
    found = ask(weeks, "/measures/heard_rate", who="first")
    assert [point["estimate"] is not None for point in found["points"]].count(True) >= 4
    assert [each["name"] for each in found["teams"]] == ["parcels", "refunds"]
    assert [each["name"] for each in found["channels"]] == ["chat", "email"]


def test_a_heat_map_tells_practices_apart_by_name(weeks: Office) -> None:
    found = ask(weeks, "/heat", who="first", by="team")
    assert found["columns"] == ["parcels", "refunds"]
    [validate] = [row for row in found["rows"] if row["practice"] == "validate"]
    assert [cell["n"] for cell in validate["cells"]] == [58, 29]
    assert "scripted" not in {row["practice"] for row in found["rows"]}


@pytest.mark.parametrize(("agents", "told"), [(0, 2), (1, 1), (4, 0), (5, 2)])
def test_of_fewer_than_five_agents_the_heat_map_says_nothing(weeks: Office, agents: int, told: int) -> None:
    with weeks.house.store.writing() as session:
        parcels = CONVERSATION.c.team_id == weeks.teams["parcels"], CONVERSATION.c.source == "figures"
        ids = session.connection.execute(select(CONVERSATION.c.id).where(*parcels)).scalars().all()
        for number in range(agents):
            made = insert(AGENT).values(source="figures", external_id=str(number)).returning(AGENT.c.id)
            agent = session.connection.execute(made).scalar_one()
            some = CONVERSATION.c.id.in_(ids[number::agents])
            session.connection.execute(update(CONVERSATION).where(some).values(agent_id=agent))
    found = ask(weeks, "/heat", who="first", by="team")
    assert (len(found["columns"]), found["left_out"]) == (told, 2 - told)


def test_every_behaviour_is_a_measure(weeks: Office) -> None:
    for name in ("validate", "scripted"):
        assert ask(weeks, f"/measures/{name}")["is_share"]
    assert not {behaviour.id for behaviour in BEHAVIOURS} & set(Measure)


def test_what_is_muted_is_not_measured(weeks: Office) -> None:
    sent = {"muted": ["scripted"]}
    assert weeks.client.patch("/api/v1/settings", json=sent, headers=weeks.of("first")).is_success
    assert "scripted" not in by_name(ask(weeks))
    assert weeks.client.get("/api/v1/insights/measures/scripted", headers=weeks.of("lead")).status_code == 404


@pytest.mark.parametrize(
    ("path", "params", "status", "told"),
    [
        ("/measures/charm", {}, 404, "Nothing called charm is measured."),
        ("", {"since": "2026-11-10", "until": "2026-11-10"}, 422, "A period ends after it begins"),
        ("", {"since": "2016-11-10", "until": "2026-11-10"}, 422, "at most five years later"),
        ("", {"since": "soon"}, 422, "since"),
        ("", {"since": "0001-01-01", "until": "0001-02-01"}, 422, "1971"),
    ],
)
def test_what_cannot_be_asked_is_told(
    office: Office, path: str, params: dict[str, str], status: int, told: str
) -> None:
    found = office.client.get(f"/api/v1/insights{path}", params=params, headers=office.of("lead"))
    assert (found.status_code, told in found.text) == (status, True), found.text


def test_a_period_is_of_full_weeks_from_a_monday_on_unless_told(weeks: Office) -> None:
    found = ask(weeks)
    assert (found["before"], found["since"], found["until"]) == ("2026-09-28", "2026-11-02", "2026-12-01")
    told = ask(weeks, since="2026-11-04", until="2026-11-11")
    assert (told["before"], told["since"]) == ("2026-10-28", "2026-11-04")
