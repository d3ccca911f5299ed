"""What people ask of insights and the queue, of changing periods, teams and channels, and how long answers take."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import perf_counter, process_time
from urllib.parse import urlencode

from starlette.testclient import TestClient

from evals.insights.rows import CAUSES, TEAMS
from heard.access import AccessRole
from heard.conversation.channel import Channel
from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.insights.measures import Measure
from heard.storage.rated import STALE
from heard.web.app import Front, create_app
from heard.web.server import settle
from heard.web.shared.asker import COOKIE
from heard.wiring.house import House

HOST = "heard.test"
API = "/api/v1"
DASHBOARD_MS, DRILL_MS = 500, 300
LONG_DAYS = (28, 91, 182, 364)
MEASURES = (*Measure, *(each.id for each in BEHAVIOURS))


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds by the clock on the wall, and those in which this process worked."""

    wall_ms: float
    work_ms: float


@dataclass(frozen=True, slots=True)
class Watch:
    """A moment, and how long it is since."""

    wall_s: float = field(default_factory=perf_counter)
    work_s: float = field(default_factory=process_time)

    @property
    def took(self) -> Took:
        """How long it is since."""
        return Took(1000 * (perf_counter() - self.wall_s), 1000 * (process_time() - self.work_s))


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who asks: what they go by here, and the team that they lead, or all."""

    name: str
    team: int | None


LEADS = (Lead("lead of all teams", None), Lead("lead of a team", 7))


@dataclass(frozen=True, slots=True)
class Request:
    """Something that is asked: what it is called, its bar in milliseconds, and its path for a choice."""

    name: str
    bar_ms: int
    path: Callable[["Choice"], str]
    is_dashboard: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose to look at, and which page of the queue comes next."""

    period: Mapping[str, str]
    measure: str
    cause: int
    following: str | None = None

    def at(self, path: str, **more: str) -> str:
        """The address of a look at it."""
        return f"{path}?{urlencode({**self.period, **more})}"

    @property
    def queue(self) -> str:
        """The address of the queue, of a channel or all."""
        return f"{API}/queue?{urlencode({'channel': self.period['channel']} if 'channel' in self.period else {})}"

    @property
    def page(self) -> str:
        """The same on the page, which is asked for the last day instead of the one after it."""
        last = date.fromisoformat(self.period["until"]) - timedelta(days=1)
        asked = {name: value for name, value in self.period.items() if name != "until"}
        return f"/insights?{urlencode({**asked, 'last': last.isoformat()})}"


REQUESTS = (
    Request("dashboard, the page", DASHBOARD_MS, lambda choice: choice.page, is_dashboard=True),
    Request("dashboard, the API", DASHBOARD_MS, lambda choice: choice.at(f"{API}/insights"), is_dashboard=True),
    Request("one measure", DRILL_MS, lambda choice: choice.at(f"{API}/insights/measures/{choice.measure}")),
    Request("heat map by channel", DRILL_MS, lambda choice: choice.at(f"{API}/insights/heat", by="channel")),
    Request("heat map by team", DRILL_MS, lambda choice: choice.at(f"{API}/insights/heat", by="team")),
    Request("root causes", DRILL_MS, lambda choice: choice.at(f"{API}/insights/causes")),
    Request("one root cause", DRILL_MS, lambda choice: choice.at(f"{API}/insights/causes/{choice.cause}")),
    Request("queue, first page", DRILL_MS, lambda choice: choice.queue),
    Request("queue, next page", DRILL_MS, lambda choice: choice.following or choice.queue),
)


@dataclass(slots=True)
class Asking:
    """An app on a filled store, and the people who ask it; what they choose is the same on either database."""

    house: House
    client: TestClient
    logins: Mapping[Lead, str]
    chance: random.Random = field(default_factory=lambda: random.Random(17))  # noqa: S311 - a choice that anybody may foresee
    following: dict[Lead, str] = field(default_factory=dict)

    def choose(self, lead: Lead) -> Choice:
        """A period that ends tomorrow or earlier, of a team or not, of a channel or not; some begin on no Monday."""
        tomorrow = self.house.store.clock().date() + timedelta(days=1)
        until = tomorrow - timedelta(days=self.chance.choice((0, 0, 3, 30)))
        period = {"since": str(until - timedelta(days=self.chance.choice(LONG_DAYS))), "until": str(until)}
        if lead.team is None and self.chance.random() < 1 / 4:
            period["team"] = str(self.chance.randint(1, TEAMS))
        if self.chance.random() < 1 / 4:
            period["channel"] = self.chance.choice(list(Channel)).value
        measure, cause = self.chance.choice(MEASURES), self.chance.randint(1, CAUSES)
        return Choice(period, measure, cause, self.following.get(lead))

    def ask(self, request: Request, lead: Lead) -> Took:
        """How long it takes until an answer is whole."""
        choice = self.choose(lead)
        if request.is_dashboard:
            self._make_stale()
        headers = {"Cookie": f"{COOKIE}={self.logins[lead]}"}
        path, watch = request.path(choice), Watch()
        answer = self.client.get(path, headers=headers)
        took = watch.took
        answer.raise_for_status()
        if request.name.startswith("queue"):
            self._turn_over(lead, path, answer.json()["next"])
        return took

    def _turn_over(self, lead: Lead, path: str, cursor: str | None) -> None:
        if cursor is None:
            self.following.pop(lead, None)
        else:
            self.following[lead] = f"{path.partition('&cursor=')[0]}&cursor={cursor}"

    def _make_stale(self) -> None:
        """As if two reviews had come in, of today and yesterday."""
        today = self.house.store.clock().date().toordinal()
        places = [
            {"day": today - back, "team_id": self.chance.randint(1, TEAMS), "channel": self.chance.choice(CHANNELS)}
            for back in range(2)
        ]
        with self.house.store.writing() as session:
            session.connection.execute(session.insert(STALE).on_conflict_do_nothing(), places)


CHANNELS = tuple(each.value for each in Channel)


@contextmanager
def asking(house: House) -> Iterator[Asking]:
    """The whole app on a house, in this process and without a network."""

    @contextmanager
    def opening() -> Iterator[House]:
        yield house

    settle()
    logins = {lead: _let_in(house, lead) for lead in LEADS}
    with TestClient(create_app(opening, Front(frozenset({HOST}))), base_url=f"http://{HOST}") as client:
        yield Asking(house, client, logins)


def _let_in(house: House, lead: Lead) -> str:
    email = f"{lead.name.replace(' ', '.')}@example.test"
    with house.store.writing() as session:
        if users.by_email(session, email) is None:
            users.add_user(session, email, lead.name, [HeldRole(AccessRole.LEAD, lead.team)])
    secret = house.people.let_in(email)
    if secret is None:
        raise ValueError(f"{email} was not let in.")
    return secret
