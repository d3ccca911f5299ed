"""Live turns: what was acknowledged is there exactly once and in its order, whenever the process is killed."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from heard.storage.schema import CONVERSATION, TURN
from tests.faults.child import Child
from tests.faults.deeds import live
from tests.faults.home import Home

pytestmark = pytest.mark.faults

# Between a few commits and some hundred.
LONGEST_S = 0.4


@pytest.mark.parametrize("seed", [2])
def test_what_was_acknowledged_is_there_once_and_in_order(home: Home, tmp_path: Path, seed: int) -> None:
    moments, acknowledged = Random(seed), list[int]()
    for _ in range(8 if home.database else 25):
        first = max(acknowledged, default=-1) + 1
        child = Child(tmp_path / "said", live, first, **home.environment)
        child.until(lambda: child.out.count("\n") > 1)  # noqa: B023 - called at once
        child.kill(after=moments.uniform(0, LONGEST_S))
        acknowledged += numbers_in(child.out)
    kept = turns_kept(home)
    assert len(acknowledged) == len(set(acknowledged)) > 100
    assert set(acknowledged) <= set(numbers_kept(home))
    assert all(before < after for numbers in kept.values() for before, after in pairwise(numbers))
    home.contents()


def numbers_in(out: str) -> list[int]:
    """What was acknowledged: whole lines only, as the last may be cut off."""
    return [int(line) for line in out.splitlines(keepends=True) if line.endswith("\n")]


def turns_kept(home: Home) -> dict[str, list[int]]:
    """The messages of each conversation, as they stand in it."""
    kept: dict[str, list[int]] = {}
    chosen = select(CONVERSATION.c.external_id, TURN.c.external_id.label("number")).join(TURN)
    where = chosen.where(CONVERSATION.c.source == "live").order_by(TURN.c.conversation_id, TURN.c.place)
    with home.database_there() as database, database.reading() as connection:
        for conversation, number in connection.execute(where):
            kept.setdefault(conversation, []).append(int(number))
    return kept


def numbers_kept(home: Home) -> list[int]:
    """The messages of all conversations."""
    return [number for numbers in turns_kept(home).values() for number in numbers]
