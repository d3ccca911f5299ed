"""An office for the tests: two teams, people of every role in them, conversations, and the doors they come in by."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.testclient import TestClient

from heard.access import AccessRole, Action
from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.settings import NAME, Settings, read_settings
from heard.storage.access import users
from heard.storage.access.doors import Terms
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import agent_key, all_teams
from heard.storage.conversations import find, keep
from heard.storage.store import Store
from heard.web.app import Front, create_app
from heard.wiring.access.oidc import oidc_of
from heard.wiring.access.people import People
from heard.wiring.house import House, files_of
from heard.wiring.jobs import Workbench
from heard.wiring.rehearsal.played import Played
from heard.wiring.settings.in_force import SettingsInForce
from tests.fakes.model import fake_model
from tests.fakes.passwords import QuickPasswords
from tests.fakes.stage import staged
from tests.storage.quality.talks import assign

HOST = "heard.test"
HERE = f"http://{HOST}"
PASSWORD = "four words of a test"  # noqa: S105 - of people who are not there
TEAMS = ("parcels", "refunds")
SETUP = "the word of the one who installs"


@dataclass(frozen=True, slots=True)
class Office:
    """The app as it runs, on a store with people and conversations; `keys` names conversations by their ids."""

    client: TestClient
    house: House
    keys: Mapping[str, int]
    teams: Mapping[str, int]
    users: Mapping[str, int]
    tokens: Mapping[str, str]

    def of(self, who: str) -> dict[str, str]:
        """The headers by which a program of somebody's asks."""
        return {"Authorization": f"Bearer {self.tokens[who]}"}

    def sign_in(self, who: str) -> dict[str, str]:
        """The headers by which somebody's browser asks."""
        secret = self.house.people.sign_in(f"{who}@example.test", PASSWORD)
        return {"Cookie": f"heard_login={secret}", "Origin": HERE}


def talk(id_: str, *, team: str | None, agent: str | None, customer: str | None = None) -> Conversation:
    """A conversation of a team, whose words name it."""
    turns = (
        Turn("1", Role.CUSTOMER, f"Where is my parcel? The word is canary-{id_}."),
        Turn("2", Role.AGENT, "I am sorry, I will look it up."),
    )
    named = Customer(customer or id_, email=f"{customer or id_}@shop.test")
    return Conversation(id_, turns, team=team, agent=Agent(agent) if agent else None, customer=named)


TALKS = (
    talk("ada-1", team="parcels", agent="ada", customer="mira"),
    talk("ben-1", team="parcels", agent="ben"),
    talk("open-1", team="parcels", agent=None),
    talk("cyd-1", team="refunds", agent="cyd"),
    talk("open-2", team="refunds", agent=None),
    talk("lost-1", team=None, agent=None),
)


def roles(teams: Mapping[str, int]) -> dict[str, tuple[HeldRole, ...]]:
    """Who there is, and what they are; ada and ben are agents of one team, cyd of the other."""
    parcels, refunds = (teams[name] for name in TEAMS)
    return {
        "ada": (HeldRole(AccessRole.AGENT, parcels),),
        "ben": (HeldRole(AccessRole.AGENT, parcels),),
        "cyd": (HeldRole(AccessRole.AGENT, refunds),),
        "lead": (HeldRole(AccessRole.LEAD, parcels),),
        "other-lead": (HeldRole(AccessRole.LEAD, refunds),),
        "admin": (HeldRole(AccessRole.ADMIN),),
        "reviewer": (HeldRole(AccessRole.REVIEWER, parcels),),
        "trainer": (HeldRole(AccessRole.TRAINER, parcels),),
        "first": tuple(HeldRole(role) for role in (AccessRole.AGENT, AccessRole.LEAD, AccessRole.ADMIN)),
        "nobody": (),
    }


@contextmanager
def open_office(store: Store, home: Path, settings: Settings | None = None) -> Iterator[Office]:
    """The app on a store, with all its people in it."""
    house = house_on(store, home, settings or Settings())
    with store.writing() as session:
        keep(session, "desk", TALKS)
        keys = {each.id: find(session, "desk", each.id) for each in TALKS}
        teams = {name: id_ for id_, name in all_teams(session).items()}
    ids = {who: _add(house, who, held) for who, held in roles(teams).items()}
    with store.writing() as session:
        # One of the reviewer's own team, and one of the other, of which they are not.
        for name in ("ben-1", "cyd-1"):
            assign(session, keys[name], ids["reviewer"], ids["first"])
    tokens = {who: house.people.new_token(id_, Terms("all", tuple(Action)))[1] for who, id_ in ids.items()}
    with running(house) as client:
        yield Office(client, house, keys, teams, ids, tokens)


@contextmanager
def reopened(office: Office, store: Store, home: Path) -> Iterator[Office]:
    """An office that has closed, on a copy of its store."""
    there = home / NAME
    house = house_on(store, home, read_settings(there) if there.is_file() else Settings())
    with running(house) as client:
        yield replace(office, client=client, house=house)


def house_on(store: Store, home: Path, settings: Settings) -> House:
    """The house with a model that reads words from tables, and passwords that are hashed in no time."""
    people = People(store, QuickPasswords())
    bench, oidc = Workbench(store, home), oidc_of(settings, "secret")
    in_force = SettingsInForce(files_of(home / NAME, home), settings)
    in_force.whenever(lambda settings: store.allow(settings.policy))
    model = fake_model()
    played = Played(store, model, staged)
    return House(store, home, in_force, people, bench, model, played, "secret", SETUP, oidc)


@contextmanager
def running(house: House) -> Iterator[TestClient]:
    """The app at work, and a client in front of it that lets no error pass as an answer."""

    @contextmanager
    def opening() -> Iterator[House]:
        yield house

    with TestClient(create_app(opening, Front(frozenset({HOST}))), base_url=HERE) as client:
        yield client


def _add(house: House, who: str, held: tuple[HeldRole, ...]) -> int:
    with house.store.writing() as session:
        id_ = users.add_user(session, f"{who}@example.test", who.title(), held)
        users.set_password(session, id_, house.people.passwords.hash(PASSWORD))
        agent = agent_key(session, "desk", who)
        if agent is not None:
            users.set_agents(session, id_, [*users.user_of(session, id_).agents, agent])
    return id_
