"""The house that is put under load: somebody who leads every team, a token of theirs, and conversations."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from heard.access import Action
from heard.conversation.conversation import Agent, Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.passwords import Passwords
from heard.storage.access.doors import Terms
from heard.storage.conversations import find, keep
from heard.storage.schema import TURN
from heard.wiring.access.people import People
from heard.wiring.store import open_store

SOURCE = "load"
# What turns of the load are called: the rest of the name is their number.
MARK = "load-"
OPENING = Turn("opening", Role.CUSTOMER, "Hello, I have a question about my order.")


@dataclass(frozen=True, slots=True)
class Office:
    """A home with so many conversations in it, and what a program needs to speak in them."""

    environment: dict[str, str]
    token: str
    keys: tuple[int, ...]


def open_office(environment: dict[str, str], conversations: int) -> Office:
    """A new home where the environment says."""
    talks = [
        Conversation(f"c{number}", (OPENING,), agent=Agent(f"a{number % 50}"), team="load")
        for number in range(conversations)
    ]
    with open_store(environment) as store:
        with store.writing() as session:
            keep(session, SOURCE, talks)
            keys = tuple(find(session, SOURCE, each.id) for each in talks)
        people = People(store, Passwords())
        user = people.make_first("load@example.test", "Load", "the four words of load")
        _, token = people.new_token(user, Terms("load", tuple(Action)))
    return Office(environment, token, keys)


def turns_kept(office: Office) -> Iterator[int]:
    """The number of each turn of the load that stands in the store, as often as it stands there."""
    chosen = select(TURN.c.external_id).where(TURN.c.external_id.startswith(MARK))
    with open_store(office.environment) as store, store.reading() as session:
        for name in session.connection.execute(chosen).scalars():
            yield int(name.removeprefix(MARK))
