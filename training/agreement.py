"""`python -m training.agreement`: how much each annotator of the corpus labelled, and how far they agree.

Labels are counted for each turn, quotes aside. The first annotator is the corpus itself: whoever wrote a theme.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

from scipy.stats import spearmanr

from training.sources.labelled import CORPUS, names

SECOND = CORPUS / "second"
FAMILIES = ("practices", "pitfalls", "feelings", "concerns")

# The labels of every turn, by conversation and turn.
Labels: TypeAlias = Mapping[tuple[str, int], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators on the same turns: micro-F1 by family of labels and for take-ups, Spearman for `heard`."""

    shared: Mapping[str, float]
    heard: float
    replies: int


def main() -> None:
    """Print the agreement of every two annotators."""
    opinions = {path.stem: _labels([path]) for path in sorted(SECOND.glob("*.jsonl"))}
    opinions = {"corpus": _labels([*CORPUS.glob("*.jsonl"), *(CORPUS / "by-quote").glob("*.jsonl")]), **opinions}
    asked = set.intersection(*(set(labels) for labels in opinions.values()))
    opinions = {name: {turn: labels[turn] for turn in asked} for name, labels in opinions.items()}
    for name, labels in opinions.items():
        counts = {family: sum(len(names(turn, family)) for turn in labels.values()) for family in FAMILIES}
        print(f"{name}: {', '.join(f'{count} {family}' for family, count in counts.items())}")
    for first, second in combinations(opinions, 2):
        found = agreement(opinions[first], opinions[second])
        figures = "  ".join(f"{family} {value:.2f}" for family, value in found.shared.items())
        print(f"{first} and {second}: {figures}  heard {found.heard:.2f}  ({found.replies} replies)")


def agreement(first: Labels, second: Labels) -> Agreement:
    """How far two annotators agree on the turns that both have labelled."""
    turns = sorted(set(first) & set(second))
    shared = {
        family: _f1((names(first[turn], family), names(second[turn], family)) for turn in turns) for family in FAMILIES
    }
    shared["take-ups"] = _f1((_taken_up(first[turn]), _taken_up(second[turn])) for turn in turns)
    scored = [turn for turn in turns if "heard" in first[turn] and "heard" in second[turn]]
    heard = spearmanr([first[turn]["heard"] for turn in scored], [second[turn]["heard"] for turn in scored])
    return Agreement(shared, float(heard.statistic), len(scored))


def _labels(paths: Iterable[Any]) -> Labels:
    conversations = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    usable = (raw for raw in conversations if "turns" in raw and not raw.get("mixed_speakers"))
    return {(raw["id"], turn["n"]): turn | {"owners": _owners(raw)} for raw in usable for turn in raw["turns"]}


def _owners(raw: dict[str, Any]) -> dict[str, int]:
    """The turn in which each id that a reply may address was voiced last."""
    owners: dict[str, int] = {}
    for turn in raw["turns"]:
        for concern in turn.get("concerns", ()):
            owners[concern["id"]] = turn["n"]
        owners[f"f{turn['n']}"] = turn["n"]
    return owners


def _taken_up(turn: dict[str, Any]) -> set[str]:
    return {str(turn["owners"].get(address["id"])) for address in turn.get("addresses", ())}


def _f1(pairs: Iterable[tuple[set[str], set[str]]]) -> float:
    both = either = 0
    for first, second in pairs:
        both += len(first & second)
        either += len(first) + len(second)
    return 2 * both / max(1, either)


if __name__ == "__main__":
    main()
