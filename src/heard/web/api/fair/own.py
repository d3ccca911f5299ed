"""One's own figures: before anybody else sees them, and whether one's lead may."""

from collections import Counter
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from heard.insights.sight import month_of
from heard.storage.access import audit
from heard.storage.access.visible import all_teams
from heard.storage.insights.agents import days_of
from heard.storage.insights.mode import open_page, share_page, unshare_page
from heard.web.api.fair.moments import moments_of
from heard.web.api.fair.shapes import FiguresOut, MomentsOut, MonthIn, MonthOut
from heard.web.api.fair.sight import facts_of, told_of
from heard.web.api.fair.telling import UNREAL, Whose
from heard.web.shared.asker import Asked, ReadsOwnFigures
from heard.web.shared.problem import documented

router = APIRouter(tags=["me"], responses=documented(404))
Wanted = Annotated[MonthIn, Query()]


@router.get("/me/months")
def list_months(asked: ReadsOwnFigures) -> list[MonthOut]:
    """The months in which you answered conversations of a team, the newest first."""
    counts: Counter[tuple[date, int]] = Counter()
    with asked.state.house.store.reading() as session:
        for (team, day), count in days_of(session, asked.principal.user, UNREAL).items():
            counts[month_of(date.fromordinal(day)).first, team] += count
        names = all_teams(session)
    return [
        MonthOut(team_id=team, team=names[team], month=month, conversations=counts[month, team])
        for month, team in sorted(counts, key=lambda each: (-each[0].toordinal(), names[each[1]]))
    ]


@router.get("/me/figures")
def read_own_figures(asked: ReadsOwnFigures, wanted: Wanted) -> FiguresOut:
    """Your own figures of a month; that you have seen them is written down once it is over."""
    whose = _of(asked, wanted)
    with asked.state.house.store.reading() as session:
        found = told_of(session, whose)
        is_first = found.over and facts_of(session, whose).opened is None
    if not is_first:
        return found
    with asked.state.house.store.writing() as session:
        open_page(session, whose.page)
        return told_of(session, whose)


@router.get("/me/moments")
def read_moments(asked: ReadsOwnFigures, wanted: Wanted) -> MomentsOut:
    """Moments of a month worth keeping, and one thing to work on; nobody but you is told of them."""
    return moments_of(asked, _of(asked, wanted))


@router.post("/me/figures/share")
def share(asked: ReadsOwnFigures, sent: MonthIn) -> FiguresOut:
    """Have the leads of the team see your figures of a month."""
    whose = _of(asked, sent)
    with asked.state.house.store.writing() as session:
        found = told_of(session, whose)
        share_page(session, whose.page)
        audit.record(session, asked.actor, "figures.share", _named(found))
        return told_of(session, whose)


@router.delete("/me/figures/share")
def unshare(asked: ReadsOwnFigures, wanted: Wanted) -> FiguresOut:
    """Share them no more; in quality mode leads may see them all the same, seven days after the month's end."""
    whose = _of(asked, wanted)
    with asked.state.house.store.writing() as session:
        found = told_of(session, whose)
        unshare_page(session, whose.page)
        audit.record(session, asked.actor, "figures.unshare", _named(found))
        return told_of(session, whose)


def _of(asked: Asked, wanted: MonthIn) -> Whose:
    return Whose(asked.principal.user, wanted.team, month_of(wanted.month))


def _named(found: FiguresOut) -> str:
    return f"team {found.team_id}, {found.month:%Y-%m}"
