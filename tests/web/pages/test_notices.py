"""Notices on a page: where to look, for those who may see it."""

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
