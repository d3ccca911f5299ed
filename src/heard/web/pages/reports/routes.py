"""Reports: the week of a team on one page, as it is shown, saved or printed, and those that are kept."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel

from heard.access import Action, may
from heard.errors import NotFound
from heard.reports.page import Paper, page_of, policy_of
from heard.reports.report import Report, Wanted, gather
from heard.reports.shelf import Kept, Shelf
from heard.reports.week import Week
from heard.storage.access import audit
from heard.storage.access.visible import all_teams
from heard.web.api.insights.measures import add_up
from heard.web.api.insights.shapes import Day
from heard.web.api.shapes import Key
from heard.web.shared.asker import Annotates, Asked, ReadsInsights
from heard.web.shared.form import go_to
from heard.web.shared.shell.viewer import show_page
from heard.wiring.insights.reports import measured_by, pdf_of, shelf_of

PATH = "/reports"
# So many weeks can be chosen from.
MOST_WEEKS = 26
Id = Annotated[str, Path(alias="id", max_length=40, description="A week and a team, such as 2026-W48-3.")]

router = APIRouter(include_in_schema=False)


class Chosen(BaseModel):
    """Which week, by the day after its last one, and which team; a form sends an empty word for all of them."""

    until: Day | Annotated[str, Query(pattern="^$")] = ""
    team: Key | Annotated[str, Query(pattern="^$")] = ""

    def week(self, today: date) -> Week:
        """The week that is meant; the last whole one unless told."""
        return Week.of(self.until - timedelta(days=1)) if isinstance(self.until, date) else Week.of(today).back()


@router.get(PATH)
def show(asked: ReadsInsights, chosen: Annotated[Chosen, Query()], *, removed: bool = False) -> Response:
    """What can be made, and what is kept."""
    teams, this = _teams(asked), Week.of(asked.state.house.store.clock().date())
    shown = {
        "weeks": [this.back(back) for back in range(1, MOST_WEEKS + 1)],
        "chosen": chosen.week(this.first),
        "team": chosen.team,
        "teams": teams,
        "kept": [(each, teams.get(each.team)) for each in _shelf(asked).all() if _is_theirs(asked, each)],
        "rules": asked.state.house.settings.reports,
        "removed": removed,
    }
    return show_page(asked, "pages/reports/page.html", shown)


@router.get(f"{PATH}/week")
def show_week(
    asked: ReadsInsights,
    chosen: Annotated[Chosen, Query()],
    kind: Literal["html", "pdf"] | None = None,
    paper: Paper = "A4",
) -> Response:
    """The page itself, or as a file to keep: all in one, or made for paper by a browser that is installed here."""
    week = chosen.week(asked.state.house.store.clock().date())
    report = _report(asked, week, chosen.team if isinstance(chosen.team, int) else None)
    if kind is None:
        return _as_page(page_of(report, back=PATH))
    content = page_of(report).encode() if kind == "html" else pdf_of(report, paper)
    name = f"{week.name}{f'-{chosen.team}' if chosen.team else ''}.{kind}"
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "report.export", name)
    type_ = "application/pdf" if kind == "pdf" else "text/html; charset=utf-8"
    return Response(content, media_type=type_, headers={"Content-Disposition": f'attachment; filename="heard-{name}"'})


@router.get(f"{PATH}/{{id}}")
def read_kept(asked: ReadsInsights, id_: Id) -> Response:
    """One that is kept, as it was made."""
    return _as_page(_shelf(asked).read(_kept(asked, id_)))


@router.post(f"{PATH}/{{id}}/remove")
def remove(asked: Annotates, id_: Id) -> Response:
    """Keep one no longer; it can be made anew from the figures."""
    kept = _kept(asked, id_)
    with asked.state.house.store.writing() as session:
        _shelf(asked).remove(kept)
        audit.record(session, asked.actor, "report.remove", f"report {kept.name}")
    return go_to(PATH, removed="true")


def _report(asked: Asked, week: Week, team: int | None) -> Report:
    """The report; of whose words somebody is about to see is written down first."""
    add_up(asked)
    house, teams = asked.state.house, _teams(asked)
    if team is None and len(teams) == 1:
        team = next(iter(teams))
    if team is not None and team not in teams:
        raise NotFound(f"There is no team {team}.")
    name = None if asked.reach.everything else ", ".join(teams.values())
    quotes = may(asked.principal, Action.READ_CONVERSATIONS)
    wanted = Wanted(asked.reach, measured_by(house.settings), team, teams[team] if team else name, quotes)
    with house.store.reading() as session:
        found = gather(session, week, wanted)
    if quotes:
        for moment in found.moments:
            asked.views(f"conversation {moment.conversation_id}")
    return found


def _teams(asked: Asked) -> Mapping[int, str]:
    with asked.state.house.store.reading() as session:
        teams = all_teams(session)
    return {key: name for key, name in teams.items() if asked.reach.everything or key in asked.reach.teams}


def _shelf(asked: Asked) -> Shelf:
    return shelf_of(asked.state.house.home)


def _is_theirs(asked: Asked, kept: Kept) -> bool:
    return asked.reach.everything or kept.team in asked.reach.teams


def _kept(asked: Asked, name: str) -> Kept:
    """One within reach; NotFound for any other, there or not."""
    kept = Kept.named(name)
    if not _is_theirs(asked, kept):
        raise NotFound(f"There is no report {name}.")
    return kept


def _as_page(page: str) -> Response:
    return Response(page, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy_of()})
