"""The pages of figures of one agent: one's own, what a lead may open, and the mode that decides it."""

from datetime import UTC, date, datetime

import pytest
from httpx2 import Response

from tests.storage.insights.answered import month_of_team
from tests.storage.insights.voices import find_some, voice_all
from tests.web.api.test_fair import EVERYBODY, months, share, switch_on
from tests.web.figures import months_of_words
from tests.web.forms import send_form
from tests.web.office import Office

__all__ = ["months"]
REASON = "The works council has agreed to it."


def look(office: Office, path: str, who: str = "ada") -> Response:
    """What somebody's browser is shown."""
    return office.client.get(path, headers=office.sign_in(who))


@pytest.mark.parametrize(
    ("path", "who", "told"),
    [
        ("/my", "ada", "There is nothing to tell yet"),
        ("/my?of=charm", "ada", "Choose a month and a team"),
        ("/insights/agents", "lead", "Heard is here for coaching"),
        ("/settings/mode", "admin", "Coaching only"),
    ],
)
def test_a_page_without_anything_says_what_it_is(office: Office, path: str, who: str, told: str) -> None:
    assert told in look(office, path, who).text


def test_ones_own_month_is_shown_adjusted_and_as_it_is(months: Office) -> None:
    page = look(months, "/my").text
    for told in (
        "Beside your own past",
        "Adjusted for how hard your customers were",
        "Nov 2026",
        "no clear difference",
    ):
        assert told in page
    assert "a strong unpleasant feeling at the start" in page


def test_what_customers_came_for_is_shown_with_what_it_is_worth(months: Office) -> None:
    with months.house.store.writing() as session:
        find_some(session, "late", "refund")
        voice_all(session, "late", "late", "late", "refund", "other")
    page = look(months, "/my").text
    assert 'came for <span dir="auto">“refund”</span>: ' in page
    assert "came for something that is in no group large enough to tell apart: " in page


def test_below_thirty_a_page_says_how_many_there_are(office: Office) -> None:
    with office.house.store.writing() as session:
        month_of_team(session, office.teams["parcels"], EVERYBODY, 12, date(2026, 11, 1))
    page = look(office, "/my").text
    assert "12 of your conversations are scored" in page
    assert "Taken up of what was voiced" not in page


def test_a_month_is_shared_and_taken_back_by_a_button(months: Office) -> None:
    of = f"{months.teams['parcels']}.2026-10-01"
    assert "Your lead can see the figures of this month now." in send_form(months, "ada", "/my/share", of=of).text
    opened = f"/insights/agents?team={months.teams['parcels']}&month=2026-10-01"
    assert "shared with you" in look(months, opened, "lead").text
    assert "You share this month no more." in send_form(months, "ada", "/my/unshare", of=of).text
    assert "shared with you" not in look(months, opened, "lead").text


def test_a_lead_opens_one_agent(months: Office) -> None:
    share(months)
    path = f"/insights/agents/{months.users['ada']}?team={months.teams['parcels']}&month=2026-10-01"
    page = look(months, path, "lead").text
    assert "Adjusted for how hard the customers were" in page
    assert "Shared with you since" in page
    assert "Ben" not in page
    looked = look(months, "/about-my-data").text
    assert ("figures of user" in looked, "Lead" in looked) == (True, True)


def test_quality_mode_is_switched_with_a_reason_that_agents_read(office: Office) -> None:
    assert (
        "Say in 10 to 500 letters why" in send_form(office, "admin", "/settings/mode", quality="true", reason="so").text
    )
    assert "Quality mode is on." in send_form(office, "admin", "/settings/mode", quality="true", reason=REASON).text
    assert "What that means, and why" in look(office, "/conversations").text
    assert REASON in look(office, "/my").text
    assert "What that means, and why" not in look(office, "/conversations").text
    assert "What that means, and why" not in look(office, "/conversations", "lead").text


def test_pages_with_figures_of_one_agent_say_that_it_is_on(months: Office) -> None:
    switch_on(months, datetime(2026, 9, 1, tzinfo=UTC))
    path = f"/insights/agents/{months.users['ada']}?team={months.teams['parcels']}&month=2026-10-01"
    for who, page in (("ada", "/my"), ("lead", "/insights/agents"), ("lead", path)):
        assert "Quality mode is on." in look(months, page, who).text


def test_ones_own_figures_go_to_a_file(months: Office) -> None:
    file = look(months, f"/my/export?of={months.teams['parcels']}.2026-11-01").text
    assert file.splitlines()[0] == "measure,month,value,low,high,conversations"
    assert len(file.splitlines()) == 7


def test_what_to_work_on_leads_to_a_lesson_and_its_customers(office: Office) -> None:
    months_of_words(office)
    page = look(office, f"/my?of={office.teams['parcels']}.2026-11-01").text
    assert "To practise it:" in page
    assert "/rehearse/lessons/" in page
