"""Reports: the same store and week give the same letters, and none of them is about an agent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from heard.insights.compare import Change
from heard.reports.page import page_of, policy_of
from heard.reports.report import MOST_NOTES, Line, Report, Wanted, gather
from heard.reports.week import Week
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING
from heard.storage.insights.annotations import add_annotation
from heard.storage.insights.sums import refresh
from heard.storage.schema import USER
from heard.storage.store import Store
from tests.reports.scene import MEASURED, review_of, talk
from tests.storage.conftest import NOW

WEEK = Week.of(NOW.date())
ALL = Wanted(EVERYTHING, MEASURED)


@pytest.fixture
def weeks(store: Store) -> Store:
    """A week in which customers were calmed, after one in which they were not."""
    with store.writing() as session:
        for number in range(24):
            older = number >= 12
            peak = (2 if older else 3) - (number % 6 == 0)
            review = review_of((peak, peak if older else 1), present="no" if older else "yes")
            review["scores"]["heard_rate"]["taken_up"] = 0.0 if older else 2.0
            talk(session, f"t{number}", NOW - timedelta(days=7 * older), review)
        while refresh(session, KINDS):
            pass
    return store


def made(store: Store, wanted: Wanted = ALL, week: Week = WEEK) -> Report:
    with store.reading() as session:
        return gather(session, week, wanted)


def line(report: Report, measure: str) -> Line:
    return next(each for each in (*report.lines, *report.changed) if each.measure == measure)


def test_a_week_stands_beside_the_one_before(weeks: Store) -> None:
    report = made(weeks)
    assert (report.conversations, report.before) == (12, 12)
    assert (line(report, "heard_rate").change, line(report, "heard_rate").better) == (Change.ROSE, True)
    assert (line(report, "at_peak").change, line(report, "at_peak").better) == (Change.ROSE, False)
    assert (line(report, "validate").title, line(report, "validate").better) == ("Validate", True)
    assert "at_peak" in [each.measure for each in report.worse]
    assert line(report, "heard_rate").chart


def test_below_ten_conversations_no_figure_is_told(store: Store) -> None:
    with store.writing() as session:
        for number in range(6):
            talk(session, str(number), NOW, review_of((3, 1)))
        refresh(session, KINDS)
    report = made(store)
    assert {each.now for each in report.lines} == {None}
    assert "Below ten conversations" in page_of(report)
    assert len(report.moments) == 3


def test_nothing_is_told_of_one_agent(store: Store) -> None:
    with store.writing() as session:
        talk(session, "alone", NOW, review_of((3, 1)))
        refresh(session, KINDS)
    report = made(store)
    assert (report.conversations, report.left_out, report.moments) == (0, 1, ())
    assert "1 more are not counted" in page_of(report)


def test_what_is_muted_is_in_no_report(weeks: Store) -> None:
    report = made(weeks, replace(ALL, measured=replace(MEASURED, muted=frozenset({"validate"}))))
    assert "validate" not in [each.measure for each in report.changed]
    assert report.moments == ()


def test_the_same_week_gives_the_same_letters(weeks: Store) -> None:
    assert page_of(made(weeks)) == page_of(made(weeks))


def test_nobody_is_named_and_nothing_is_fetched(weeks: Store) -> None:
    page = page_of(made(weeks))
    assert "Nine days is far too long" in page
    assert not [name for name in ("Ada", "Ferry", "Mira", "Okafor") if name in page]
    assert not [way for way in ("http:", "https:", "src=", "<script", "<link", "@import", "url(") if way in page]
    assert policy_of() in page.replace("&#39;", "'")


def test_what_is_kept_quotes_nobody(weeks: Store) -> None:
    page = page_of(made(weeks, replace(ALL, quotes=False)))
    assert "the feeling went from strong to hinted" in page
    assert "Nine days" not in page
    assert "Thank you" not in page


def test_what_happened_last_is_marked_and_the_rest_counted(weeks: Store) -> None:
    with weeks.writing() as session:
        user = insert(USER).values(email="l@x.test", name="Lead", since=session.at).returning(USER.c.id)
        by = session.connection.execute(user).scalar_one()
        for number in range(MOST_NOTES + 2):
            add_annotation(session, by, WEEK.first - timedelta(days=number), f"<b>{number}</b>", team=None)
    report = made(weeks)
    page = page_of(report)
    assert ([each.text[3] for each in report.annotations], report.earlier) == (["4", "3", "2", "1", "0"], 2)
    assert "&lt;b&gt;0&lt;/b&gt;" in page
    assert "2 earlier annotations" in page


def test_a_week_without_anything_says_so(store: Store) -> None:
    assert "Nothing was reviewed in this week." in page_of(made(store))
