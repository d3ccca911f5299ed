"""Puts the store, the settings, the mail server and a browser behind reports."""

from collections.abc import Mapping
from pathlib import Path

from heard.engines.printer import find_browser, print_page
from heard.errors import Conflict
from heard.jobs.reporting import Reporter
from heard.reports.page import Paper, page_of
from heard.reports.report import Measured, Report
from heard.reports.shelf import Shelf
from heard.reports.week import Week
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.taught import kinds_with
from heard.settings import Settings
from heard.storage.store import Store
from heard.wiring.outgoing.mails import mails_of
from heard.wiring.store import made_folder

REPORTS = "reports"
NO_BROWSER = (
    "No browser is installed here that could make a PDF (chromium or google-chrome); open the report in yours and "
    "print it, or save it as a PDF there."
)


def shelf_of(home: Path) -> Shelf:
    """The reports that are kept."""
    return Shelf(made_folder(home / REPORTS))


def reporter_of(store: Store, home: Path, settings: Settings) -> Reporter:
    """What makes reports."""

    def tell(week: Week, teams: Mapping[int, str]) -> Mapping[str, int]:
        return mails_of(store, settings).tell_of_reports(week.name, week.until, teams)

    return Reporter(store, shelf_of(home), settings.reports.keep_weeks, measured_by(settings), tell)


def measured_by(settings: Settings) -> Measured:
    """The behaviours that are looked for here."""
    shipped = {each.id: each.title for each in BEHAVIOURS}
    own = {each.id: each.title for each in settings.behaviours}
    return Measured(kinds_with(settings.behaviours), shipped | own, settings.contest.muted)


def pdf_of(report: Report, paper: Paper, path: str | None = None) -> bytes:
    """The page on paper, by a browser on the search path (None: this machine's own); Conflict where there is none."""
    browser = find_browser(path)
    if browser is None:
        raise Conflict(NO_BROWSER)
    return print_page(page_of(report, paper=paper), browser)
