"""How fast insights and the queue are once there is a year of a large organisation: on SQLite and on PostgreSQL."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
from sqlalchemy import text
from starlette.testclient import TestClient

from evals.imports.million import running_postgres
from evals.insights.rows import AGENTS, DAYS, TEAMS, TURNS_EACH, fill
from evals.rival import Rivals
from evals.table import Section, Table
from heard.access import AccessRole, Action
from heard.conversation.channel import Channel
from heard.rubric.catalogue import KINDS
from heard.settings import NAME
from heard.storage.access import users
from heard.storage.access.doors import Terms
from heard.storage.access.users import HeldRole
from heard.storage.insights.sums import count_stale, refresh
from heard.storage.rated import STALE
from heard.storage.store import Store
from heard.web.app import Front, create_app
from heard.wiring.house import House, open_house
from heard.wiring.store import open_store

CONVERSATIONS, A_FEW = 1_500_000, 15_000
# Each is asked so often, in turn with the others, after two that are not timed.
TIMES, UNTIMED = 100, 2
HOST = "heard.test"
DASHBOARD_MS, DRILL_MS = 500, 300
# Nothing but what is asked is to be at work.
QUIET = "[reviews]\nby_itself = false\n[retention]\nby_itself = false\n"
API = "/api/v1"
ABOUT = (
    "Made-up rows of {conversations:,} conversations, which stand for {turns:,.0f} turns: {teams} teams, {agents:,} "
    "agents, all channels, {days} days, with the figures and the behaviours of each. Asked through the whole app in "
    "one process, without a network, each {times} times in turn with the others, the queue a tenth as often; "
    "milliseconds until the answer is whole, and those in which this process worked for it (other work on the machine "
    "lengthens the former alone). Before each request to the dashboard two days of teams are made stale, as "
    "by reviews that came in since, and are added up by it. Bars for p99: {dashboard} ms for the dashboard, {drill} ms "
    "for one measure. The load average when it began was {load:.1f}, on {cores} cores."
)
MADE = "Making the rows took {made}, adding all of it up {added}; the database then holds {size:.1f} GB."


@dataclass(frozen=True, slots=True)
class Request:
    """Something that is asked: what it is called, its path, its bar in milliseconds if it has one, and how seldom."""

    name: str
    path: str
    bar_ms: int | None = None
    is_dashboard: bool = False
    every: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """How a database was filled: seconds to make rows and to add them up, and how large it is."""

    rows_s: float
    sums_s: float
    gigabytes: float


def requests() -> Iterator[Request]:
    """What is asked, as somebody who opens insights and the queue does."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for name, days in (("four weeks", 28), ("a quarter", 91), ("a year", 364)):
        asked = f"since={tomorrow - timedelta(days=days)}&until={tomorrow}"
        yield Request(f"dashboard, {name}", f"{API}/insights?{asked}", DASHBOARD_MS, is_dashboard=True)
        for measure in ("heard_rate", "validate"):
            yield Request(f"{measure}, {name}", f"{API}/insights/measures/{measure}?{asked}", DRILL_MS)
    narrowed = f"since={tomorrow - timedelta(days=364)}&channel=email"
    yield Request("dashboard, a year of one channel", f"{API}/insights?{narrowed}", DASHBOARD_MS, is_dashboard=True)
    yield Request("queue, first page", f"{API}/queue", every=10)


def measure_size(_folder: Path, _rivals: Rivals) -> Section:
    """Milliseconds of dashboards, measures and the queue, on both databases."""
    return _measured(CONVERSATIONS, TIMES)


def _measured(conversations: int, times: int) -> Section:
    load, rows = os.getloadavg()[0], list[tuple[str, ...]]()
    notes = []
    # The server gives up root, and has to reach its folder all the same.
    with TemporaryDirectory(prefix="heard-size-") as folder:
        Path(folder).chmod(0o755)
        for name, opening in OPENINGS.items():
            home = Path(folder) / name
            home.mkdir(mode=0o755)
            with opening(home) as environment:
                made = _fill(environment, conversations)
                told = MADE.format(made=_minutes(made.rows_s), added=_minutes(made.sums_s), size=made.gigabytes)
                notes.append(f"{name}: {told}")
                rows += _asked(name, environment, times)
    about = ABOUT.format(
        conversations=conversations,
        turns=conversations * TURNS_EACH,
        teams=TEAMS,
        agents=AGENTS,
        days=DAYS,
        times=times,
        load=load,
        cores=os.cpu_count(),
        dashboard=DASHBOARD_MS,
        drill=DRILL_MS,
    )
    head = ("database", "what is asked", "by", "times", "p50 ms", "p99 ms", "processor, p50 ms", "bar")
    return Section("Insights at size", (about, *notes), Table(head, tuple(rows)))


def _fill(environment: Mapping[str, str], conversations: int) -> Made:
    """Make the rows and add them up, with a line on the way now and then."""
    (Path(environment["HEARD_HOME"]) / NAME).write_text(QUIET, encoding="utf-8")
    with open_store(environment) as store:
        start = perf_counter()
        with store.database.engine.connect() as connection:
            fill(connection, conversations, store.clock().date() + timedelta(days=1), _tell)
            connection.execute(text("INSERT INTO stale SELECT DISTINCT day, team_id, channel FROM figures"))
            connection.commit()
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
                connection.execute(text("ANALYZE"))
        return Made(made - start, added - made, _gigabytes(store))


def _asked(database: str, environment: Mapping[str, str], times: int) -> Iterator[tuple[str, ...]]:
    with open_house(environment) as house:
        tokens = {who: _token(house, who, team) for who, team in (("lead of a team", 7), ("lead of all", None))}

        @contextmanager
        def opening() -> Iterator[House]:
            yield house

        app = create_app(opening, Front(frozenset({HOST})))
        timed: dict[tuple[str, str], list[tuple[float, float]]] = {}
        with TestClient(app, base_url=f"http://{HOST}") as client:
            for number in range(times + UNTIMED):
                for who, token in tokens.items():
                    for request in requests():
                        if number % request.every:
                            continue
                        if request.is_dashboard:
                            _make_stale(house.store, number)
                        headers = {"Authorization": f"Bearer {token}"}
                        took, answer = _timed(client, request.path, headers)
                        timed.setdefault((request.name, who), []).append(took)
                        if request.path.endswith("/queue"):
                            took, _ = _timed(client, f"{request.path}?cursor={answer['next']}", headers)
                            timed.setdefault(("queue, next page", who), []).append(took)
                if number % 10 == 0:
                    _tell(f"{database}: asked {number} times")
    bars = {request.name: request.bar_ms for request in requests()}
    for (name, who), all_of in timed.items():
        walls, cores = np.array(all_of[UNTIMED:]).T
        middle, slowest = np.percentile(walls, (50, 99))
        count, core = f"{len(walls)}", f"{np.median(cores):.0f}"
        bar = bars.get(name)
        held = "" if bar is None else f"{bar}, {'held' if slowest < bar else 'missed'}"
        yield database, name, who, count, f"{middle:.0f}", f"{slowest:.0f}", core, held


def _timed(client: TestClient, path: str, headers: Mapping[str, str]) -> tuple[tuple[float, float], dict[str, object]]:
    """Milliseconds by the wall clock and of this process, and the answer."""
    start, worked = perf_counter(), process_time()
    answer = client.get(path, headers=dict(headers))
    took = 1000 * (perf_counter() - start), 1000 * (process_time() - worked)
    answer.raise_for_status()
    return took, answer.json()


def _token(house: House, who: str, team: int | None) -> str:
    with house.store.writing() as session:
        email = f"{who.replace(' ', '.')}@example.test"
        user = users.add_user(session, email, who, [HeldRole(AccessRole.LEAD, team)])
    return house.people.new_token(user, Terms("size", tuple(Action)))[1]


def _make_stale(store: Store, number: int) -> None:
    """As if two reviews had come in: of today and yesterday, of another team and channel each time."""
    channels, today = list(Channel), store.clock().date().toordinal()
    places = [
        {"day": today - back, "team_id": 1 + number % TEAMS, "channel": channels[(number + back) % len(channels)]}
        for back in range(2)
    ]
    with store.writing() as session:
        session.connection.execute(session.insert(STALE).on_conflict_do_nothing(), places)


def _gigabytes(store: Store) -> float:
    size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    if not store.database.is_sqlite:
        size = "SELECT pg_database_size(current_database())"
    with store.database.reading() as connection:
        return float(connection.execute(text(size)).scalar_one()) / 1e9


@contextmanager
def _sqlite(home: Path) -> Iterator[dict[str, str]]:
    yield {"HEARD_HOME": str(home)}


@contextmanager
def _postgres(home: Path) -> Iterator[dict[str, str]]:
    with running_postgres(home) as address:
        yield {"HEARD_HOME": str(home), "HEARD_DATABASE": address}


OPENINGS = {"SQLite": _sqlite, "PostgreSQL": _postgres}


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f} minutes"


def _tell(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Only this; `--small` for a try."""
    parser = argparse.ArgumentParser(prog="python -m evals.insights.size", description=main.__doc__)
    parser.add_argument("--small", action="store_true", help=f"{A_FEW:,} conversations, each asked ten times")
    small = parser.parse_args().small
    print((_measured(A_FEW, 10) if small else _measured(CONVERSATIONS, TIMES)).markdown())


if __name__ == "__main__":
    main()
