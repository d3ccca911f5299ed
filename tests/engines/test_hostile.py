"""The head that tells insults and threats: what it reads as hostile, and what it will not be used with."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.hard.hostile import HardKind
from heard.engines.encoder import WEIGHTS
from heard.engines.hostile import HEAD, read_head
from heard.errors import EngineError
from heard.wiring.hostile import hostile_reader
from heard.wiring.model import shipped_encoder


def found(text: str) -> list[tuple[HardKind, str]]:
    """What is hostile in a turn, with its words."""
    return [(each.kind, each.span.quote) for each in hostile_reader().hostile(Turn("1", Role.CUSTOMER, text))]


@pytest.mark.engine
def test_the_sentence_that_is_hostile_is_told_with_its_kind() -> None:
    insult, threat = "You have the wits of a doorknob, you witless lump.", "I will come to your house and hurt you."
    assert found(f"It says blue. {insult}") == [(HardKind.INSULT, insult)]
    assert found(threat) == [(HardKind.THREAT, threat)]


@pytest.mark.engine
@pytest.mark.parametrize(
    "text", ["", "Where is my parcel?", "Thank you, you have been very kind.", "This kettle is rubbish."]
)
def test_ordinary_turns_are_not(text: str) -> None:
    assert not found(text)


@pytest.mark.engine
def test_the_same_turn_is_read_once() -> None:
    turn = Turn("1", Role.CUSTOMER, "You are a witless lump.")
    assert hostile_reader().hostile(turn) is hostile_reader().hostile(turn)


@pytest.mark.engine
def test_how_likely_each_is_adds_up_to_one() -> None:
    head = read_head(WEIGHTS, str(shipped_encoder().card["sha256"]))
    likely = head.likely(np.zeros((2, head.weights.shape[1])))
    assert likely.sum(axis=1) == pytest.approx([1, 1])


def test_a_head_for_another_model_is_refused() -> None:
    with pytest.raises(EngineError, match="made for another model"):
        read_head(WEIGHTS, "another")


@pytest.mark.parametrize("content", [None, b"no numbers"])
def test_a_head_that_is_missing_or_damaged_is_refused(tmp_path: Path, content: bytes | None) -> None:
    shutil.copy(WEIGHTS / "card.json", tmp_path)
    if content is not None:
        (tmp_path / HEAD).write_bytes(content)
    with pytest.raises(EngineError, match="cannot be read"):
        read_head(tmp_path, "any")
