"""Figures of one agent on the screen: one's own with moments and focus, what a lead may open, and the mode."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from heard.storage.insights.causes import name_cause
from tests.browser.conftest import Visit
from tests.browser.looks import wrong_in
from tests.storage.insights.answered import month_of_team
from tests.storage.insights.voices import find_some, voice_all
from tests.web.api.test_fair import share, switch_on
from tests.web.figures import months_of_words
from tests.web.office import Office

pytestmark = pytest.mark.web

NOVEMBER = "2026-11-01"


def fill(crowd: Office) -> None:
    """A month of ada's own words and of six others, which she shares; quality mode is on."""
    with crowd.house.store.writing() as session:
        for first in (date(2026, 10, 1), date(2026, 11, 1)):
            month_of_team(session, crowd.teams["parcels"], "ada ben dan eve fay gus hal", 32, first)
        name_cause(session, find_some(session, "late", "refund")["refund"], "Money back after a parcel was sent twice")
        voice_all(session, "late", "late", "late", "refund", "other")
    months_of_words(crowd)
    share(crowd, NOVEMBER)
    switch_on(crowd, datetime(2026, 9, 1, tzinfo=UTC))


def test_every_page_of_them_is_for_everybody(visit: Visit, crowd: Office) -> None:
    fill(crowd)
    team = f"team={crowd.teams['parcels']}&month={NOVEMBER}"
    pages = {
        "home-told": ("ada", "/conversations"),
        "my-figures": ("ada", "/my"),
        "my-nothing": ("cyd", "/my"),
        "agents": ("lead", f"/insights/agents?{team}"),
        "agent": ("lead", f"/insights/agents/{crowd.users['ada']}?{team}"),
        "no-agents": ("other-lead", "/insights/agents"),
        "mode": ("admin", "/settings/mode"),
    }
    wrong: dict[str, object] = {}
    for page, (who, path) in pages.items():
        visit.enter(crowd, who, path)
        wrong |= wrong_in(visit, page)
    assert wrong == {}


def test_a_month_is_shared_by_a_button_and_taken_back(visit: Visit, crowd: Office) -> None:
    with crowd.house.store.writing() as session:
        month_of_team(session, crowd.teams["parcels"], "ada", 32, date(2026, 10, 1))
    visit.enter(crowd, "ada", "/my")
    visit.page.get_by_role("button", name="Share this month with my lead").click()
    expect(visit.page.get_by_role("status").first).to_contain_text("Your lead can see")
    visit.page.get_by_role("button", name="Share no more").click()
    expect(visit.page.get_by_text("You alone.")).to_be_visible()
