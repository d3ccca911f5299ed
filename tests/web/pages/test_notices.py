"""Notices on a page: where to look, for those who may see it."""

import re

import pytest

from heard.storage.happening.notices import notice
from heard.storage.happening.notified import Notified
from tests.web.office import Office
from tests.web.pages.test_workspace import page


def test_a_notice_leads_to_the_turn_in_which_it_showed(office: Office) -> None:
    id_ = office.keys["ada-1"]
    with office.house.store.writing() as session:
        notice(session, id_, Notified.PROMISE_AT_RISK, "1")
    shown = page(office, "ada", "/notices")
    assert f'href="/conversations/{id_}#turn-1"' in shown
    assert "a promise is about to be broken" in shown


@pytest.mark.parametrize("who", ["cyd", "other-lead"])
def test_it_is_not_for_those_who_may_not_see_the_conversation(office: Office, who: str) -> None:
    with office.house.store.writing() as session:
        notice(session, office.keys["ada-1"], Notified.CHURN_RISK, "1")
    assert "Nothing to look at" in page(office, who, "/notices")


def test_the_rail_leads_there_once_the_team_wants_notices(office: Office) -> None:
    assert ('href="/notices"' in page(office, "ada", "/")) is False
    sent = {"notified": ["churn_risk"]}
    assert office.client.patch("/api/v1/settings", json=sent, headers=office.of("admin")).is_success
    assert 'href="/notices"' in page(office, "ada", "/")


@pytest.fixture
def told(office: Office) -> Office:
    """The office, in which the team wants to be told that a customer speaks of leaving."""
    sent = {"notified": ["churn_risk"]}
    assert office.client.patch("/api/v1/settings", json=sent, headers=office.of("admin")).is_success
    return office


def notice_in(office: Office, talk: str, times: int = 1) -> None:
    """Have a notice stand in a conversation."""
    with office.house.store.writing() as session:
        for _ in range(times):
            notice(session, office.keys[talk], Notified.CHURN_RISK, "1")


def new(office: Office, who: str, path: str = "/account") -> list[str]:
    """How many are new to somebody, as it is read out in the rail and in the palette."""
    return re.findall(r", (\d+) new", page(office, who, path))


def test_the_rail_counts_what_came_since_somebody_last_looked(told: Office) -> None:
    assert new(told, "ada") == []
    notice_in(told, "ada-1")
    notice_in(told, "open-1")
    assert (new(told, "ada"), new(told, "lead"), new(told, "cyd")) == (["2", "2"], ["2", "2"], [])
    assert new(told, "ada", "/notices") == new(told, "ada") == []
    assert new(told, "lead") == ["2", "2"]
    notice_in(told, "ada-1")
    assert new(told, "ada") == ["1", "1"]


def test_they_stay_new_while_somebody_looks_at_the_api_or_takes_them_along(told: Office) -> None:
    notice_in(told, "ada-1")
    told.client.get("/api/v1/notices", headers=told.of("ada"))
    page(told, "ada", "/notices/export")
    assert new(told, "ada") == ["1", "1"]


def test_many_are_not_counted_to_the_end(told: Office) -> None:
    notice_in(told, "ada-1", times=120)
    assert ">99+<" in page(told, "ada", "/account")


def test_how_many_are_new_is_a_part_that_is_fetched_by_itself(told: Office) -> None:
    notice_in(told, "ada-1")
    shown = page(told, "ada", "/notices/new")
    assert (", 1 new" in shown, "<html" in shown) == (True, False)
    assert page(told, "cyd", "/notices/new").strip() == ""


def test_nothing_is_counted_where_the_team_wants_no_notices(office: Office) -> None:
    notice_in(office, "ada-1")
    assert new(office, "ada") == []
    assert page(office, "ada", "/notices/new").strip() == ""
