"""What is read on from where it ended is what would be read from the beginning, to the last byte."""

import json
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import EngineError
from heard.formats.catalogue import read_conversations
from heard.formats.intake.source import open_path
from heard.scoring.wire import customer_to_wire, review_to_wire
from heard.wiring.live.aside import Aside, aside_apart
from heard.wiring.live.following import Following
from heard.wiring.model import review, shipped_model

pytestmark = pytest.mark.engine

EXAMPLES = Path(__file__).parents[3] / "examples" / "conversations"
MIXED = Conversation(
    "mixed",
    (
        Turn("1", Role.CUSTOMER, "Hallo, mein Paket ist seit neun Tagen nicht da und niemand antwortet mir."),
        Turn("2", Role.AGENT, "Es tut mir leid, ich sehe sofort nach."),
        Turn("3", Role.CUSTOMER, "Can we do this in English? I am really worried now."),
        Turn("4", Role.AGENT, "Of course. Nine days is far too long; I am calling the depot now."),
    ),
)


def talks() -> Iterator[Conversation]:
    """The examples, and one in two languages."""
    yield MIXED
    for path in sorted(EXAMPLES.iterdir()):
        yield from read_conversations(open_path(path))


def whole(conversation: Conversation) -> str:
    """A review from the beginning, as bytes would stand."""
    return json.dumps(review_to_wire(review(conversation)))


@pytest.mark.parametrize("talk", tuple(talks()), ids=lambda talk: talk.id)
def test_it_equals_a_review_from_the_beginning_after_every_turn(talk: Conversation) -> None:
    following = Following(shipped_model())
    for end in range(1, len(talk.turns) + 1):
        part = replace(talk, turns=talk.turns[:end])
        assert json.dumps(review_to_wire(following.review(1, part))) == whole(part)


def test_a_turn_that_was_changed_is_read_anew() -> None:
    following, talk = Following(shipped_model()), MIXED
    following.review(1, talk)
    changed = replace(
        talk, turns=(*talk.turns[:2], replace(talk.turns[2], text="Thank you, all is well."), talk.turns[3])
    )
    assert json.dumps(review_to_wire(following.review(1, changed))) == whole(changed)


def test_what_is_forgotten_is_read_from_the_beginning() -> None:
    following = Following(shipped_model(), most_turns=3)
    for _ in range(2):
        for key, talk in enumerate(talks()):
            assert json.dumps(review_to_wire(following.review(key, talk))) == whole(talk)


def test_a_reader_that_ended_is_begun_anew() -> None:
    aside = aside_apart(())
    assert aside.review(1, MIXED).result(60) == customer_to_wire(review(MIXED))
    for reader in active_children():
        reader.kill()
    assert read_in_the_end(aside, MIXED) == customer_to_wire(review(MIXED))
    aside.close()


def read_in_the_end(aside: Aside, talk: Conversation) -> dict[str, Any]:
    """What is read once there is a reader again."""
    for _ in range(100):
        with suppress(EngineError, BrokenProcessPool):
            return aside.review(1, talk).result(60)
        sleep(0.1)
    raise AssertionError("Nobody reads any more.")
