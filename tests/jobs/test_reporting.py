"""Reports by themselves: once on a Monday, a file for each team, and word of it to those who lead them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from heard.jobs.reporting import Reporter
from heard.reports.shelf import Kept, Shelf
from heard.reports.week import Week
from heard.storage.jobs import JobState, find_job
from heard.storage.store import Store
from tests.reports.scene import MEASURED, review_of, talk
from tests.storage.conftest import NOW


@dataclass
class Told:
    """Who hears of which reports."""

    heard: list[tuple[str, list[str]]] = field(default_factory=list)

    def tell(self, week: Week, teams: Mapping[int, str]) -> Mapping[str, int]:
        """Hear of them."""
        self.heard.append((week.name, list(teams.values())))
        return {"mailed": 1}


@pytest.fixture
def reporter(store: Store, tmp_path: Path) -> Reporter:
    """One on a store with two teams that had conversations last week."""
    with store.writing() as session:
        for name in (f"{team}{number}" for team in ("refunds", "parcels") for number in range(6)):
            talk(session, name, NOW - timedelta(days=3), review_of((3, 1)), name[:-1])
        talk(session, "today", NOW, review_of((3, 1)), "nights")
    return Reporter(store, Shelf(tmp_path), 2, MEASURED, Told().tell)


def test_each_team_has_its_report_once(reporter: Reporter) -> None:
    told = Told()
    by_itself = Reporter(reporter.store, reporter.shelf, 2, MEASURED, told.tell)
    reporter.shelf.put(Kept.named("2026-W46-1"), "long ago")
    job = by_itself.plan_by_itself()
    assert job is not None
    assert (job.id, job.total) == ("report-2026-W48-1", 2)
    by_itself.work(job.id)
    assert [each.name for each in by_itself.shelf.all()] == ["2026-W48-1", "2026-W48-2"]
    assert told.heard == [("2026-W48", ["parcels", "refunds"])]
    with by_itself.store.reading() as session:
        done = find_job(session, job.id)
    assert (done.state, done.counts) == (JobState.DONE, {"written": 2, "mailed": 1})
    assert by_itself.plan_by_itself() is None


def test_what_is_kept_quotes_nobody(reporter: Reporter) -> None:
    job = reporter.plan_by_itself()
    assert job is not None
    reporter.work(job.id)
    pages = [reporter.shelf.read(each) for each in reporter.shelf.all()]
    assert all("Moments worth keeping" in page and "Nine days" not in page for page in pages)


@pytest.mark.parametrize(("hours", "week"), [(-5, "2026-W47"), (0, "2026-W48"), (24 * 6, "2026-W48")])
def test_a_week_is_whole_on_monday_morning(reporter: Reporter, hours: int, week: str) -> None:
    with reporter.store.writing() as session:
        talk(session, "older", NOW - timedelta(days=10), review_of((3, 1)))
    reporter.store.clock = lambda: NOW + timedelta(hours=hours)
    job = reporter.plan_by_itself()
    assert job is not None
    assert job.arguments == {"week": week}


def test_where_nothing_was_reviewed_there_is_none(store: Store, tmp_path: Path) -> None:
    assert Reporter(store, Shelf(tmp_path), 2, MEASURED, Told().tell).plan_by_itself() is None
