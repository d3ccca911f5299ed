"""What children do: a command, live turns, a lock that is held, a migration."""

import os
import sqlite3
import sys
from pathlib import Path
from time import sleep

from heard.cli.app import run
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.engines.outgoing.sender import Sender
from heard.errors import StorageError
from heard.storage.database import Database
from heard.storage.happening.commit import Brought
from heard.storage.happening.writer import LiveWriter
from heard.storage.outgoing.sole import Sole
from heard.storage.upkeep.upgrade import state_of, upgrade
from heard.wiring.outgoing.delivery import Deliverer
from heard.wiring.outgoing.mails import Mails
from heard.wiring.outgoing.webhooks import Webhooks
from heard.wiring.store import home_of, open_store

# How many messages are on their way at once, and in how many conversations.
AT_ONCE, TALKS = 8, 16
MESSAGE_PAUSE_S = 0.001
NOBODY = 65534


def heard(*arguments: str) -> None:
    """Run a command."""
    sys.argv = ["heard", *arguments]
    run()


def live(first: int, count: int = sys.maxsize) -> None:
    """Keep message after message, each acknowledged on the output; what is refused for now is sent again."""
    with open_store() as store:
        writer = LiveWriter(store)
        for number in range(first, first + count, AT_ONCE):
            _send(writer, range(number, min(number + AT_ONCE, first + count)))
            sleep(MESSAGE_PAUSE_S)
        writer.close()


def deliver(port: int) -> None:
    """Send what has happened to a receiver on this computer, for as long as the process lives."""
    with open_store() as store:
        sole = Sole(store.database, home_of() / "deliveries")
        Deliverer(Webhooks(store, Sender([f"127.0.0.1:{port}"])), Mails(store, None), sole)
        print("at work", flush=True)  # noqa: T201 - the test listens
        while True:
            sleep(1)


def message(number: int) -> Conversation:
    """The message of a number; conversations take turns."""
    return Conversation(f"live{number % TALKS}", (Turn(str(number), Role.CUSTOMER, f"message {number}"),))


def hold_lock(path: Path) -> None:
    """Hold the write lock of an SQLite file for as long as the process lives."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    print("held", flush=True)  # noqa: T201 - the test listens
    while True:
        sleep(1)


def move(address: str) -> None:
    """Take the tables to the newest step, and say when that begins."""
    database = Database(address)
    state_of(database)
    print("begun", flush=True)  # noqa: T201 - the test listens
    upgrade(database)


def as_nobody(*arguments: str) -> None:
    """Run a command without rights of its own: root would write where nobody may."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    heard(*arguments)


def _send(writer: LiveWriter, numbers: range) -> None:
    waiting = {number: writer.keep(Brought("live", message(number))) for number in numbers}
    while waiting:
        refused = []
        for number, done in waiting.items():
            try:
                done.result()
                print(number, flush=True)  # noqa: T201 - what is printed is acknowledged
            except StorageError as problem:
                print(problem, file=sys.stderr, flush=True)  # noqa: T201 - the test reads it
                refused.append(number)
        waiting = {number: writer.keep(Brought("live", message(number))) for number in refused}
