"""The sets that Heard is measured on, read from the folder that HEARD_DATA names (evals/README.md tells of each).

Those of evals/written/ come with the repository and are read from there.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.deed import Deed, deeds_by_labels
from evals.shown import Shown, shown_by_labels
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.wire import conversation_from_wire
from heard.errors import NotFound, TranscriptError
from training.sources.goemotions import Comment, read_comments
from training.sources.politeness import FILES as COMMUNITIES

COMMENTS = {"development": "goemotions/dev.tsv", "test": "goemotions/test.tsv"}
GOLD = "gold/conversations.jsonl"
ANNOTATORS = ("gold/annotator-1.jsonl", "gold/annotator-2.jsonl", "gold/annotator-3.jsonl")
FRUSTRATION = "twitter-support-frustration/dev.json"
CARE = "twitter-care/conversations.jsonl"
REPOSITORY = Path(__file__).parents[1]
REQUESTS = tuple(f"stanford-politeness/{name}" for name in COMMUNITIES)
PERSONAS = "empathetic-personas/EP_EN_full.csv"
BANKING = "banking77/test.csv"
FILES = (*COMMENTS.values(), GOLD, *ANNOTATORS, FRUSTRATION, CARE, *REQUESTS, PERSONAS, BANKING)

# Enough of a checksum to tell two files apart; the README has them in full.
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an annotator saw in a conversation: what the customer turns show and the replies do, each in order."""

    shown: tuple[Shown, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A conversation of gold/, with the opinion of each annotator."""

    conversation: Conversation
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """A conversation; for each customer turn, what each rater said of its frustration (0..4; None: nothing)."""

    conversation: Conversation
    ratings: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class RatedText:
    """A text, and what each rater gave it."""

    text: str
    ratings: tuple[float, ...]


def find_file(folder: Path, name: str) -> Path:
    """Where a file of a set lies; NotFound if it is not there."""
    if not (folder / name).is_file():
        raise NotFound(f"HEARD_DATA ({folder}) lacks {name}; evals/README.md says where it is to be had.")
    return folder / name


def name_files(folder: Path, *names: str) -> str:
    """Which files a section rests on, with the head of their checksums."""
    sums = (hashlib.sha256(find_file(folder, name).read_bytes()).hexdigest()[:DIGITS] for name in names)
    return f"Read from {', '.join(f'`{name}` ({checksum})' for name, checksum in zip(names, sums, strict=True))}."


def read_split(folder: Path, split: str) -> list[Comment]:
    """The comments of one split of GoEmotions."""
    with _reading(folder, COMMENTS[split]) as path:
        return list(read_comments(path))


def read_conversations(folder: Path, name: str) -> list[Conversation]:
    """The conversations of a JSONL file."""
    with _reading(folder, name) as path:
        return [conversation_from_wire(raw) for raw in _lines(path)]


def read_gold(folder: Path) -> list[Annotated]:
    """The conversations of gold/ with the labels of the three annotators."""
    conversations = read_conversations(folder, GOLD)
    annotators = [_read_annotator(folder, name, conversations) for name in ANNOTATORS]
    return [Annotated(said, tuple(opinions)) for said, *opinions in zip(conversations, *annotators, strict=True)]


def read_frustration(folder: Path) -> list[Rated]:
    """The rated dialogues of twitter-support-frustration/."""
    with _reading(folder, FRUSTRATION) as path:
        return [
            Rated(
                conversation_from_wire(raw),
                tuple(tuple(turn["frustration"]) for turn in raw["turns"] if turn["role"] == Role.CUSTOMER),
            )
            for raw in json.loads(path.read_text(encoding="utf-8"))
        ]


def read_written(name: str) -> list[dict[str, Any]]:
    """The cases of a set that comes with the repository."""
    with _reading(REPOSITORY, name) as path:
        return list(_lines(path))


def read_personas(folder: Path) -> list[RatedText]:
    """The rated utterances of empathetic-personas/."""
    with _reading(folder, PERSONAS) as path, path.open(encoding="utf-8", newline="") as lines:
        return [
            RatedText(row["response"], tuple(float(row[f"annotator{rater}_score"]) for rater in (1, 2, 3)))
            for row in csv.DictReader(lines)
        ]


def _read_annotator(folder: Path, name: str, conversations: Sequence[Conversation]) -> list[Opinion]:
    with _reading(folder, name) as path:
        labels = {raw["id"]: raw["turns"] for raw in _lines(path)}
        return [_opinion(said, labels[said.id]) for said in conversations]


def _opinion(said: Conversation, turns: list[dict[str, Any]]) -> Opinion:
    pairs = zip(said.turns, turns, strict=True)
    shown = tuple(shown_by_labels(labels, turn.text) for turn, labels in pairs if "feelings" in labels)
    return Opinion(shown, tuple(deeds_by_labels(turns)))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@contextmanager
def _reading(folder: Path, name: str) -> Iterator[Path]:
    path = find_file(folder, name)
    try:
        yield path
    except (KeyError, TypeError, ValueError) as problem:
        form = f"is not in the form that evals/README.md tells ({problem!r})."
        raise TranscriptError(form, file=str(path)) from problem
