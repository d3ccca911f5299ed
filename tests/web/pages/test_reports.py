"""Reports as pages: of one's own teams, with quotes for those who may read them, kept and taken away."""

from datetime import timedelta

import pytest

from heard.access import Action
from heard.reports.shelf import Kept
from heard.storage.access import audit
from heard.storage.access.doors import Terms
from heard.wiring.insights.reports import shelf_of
from tests.reports.scene import review_of, talk
from tests.web.forms import send_form
from tests.web.office import Office
from tests.web.pages.test_workspace import page

WEEK = "/reports/week?until=2026-11-30"
SAID = "Nine days is far too long"


@pytest.fixture(name="calmed")
def calmed_office(weeks: Office) -> Office:
    """The office in which six customers of parcels were calmed last week, each by another agent."""
    with weeks.house.store.writing() as session:
        for number in range(6):
            talk(session, f"calmed{number}", session.at - timedelta(days=3), review_of((3, 1)))
    return weeks


def test_a_lead_sees_the_week_of_their_team(calmed: Office) -> None:
    shown = page(calmed, "lead", WEEK)
    assert "<bdi>parcels</bdi>" in shown
    assert "week 48" in shown
    assert SAID in shown
    assert SAID not in page(calmed, "other-lead", WEEK)


def test_whose_words_are_shown_is_written_down(calmed: Office) -> None:
    page(calmed, "lead", WEEK)
    with calmed.house.store.reading() as session:
        assert audit.records(session, deed="view")


def test_a_token_that_may_not_read_conversations_is_told_figures_alone(calmed: Office) -> None:
    secret = calmed.house.people.new_token(calmed.users["lead"], Terms("figures", (Action.READ_INSIGHTS,)))[1]
    found = calmed.client.get(WEEK, headers={"Authorization": f"Bearer {secret}"})
    assert "Moments worth keeping" in found.text
    assert SAID not in found.text


def test_it_is_saved_as_one_file_and_that_is_in_the_audit(calmed: Office) -> None:
    found = calmed.client.get(f"{WEEK}&kind=html", headers=calmed.sign_in("lead"))
    assert found.headers["content-disposition"] == 'attachment; filename="heard-2026-W48.html"'
    assert 'unprinted">' not in found.text
    with calmed.house.store.reading() as session:
        assert audit.records(session, deed="report.export")[0].what == "2026-W48.html"


def test_what_is_kept_is_listed_opened_and_taken_away(calmed: Office) -> None:
    shelf = shelf_of(calmed.house.home)
    own, other = (f"2026-W48-{calmed.teams[name]}" for name in ("parcels", "refunds"))
    for name in (own, other):
        shelf.put(Kept.named(name), f"The page of {name}.")
    shown = page(calmed, "lead", "/reports")
    assert (own in shown, other in shown) == (True, False)
    opened = calmed.client.get(f"/reports/{own}", headers=calmed.sign_in("lead"))
    assert (opened.text, "default-src 'none'" in opened.headers["content-security-policy"]) == (
        f"The page of {own}.",
        True,
    )
    assert "Removed." in send_form(calmed, "lead", f"/reports/{own}/remove").text
    assert [each.name for each in shelf.all()] == [other]


@pytest.mark.parametrize("path", ["/reports/week?team=987654", "/reports/2026-W48-987654", "/reports/none"])
def test_what_is_not_there_is_not_found(office: Office, path: str) -> None:
    assert office.client.get(path, headers=office.sign_in("first")).status_code == 404
