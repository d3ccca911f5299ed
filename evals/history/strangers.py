"""No stranger's word: a thousand customers in one store, each with a word of their own, and a brief for each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.rival import Rivals
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.conversation import Conversation, Customer
from heard.conversation.wire import conversation_from_wire
from heard.history.brief import write_brief
from heard.privacy.policy import MASK_ALL
from heard.storage.conversations import keep
from heard.storage.database import Database
from heard.storage.people.records import find_customer
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import upgrade
from heard.storage.vault import KEY_BYTES, Vault
from heard.wiring.history import history_of, shipped_ear

STORIES = "evals/written/stories.jsonl"
CUSTOMERS = 1000
CANARY = re.compile(r"zq\d{4}x")
# A customer's word stands behind every fourth of theirs, so that hardly a quote lacks it.
EVERY = 4
BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
ABOUT = (
    "The 150 stories again and again under a thousand names, all in one store; every turn of a customer holds a word "
    "that nobody else says (a canary), neighbours have like names and addresses, and the same order numbers recur. A "
    "brief is written for each from the store. A stranger's word in it would be another customer's canary. How many "
    "briefs hold the customer's own is said beside, since an empty brief proves nothing."
)


def measure_strangers(_folder: Path, _rivals: Rivals) -> Section:
    """How many briefs hold a word of somebody else, and how many one of the customer's own."""
    stories = read_written(STORIES)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/strangers.db")
        upgrade(database)
        store = Store(database, Vault([bytes(KEY_BYTES)]), MASK_ALL, lambda: BEGINNING)
        with store.writing() as session:
            for number in range(CUSTOMERS):
                keep(session, "desk", _conversations(stories[number % len(stories)], number))
        briefs = list(_briefs(store))
        database.close()
    foreign = sum(bool(CANARY.findall(brief.replace(canary(number), ""))) for number, brief in briefs)
    own = sum(canary(number) in brief for number, brief in briefs)
    rows = (
        ("briefs with a word of somebody else", "0", f"{len(briefs)} briefs", str(foreign)),
        ("briefs with a word of the customer's own", "", f"{len(briefs)} briefs", str(own)),
    )
    return Section(
        "No stranger's word", (ABOUT, name_files(REPOSITORY, STORIES)), Table(("figure", "bar", "n", "Heard"), rows)
    )


def canary(number: int) -> str:
    """The word of one customer."""
    return f"zq{number:04}x"


def _conversations(story: dict[str, Any], number: int) -> Iterator[Conversation]:
    """A story as one customer's, their word among every few of their own."""
    for place, wire in enumerate(story["conversations"]):
        conversation = conversation_from_wire(wire)
        yield replace(
            conversation,
            id=f"{number}-{place}",
            customer=Customer(f"c{number}", f"Anna Berg{number % 7}", f"a.berg{number}@example.test"),
            turns=tuple(replace(turn, text=_marked(turn.text, canary(number))) for turn in conversation.turns),
        )


def _marked(text: str, word: str) -> str:
    words = text.split(" ")
    return " ".join(f"{each} {word}" if place % EVERY == EVERY - 1 else each for place, each in enumerate(words))


def _briefs(store: Store) -> Iterator[tuple[int, str]]:
    """The brief of each customer who has one, with their number."""
    for number in range(CUSTOMERS):
        with store.reading() as session:
            history = history_of(session, find_customer(session, f"desk:c{number}"), shipped_ear())
        if brief := write_brief(history):
            yield number, brief
