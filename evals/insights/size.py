"""How fast insights and the queue are once there is a year of a large organisation: on SQLite and on PostgreSQL."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from sqlalchemy import func, select, text

from evals.imports.million import running_postgres
from evals.insights.asking import DASHBOARD_MS, DRILL_MS, LEADS, LONG_DAYS, REQUESTS, Asking, Lead, Took, Watch, asking
from evals.insights.rows import AGENTS, CAUSES, DAYS, TEAMS, TURNS_EACH, fill
from evals.rival import Rivals
from evals.table import Section, Table
from heard.rubric.catalogue import KINDS
from heard.settings import NAME
from heard.storage.insights.measures import counted_together, parts_of
from heard.storage.insights.sums import count_stale, refresh
from heard.storage.rated import FIGURES, STALE
from heard.storage.store import Store
from heard.wiring.house import open_house
from heard.wiring.store import open_store

# HEARD_INSIGHTS_SHORT makes it so many times smaller, for a quick look.
SMALLER = float(os.environ.get("HEARD_INSIGHTS_SHORT", "1"))
CONVERSATIONS, TIMES, COLD, PLAIN = 1_250_000, 200, 3, 3
# Asked before anything is timed, each.
UNTIMED = 3
# Nothing but what is asked is to be at work.
QUIET = "[reviews]\nby_itself = false\n[retention]\nby_itself = false\n"
ABOUT = (
    "Rows of {turns:,} turns in {conversations:,} conversations, made up by the databases themselves as the product "
    "keeps them: {teams} teams, {agents:,} agents who are users, six channels, {days} days, {causes} root causes, with "
    "reviews, figures, behaviours, answers, concerns and signals; what they add up to is added up by the product. "
    "Asked through the whole app in one process, without a network, each {times} times by either lead: of four weeks "
    "to a year, that end tomorrow or earlier, on a Monday or not, of one team or all, of one channel or all. Told are "
    "milliseconds until the answer is whole, and those in which this process worked for it: other work on the machine "
    "lengthens the former alone, and PostgreSQL works elsewhere. Before each request to the dashboard two days of "
    "teams are made stale, as by reviews that came in since, and are added up by it. Cold is the slowest of {cold} "
    "with nothing of the files in memory, but for what PostgreSQL holds since it was started. Plain SQL is what a user "
    "would write instead: the figures of the dashboard of all teams, without comparison or trend, in {statements} "
    "statements over the rows of conversations."
)
BARS = (
    f"Bars for p99: {DASHBOARD_MS} ms for the dashboard, {DRILL_MS} ms for all else. A missed bar stays in the table "
    "and fails nothing. The load average when this section began was {load:.1f}, on {cores} cores."
)
MADE = "{database}: making the rows took {made:.0f} minutes, adding them up {added:.0f}; it then holds {size:.1f} GB."
HEAD = ("database", "what is asked", "by", "times", "p50 ms", "p99 ms", "at work, p50, p99 ms", "cold ms", "bar")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a database is: what Heard is opened with, the folder its files are in, and how it is opened."""

    name: str
    folder: Path

    @contextmanager
    def running(self) -> Iterator[dict[str, str]]:
        """What Heard is opened with, for as long as it is needed."""
        told = {"HEARD_HOME": str(self.folder)}
        if self.name == "SQLite":
            yield told
            return
        with running_postgres(self.folder) as address:
            yield told | {"HEARD_DATABASE": address}

    def forget(self) -> None:
        """Have nothing of its files in memory: what is written there is read from the disk the next time."""
        os.sync()
        for path in self.folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measure_size(_folder: Path, _rivals: Rivals) -> Section:
    """Milliseconds of dashboards, what is below them and the queue, on both databases."""
    load, rows, notes = os.getloadavg()[0], list[Row](), list[str]()
    conversations, times = round(CONVERSATIONS / SMALLER), max(10, round(TIMES / SMALLER))
    # The server gives up root, and has to reach its folder all the same.
    with TemporaryDirectory(prefix="heard-size-") as folder:
        Path(folder).chmod(0o755)
        for name in ("SQLite", "PostgreSQL"):
            home = Home(name, Path(folder) / name)
            home.folder.mkdir(mode=0o755)
            notes.append(make(home, conversations))
            rows += asked(home, times)
    about = ABOUT.format(
        turns=conversations * TURNS_EACH,
        conversations=conversations,
        teams=TEAMS,
        agents=AGENTS,
        days=DAYS,
        causes=CAUSES,
        times=times,
        cold=COLD,
        statements=len(list(counted_together(KINDS))),
    )
    notes.insert(0, BARS.format(load=load, cores=os.cpu_count()))
    return Section("Insights at size", (about, *notes), Table(HEAD, tuple(rows)))


def make(home: Home, conversations: int) -> str:
    """Make the rows and add them up, with a line on the way now and then; what that took."""
    (home.folder / NAME).write_text(QUIET, encoding="utf-8")
    start = perf_counter()
    with home.running() as environment, open_store(environment) as store:
        fill(store, conversations, store.clock().date() + timedelta(days=1), _tell)
        with store.writing() as session:
            places = select(*(FIGURES.c[each.name] for each in STALE.c)).distinct()
            session.connection.execute(session.insert(STALE).from_select([each.name for each in STALE.c], places))
        made = perf_counter()
        left = 1
        while left:
            with store.writing() as session:
                refresh(session, KINDS)
                left = count_stale(session)
            _tell(f"{left:,} days of teams to add up")
        added = perf_counter()
        if not store.database.is_sqlite:
            # As it does by itself in time; SQLite does not.
            with store.database.unbound() as connection:
                connection.execute(text("VACUUM ANALYZE"))
        minutes = {"made": (made - start) / 60, "added": (added - made) / 60}
        return MADE.format(database=home.name, size=_gigabytes(store), **minutes)


def asked(home: Home, times: int) -> Iterator[Row]:
    """The rows of a database that is filled."""
    with _asking(home) as app:
        for _ in range(UNTIMED):
            for request in REQUESTS:
                for lead in LEADS:
                    app.ask(request, lead)
        warm = _timed(app, home.name, times)
        plain = {
            days: [_plainly(app.house.store, days) for _ in range(PLAIN)] for days in (LONG_DAYS[0], LONG_DAYS[-1])
        }
    with _asking(home) as app:
        cold = _cold(app, home)
    for request in REQUESTS:
        for lead in LEADS:
            taken = warm[request.name, lead]
            held = f"{request.bar_ms}, {'held' if _slowest(taken) < request.bar_ms else 'missed'}"
            slowest = max(each.wall_ms for each in cold[request.name, lead])
            yield home.name, request.name, lead.name, f"{times}", *_figures(taken), f"{slowest:,.0f}", held
    for days, taken in plain.items():
        yield home.name, f"plain SQL, {days} days", LEADS[0].name, f"{PLAIN}", *_figures(taken), "", ""


def _figures(taken: Sequence[Took]) -> Row:
    walls, works = ([getattr(each, name) for each in taken] for name in Took.__slots__)
    work = ", ".join(f"{each:,.0f}" for each in np.percentile(works, (50, 99)))
    return f"{np.median(walls):,.0f}", f"{_slowest(taken):,.0f}", work


def _slowest(taken: Sequence[Took]) -> float:
    return float(np.percentile([each.wall_ms for each in taken], 99))


@contextmanager
def _asking(home: Home) -> Iterator[Asking]:
    with home.running() as environment, open_house(environment) as house, asking(house) as app:
        yield app


def _timed(app: Asking, database: str, times: int) -> Mapping[tuple[str, Lead], list[Took]]:
    """Each request by each lead, in turn with the others."""
    found: dict[tuple[str, Lead], list[Took]] = {}
    for number in range(times):
        for request in REQUESTS:
            for lead in LEADS:
                found.setdefault((request.name, lead), []).append(app.ask(request, lead))
        if number % 20 == 0:
            _tell(f"{database}: asked {number} times")
    return found


def _cold(app: Asking, home: Home) -> Mapping[tuple[str, Lead], list[Took]]:
    """The same, each time by connections that were just opened, to files of which nothing is in memory."""
    found: dict[tuple[str, Lead], list[Took]] = {}
    for _ in range(COLD):
        for request in REQUESTS:
            for lead in LEADS:
                app.house.store.database.close()
                home.forget()
                found.setdefault((request.name, lead), []).append(app.ask(request, lead))
    return found


def _plainly(store: Store, days: int) -> Took:
    """The figures of a period by the rows themselves."""
    until, watch = store.clock().date().toordinal() + 1, Watch()
    with store.reading() as session:
        for each in counted_together(KINDS):
            chosen = select(each.name, func.count(), *parts_of(each)).select_from(each.source).group_by(each.name)
            within = FIGURES.c.day >= until - days, FIGURES.c.day < until
            session.connection.execute(chosen.where(each.where, *within)).all()
    return watch.took


def _gigabytes(store: Store) -> float:
    size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    if not store.database.is_sqlite:
        size = "SELECT pg_database_size(current_database())"
    with store.database.reading() as connection:
        return float(connection.execute(text(size)).scalar_one()) / 1e9


def _tell(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)
