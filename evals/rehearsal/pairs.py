"""Better replies never leave a customer angrier: contrast pairs of the corpus, before each persona."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.privacy.wilson import Share
from evals.rehearsal.stand_in import moved_from
from evals.rival import Rivals, names, silent
from evals.sets import REPOSITORY
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.rehearsal.cards.persona import Persona, personas
from heard.rehearsal.cards.scenario import Need
from heard.scoring.model import Model
from heard.scoring.review import Answered, Progress, answer_with, read_through
from heard.wiring.model import shipped_model

CORPUS = REPOSITORY / "training/corpus"
# A difference that nobody would see on a scale of 0 to 3.
SEEN_FROM = 0.05
LISTED = 6
ABOUT = (
    "{pairs} contrast pairs of `training/corpus/`: the same customer turn, and two replies that annotators gave "
    "different steps of the scale from 1 to 5 (the texts have taught Heard). The customer stands as Heard reads them "
    "before the reply; each of {personas} personas, their needs taken in turn, is moved by both. An exception is a "
    "persona that the better reply leaves more strained than the worse one, by more than {seen} on a scale of 0 to 3. "
    "Most of them: {listed}."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A worse reply and a better one at the same moment, by the step that annotators gave them."""

    name: str
    before: tuple[Turn, ...]
    worse: str
    better: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How much more strained a persona is after the worse reply than after the better one."""

    pair: Pair
    persona: str
    gap: float


def measure_pairs(_folder: Path, rivals: Rivals) -> Section:
    """The share of comparisons in which the better reply leaves a persona more strained."""
    pairs = list(read_pairs())
    done = [each for pair in pairs for each in compare(pair, shipped_model(), list(personas().values()))]
    wrong = [each for each in done if each.gap < -SEEN_FROM]
    right = sum(each.gap > SEEN_FROM for each in done)
    listed = dict.fromkeys(each.pair.name for each in sorted(wrong, key=lambda each: each.gap))
    about = ABOUT.format(
        pairs=len(pairs), personas=len(personas()), seen=SEEN_FROM, listed=", ".join(list(listed)[:LISTED]) or "none"
    )
    unseen = silent(rivals, "strain")
    rows = (
        (
            "the better reply leaves them more strained",
            "under 3 %",
            _of(done),
            Share(len(wrong), len(done)).text(),
            *unseen,
        ),
        ("the better reply leaves them less strained", "", _of(done), Share(right, len(done)).text(), *unseen),
    )
    return Section("Better replies never leave a customer angrier", (about,), Table(_head(rivals), rows))


def _head(rivals: Rivals) -> tuple[str, ...]:
    return ("figure", "bar", "n", "Heard", *names(rivals))


def _of(done: Sequence[Compared]) -> str:
    return f"{len(done):,} comparisons"


def compare(pair: Pair, model: Model, people: Sequence[Persona]) -> Iterator[Compared]:
    """How each persona fares by the worse reply, against the better one."""
    so_far = read_through(pair.before, model)
    worse, better = (_answered(so_far, pair.before, text, model) for text in (pair.worse, pair.better))
    needs = tuple(Need)
    for place, persona in enumerate(people):
        need = needs[place % len(needs)]
        after = [moved_from(so_far, answered, pair.before, persona, need) for answered in (worse, better)]
        yield Compared(pair, persona.id, after[0].strain - after[1].strain)


def _answered(so_far: Progress, before: tuple[Turn, ...], text: str, model: Model) -> Answered:
    return answer_with(so_far, Turn("reply", Role.AGENT, text), before, model)


def read_pairs() -> Iterator[Pair]:
    """Every two conversations of a pair up to the first reply in which they differ, where the steps differ as well."""
    by_pair: dict[str, list[Mapping[str, Any]]] = {}
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if told.get("pair"):
                by_pair.setdefault(told["pair"], []).append(told)
    for name, told in sorted(by_pair.items()):
        for one, other in combinations(told, 2):
            yield from _pair(name, one, other)


def _pair(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Pair]:
    for place, (first, second) in enumerate(zip(one["turns"], other["turns"], strict=False)):
        if first["text"] == second["text"]:
            continue
        replies = sorted((first, second), key=lambda turn: turn.get("heard") or 0)
        heard = [turn.get("heard") for turn in replies]
        if all(turn["role"] == "agent" for turn in replies) and None not in heard and heard[0] != heard[1]:
            yield Pair(name, turns_of(one["turns"][:place]), replies[0]["text"], replies[1]["text"])
        return


def turns_of(told: Sequence[Mapping[str, Any]]) -> tuple[Turn, ...]:
    """Turns as the corpus writes them."""
    return tuple(Turn(str(place), Role(turn["role"]), turn["text"]) for place, turn in enumerate(told))
