"""Reports: on Monday the week before of every team on a page of its own, which is kept, and told of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from heard.reports.page import page_of
from heard.reports.report import Measured, Report, Wanted, gather
from heard.reports.shelf import Kept, Shelf
from heard.reports.week import Week
from heard.storage.access.reach import Reach
from heard.storage.access.visible import all_teams
from heard.storage.insights.sums import refresh
from heard.storage.jobs import Job, JobKind, JobState, Plan, advance_job, all_jobs, end_job, find_job, plan_job
from heard.storage.rated import FIGURES
from heard.storage.store import Session, Store

# What was said on Sunday night is reviewed by then.
RISE = timedelta(hours=6)
Tell = Callable[[Week, Mapping[int, str]], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Reporter:
    """Plans the reports of a week, and makes them; `tell` says that they are there, by team, and what came of that."""

    store: Store
    shelf: Shelf
    keep_weeks: int
    measured: Measured
    tell: Tell

    def plan_by_itself(self) -> Job | None:
        """The job of the last whole week, once; None where it was, or nothing was reviewed in that week."""
        with self.store.reading() as session:
            week = Week.of((session.at - RISE).date()).back()
            if all_jobs(session, beginning=f"{JobKind.REPORT}-{week.name}-"):
                return None
            teams = _teams(session, week)
        if not teams:
            return None
        plan = Plan(JobKind.REPORT, week.name, week.name, {"written": 0}, {"week": week.name}, len(teams))
        with self.store.writing() as session:
            return plan_job(session, plan)

    def work(self, job_id: str) -> None:
        """Make the reports that are not there yet, tell of them, and keep none that are past their time."""
        with self.store.reading() as session:
            job = find_job(session, job_id)
            week = Week.named(job.arguments["week"])
            teams = _teams(session, week)
        for done, (team, name) in enumerate(teams.items(), start=1):
            if job.has_ended:
                return
            wanted = Wanted(Reach(teams=frozenset({team})), self.measured, team, name, quotes=False)
            self.shelf.put(Kept(week, team), page_of(self.report(week, wanted)))
            with self.store.writing() as session:
                job = advance_job(session, job_id, done=done, counts={"written": done})
        self.shelf.forget(week.back(self.keep_weeks - 1))
        told = self.tell(week, teams)
        with self.store.writing() as session:
            advance_job(session, job_id, done=len(teams), counts={"written": len(teams), **told})
            end_job(session, job_id, JobState.DONE)

    def report(self, week: Week, wanted: Wanted) -> Report:
        """The report of a week, once all that is stale is added up."""
        is_stale = True
        while is_stale:
            with self.store.writing() as session:
                is_stale = bool(refresh(session, self.measured.kinds))
        with self.store.reading() as session:
            return gather(session, week, wanted)


def _teams(session: Session, week: Week) -> Mapping[int, str]:
    """The teams of which something was reviewed in a week, by name."""
    days = FIGURES.c.day >= week.first.toordinal(), FIGURES.c.day < week.until.toordinal()
    there = set(session.connection.execute(select(FIGURES.c.team_id).where(*days).distinct()).scalars())
    return {key: name for key, name in all_teams(session).items() if key in there}
