"""All that the doors of the web stand on, opened together and closed together."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from heard.conversation.conversation import Conversation
from heard.engines.outgoing.sender import Sender
from heard.insights.experiment import NOTHING_OFF, SUGGESTIONS, Off
from heard.scoring.model import Model
from heard.scoring.review import Review
from heard.scoring.wire import versions_to_wire
from heard.settings import Settings
from heard.storage.access.users import count_users
from heard.storage.happening.writer import LiveWriter
from heard.storage.outgoing.sole import SENDING, Sole
from heard.storage.store import Store
from heard.suggest.review import DraftReview
from heard.wiring.access.oidc import OidcDoor, oidc_of
from heard.wiring.access.people import People, people_of
from heard.wiring.insights.experiments import toolkit_without
from heard.wiring.jobs import Workbench
from heard.wiring.live.aside import Aside, aside_apart, aside_here
from heard.wiring.model import learn, model_taught, review, review_draft
from heard.wiring.outgoing.delivery import Deliverer
from heard.wiring.outgoing.mails import Mails, mails_of
from heard.wiring.outgoing.notices import notice_in
from heard.wiring.outgoing.webhooks import Webhooks
from heard.wiring.rehearsal.played import Played
from heard.wiring.rehearsal.workshops import Workshops
from heard.wiring.settings.files import SettingsFiles
from heard.wiring.settings.in_force import SettingsInForce, watching
from heard.wiring.settings.keeper import SettingsKeeper
from heard.wiring.store import LOCKS, home_of, made_folder, open_store, settings_in_force, settings_path
from heard.wiring.writer import writer_of

# Whoever rehearses waits so many seconds for other words of a customer; the card's own come at once.
WORDING_S = 5.0


@dataclass(frozen=True, slots=True)
class House:
    """The store and what keeps turns in it, people, jobs, settings, the model they are read with, and rehearsals."""

    store: Store
    home: Path
    in_force: SettingsInForce
    people: People
    bench: Workbench
    model: Model
    played: Played
    secret: str
    setup: str
    oidc: OidcDoor | None = None
    reads_apart: bool = False

    @property
    def settings(self) -> Settings:
        """What is in force now."""
        return self.in_force.settings

    @property
    def versions(self) -> dict[str, str]:
        """What a review that is made now is made with."""
        return versions_to_wire(self.model.versions)

    @property
    def workshops(self) -> Workshops:
        """Rooms in which several people answer the same customer."""
        return Workshops(self.store, self.model, self.played.moments)

    @property
    def mails(self) -> Mails:
        """What is sent by mail."""
        return mails_of(self.store, self.settings)

    @property
    def keeper(self) -> SettingsKeeper:
        """What changes the settings."""
        return SettingsKeeper(self.store, self.in_force.files, self.in_force)

    def review(self, conversation: Conversation) -> Review:
        """A conversation, read with what the team has taught."""
        return review(conversation, self.model)

    def review_draft(self, conversation: Conversation, draft: str, off: Off = NOTHING_OFF) -> DraftReview:
        """A draft, reviewed with what the team lends, but for what an experiment has off in the conversation."""
        toolkit = toolkit_without(self.settings.toolkit(conversation), off)
        found = review_draft(conversation, draft, toolkit, self.model)
        return replace(found, suggestions=(), better=None) if SUGGESTIONS in off else found

    def notice(self, conversation_id: int, conversation: Conversation, review: dict[str, Any]) -> bool:
        """Write down what the team wants to be notified of in a `heard.review/1`; whether there was anything new."""
        return notice_in(self.store, self.settings, conversation_id, conversation, review)

    def aside(self) -> Aside:
        """What reads conversations as they happen; apart, where the model is the shipped one."""
        return aside_apart(self.settings.behaviours) if self.reads_apart else aside_here(self.model)

    @contextmanager
    def writer(self, call: Callable[[], None]) -> Iterator[LiveWriter]:
        """What keeps turns as they happen; it keeps what waits before it ends."""
        writer = LiveWriter(self.store, call)
        try:
            yield writer
        finally:
            writer.close()

    @contextmanager
    def deliverer(self) -> Iterator[Deliverer]:
        """What sends events to webhooks and by mail; what it has not sent when it ends is sent the next time."""
        sender = Sender(self.settings.listed_hosts, now=lambda: self.store.clock().timestamp())
        deliverer = Deliverer(Webhooks(self.store, sender), self.mails, self.sole("deliveries", SENDING))
        self.in_force.whenever(lambda settings: deliverer.follow(settings.listed_hosts, mails_of(self.store, settings)))
        try:
            yield deliverer
        finally:
            deliverer.close()

    def sole(self, name: str, number: int) -> Sole:
        """Which of several processes does something that is to be done once."""
        return Sole(self.store.database, made_folder(self.home / LOCKS) / name, number)


@contextmanager
def open_house(environment: Mapping[str, str] = os.environ) -> Iterator[House]:
    """The house where the environment says that data lives; an error of one sentence if it cannot be opened."""
    home = home_of(environment)
    files = files_of(settings_path(environment), home)
    with open_store(environment) as store:
        house = house_on(store, home, SettingsInForce(files, settings_in_force(environment)))
        with watching(house.in_force):
            yield house


def files_of(path: Path, home: Path) -> SettingsFiles:
    """The files of the settings, and the lock that all processes of one home share."""
    return SettingsFiles(path, made_folder(home / LOCKS) / "settings")


def house_on(store: Store, home: Path, in_force: SettingsInForce) -> House:
    """The house on an open store."""
    in_force.whenever(lambda settings: store.allow(settings.policy))
    settings = in_force.settings
    model = model_taught(learn(settings.behaviours))
    # What is signed for later: alike in all processes on one key.
    secret = store.vault.digest("cursor", "").hex()
    return House(
        store,
        home,
        in_force,
        people_of(store),
        Workbench(store, home, settings),
        model,
        Played(store, model, writer=lambda: writer_of(in_force.settings, WORDING_S)),
        secret,
        _setup(store),
        oidc_of(settings, secret),
        reads_apart=True,
    )


def setup_of(store: Store) -> str | None:
    """What whoever becomes the first user has to show; None once there is one."""
    with store.reading() as session:
        return None if count_users(session) else _setup(store)


def _setup(store: Store) -> str:
    """Alike in all processes on one key, and known to nobody who cannot read it."""
    return store.vault.digest("setup", "").hex()[:32]
