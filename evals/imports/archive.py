"""An archive of any size, made of the turns of the corpus: the same size gives the same file."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from evals.sets import REPOSITORY

CORPUS = REPOSITORY / "training" / "corpus"
SEED = 7
BEGINNING = datetime(2023, 1, 2, 8, 0, tzinfo=UTC)
SIDES = ("customer", "agent")
FEWEST, MOST = 3, 11
# A customer comes back every few months; an agent answers some hundred conversations.
TURNS_A_CUSTOMER, AGENTS, TEAMS = 20, 300, 12


def write_archive(path: Path, turns: int) -> int:
    """Write conversations until there are so many turns, one conversation a line; how many turns it came to."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for conversation in _conversations(customers=max(turns // TURNS_A_CUSTOMER, 1)):
            file.write(json.dumps(conversation, ensure_ascii=False) + "\n")
            written += len(conversation["turns"])
            if written >= turns:
                return written
    return written


def _conversations(*, customers: int) -> Iterator[dict[str, Any]]:
    said = turns_said()
    chance = random.Random(SEED)  # noqa: S311 - the same archive each time is what is wanted
    for number in count(1):
        opened = BEGINNING + timedelta(minutes=7 * number)
        customer, agent = chance.randrange(customers), chance.randrange(AGENTS)
        yield {
            "id": f"archive-{number}",
            "channel": "chat",
            "opened_at": opened.isoformat(),
            "customer": {"id": f"c{customer}", "name": f"Customer {customer}", "email": f"c{customer}@example.test"},
            "agent": {"id": f"a{agent}"},
            "team": f"team {agent % TEAMS}",
            "turns": [
                {
                    "role": SIDES[place % 2],
                    "text": chance.choice(said[SIDES[place % 2]]),
                    "at": (opened + timedelta(minutes=place)).isoformat(),
                }
                for place in range(chance.randint(FEWEST, MOST))
            ],
        }


def turns_said() -> dict[str, list[str]]:
    """What customers and agents say in the corpus."""
    said: dict[str, list[str]] = {side: [] for side in SIDES}
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for turn in json.loads(line).get("turns", ()):
                if turn["role"] in said and turn.get("text"):
                    said[turn["role"]].append(turn["text"])
    return said
