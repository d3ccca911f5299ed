"""Root causes by the API: how often, how sure, what became of it, and what people call them."""

from collections.abc import Mapping
from typing import Any

import pytest

from heard.access import Action
from heard.storage.access import audit
from heard.storage.access.doors import Terms
from tests.web.office import Office

PATH = "/api/v1/insights/causes"


def ask(office: Office, path: str = "", who: str = "first", **params: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What somebody is answered."""
    asked = {name: str(value) for name, value in params.items()}
    found = office.client.get(f"{PATH}{path}", params=asked, headers=office.of(who))
    assert found.status_code == 200, found.text
    return found.json()


def by_words(found: Mapping[str, Any]) -> dict[str, Any]:
    """The causes of an answer."""
    return {each["words"]: each for each in found["causes"]}


def test_they_stand_beside_the_period_before_the_most_frequent_first(weeks: Office, causes: dict[str, int]) -> None:
    found = ask(weeks)
    assert [each["id"] for each in found["causes"]] == [causes["late"], causes["refund"]]
    assert (found["conversations"], found["stale"], found["unread"]) == (87, 0, 0)
    assert found["found_by"] in {"HDBSCAN", "k-means"}
    late = by_words(found)["late"]
    assert late["share"]["now"]["n"] == 87
    assert late["share"]["now"]["value"] == pytest.approx(late["conversations"] / 87)
    assert late["share"]["points"]


def test_what_is_near_none_of_them_is_told(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    found = ask(weeks)
    assert found["not_grouped"] == 87 - sum(each["conversations"] for each in found["causes"])


def test_a_sudden_rise_is_flagged(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    assert {words: each["is_rising"] for words, each in by_words(ask(weeks)).items()} == {"late": False, "refund": True}


def test_it_says_what_became_of_the_customers(weeks: Office, causes: dict[str, int]) -> None:
    found = {axis: ask(weeks, f"/{id_}")["cause"] for axis, id_ in causes.items()}
    assert (found["refund"]["strong"]["value"], found["late"]["strong"]["value"]) == (1, 0)
    assert (found["refund"]["unheard"]["value"], found["late"]["unheard"]["value"]) == (0, 1)
    assert ask(weeks, f"/{causes['late']}")["came_back"] is None


def test_quotes_lead_to_the_turn_and_whoever_sees_them_is_in_the_audit(weeks: Office, causes: dict[str, int]) -> None:
    quotes = ask(weeks, f"/{causes['late']}", who="lead")["quotes"]
    assert {(each["words"], each["turn_id"], each["start"]) for each in quotes} == {("Again", "1", 0)}
    with weeks.house.store.reading() as session:
        seen = {each.what for each in audit.records(session, actor=f"user {weeks.users['lead']}")}
    assert {f"conversation {each['conversation_id']}" for each in quotes} <= seen


def test_a_token_for_insights_alone_is_shown_no_words(weeks: Office, causes: dict[str, int]) -> None:
    terms = Terms("figures", (Action.READ_INSIGHTS,))
    secret = weeks.house.people.new_token(weeks.users["lead"], terms)[1]
    found = weeks.client.get(f"{PATH}/{causes['late']}", headers={"Authorization": f"Bearer {secret}"}).json()
    assert (found["quotes"], found["cause"]["conversations"] > 0) == ([], True)


def test_a_lead_sees_counts_of_their_teams_alone(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    counts = [by_words(ask(weeks, who=who))["late"]["conversations"] for who in ("lead", "other-lead", "first")]
    assert counts[0] + counts[1] == counts[2]


def test_it_is_narrowed_as_the_measures_are(weeks: Office, causes: dict[str, int]) -> None:
    assert causes
    assert ask(weeks, channel="chat")["conversations"] == 43
    assert ask(weeks, team=weeks.teams["refunds"])["conversations"] == 29


def test_a_name_and_a_merge_are_seen_by_everybody(weeks: Office, causes: dict[str, int]) -> None:
    headers, before = weeks.of("lead"), by_words(ask(weeks))
    one, other = causes["refund"], causes["late"]
    named = weeks.client.put(f"{PATH}/{other}/name", json={"name": "Late, write to a@b.test"}, headers=headers)
    merged = weeks.client.post(f"{PATH}/{one}/merge", json={"into": other}, headers=headers)
    assert (named.status_code, merged.status_code) == (204, 204)
    (whole,) = ask(weeks, who="other-lead")["causes"]
    assert (whole["called"], [part["id"] for part in whole["parts"]]) == ("Late, write to [e-mail]", [one])
    assert weeks.client.delete(f"{PATH}/{one}/merge", headers=headers).status_code == 204
    now = by_words(ask(weeks))
    assert {words: each["conversations"] for words, each in now.items()} == {
        words: each["conversations"] for words, each in before.items()
    }
    with weeks.house.store.reading() as session:
        deeds = [each.deed for each in audit.records(session) if each.deed.startswith("cause.")]
    assert deeds == ["cause.part", "cause.merge", "cause.name"]


def test_whoever_may_not_change_them_does_not(weeks: Office, causes: dict[str, int]) -> None:
    answers = [
        weeks.client.put(f"{PATH}/{causes['late']}/name", json={"name": "Mine"}, headers=weeks.of(who)).status_code
        for who in ("ada", "admin", "reviewer")
    ]
    assert answers == [403, 403, 403]


def test_they_are_found_by_a_job(office: Office) -> None:
    found = office.client.post(f"{PATH}/find", headers=office.of("lead"))
    assert found.status_code == 202
    assert found.json()["id"].startswith("causes-find-")


def test_before_any_are_found_it_says_how_many_concerns_that_takes(office: Office) -> None:
    found = ask(office)
    assert (found["causes"], found["concerns"], found["fewest"], found["found_at"]) == ([], 0, 200, None)
