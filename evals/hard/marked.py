"""Hard conversations: those that were written for it, half of them held back, beside a list of swear words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.hard.swearing import WORDS, swears
from evals.privacy.wilson import Share
from evals.rival import Rivals, names, silent
from evals.sets import REPOSITORY, name_files, read_written
from evals.table import Section, Table
from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.customer.hard.hard import find_hard
from heard.wiring.hostile import hostile_reader
from heard.wiring.model import review

FILE = "evals/hard/cases.jsonl"
ABOUT = (
    "Short conversations, each written by hand, by a language model and not by people. A hundred were "
    "written first, before there was a rule, and **held back**; the rules were mended on the other hundred, and "
    "not on these. But one writer wrote them and the rules, and remembers: the {later} conversations written "
    "last, when the rules stood, in words as far from them as that writer could think of, say how much is lost on "
    "words nobody thought of; nothing was mended on them either. The {other} in other words were written by the same "
    "writer in voices of their own (a judge, a shepherd, a nurse, a player) once the taught head was frozen, which is "
    "taught by 1,383 texts of that writer and none of these conversations (it was taught once more after that, without "
    "two texts that chance had put into other parts as well). Half of each part are hard: the customer insults or "
    "threatens whoever answers, or is strongly angry in two turns. Half are near misses: the product or the "
    "house is insulted or sued, somebody else is quoted, customers laugh at themselves, praise, or shout once. "
    "Precision is over the conversations that were called hard, recall over those that are. The list holds "
    "{words} words, looked for in what the customer writes. Intervals are Wilson's."
)
PARTS = {"held_back": "held back", "building": "for building", "later": "written last", "other_words": "in other words"}


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation as written: its part of the set, whether it is hard, what it is about, and what each tool says."""

    part: str
    about: str
    hard: bool
    heard: bool
    by_rules: bool
    listed: bool


def measure_hard(_folder: Path, rivals: Rivals) -> Section:
    """Precision and recall on each part, and recall by what makes it hard."""
    cases = [judge(each) for each in read_written(FILE)]
    head = ("figure", "bar", "n", "Heard", "its rules alone", "list of swear words", *names(rivals))
    rows = [(*row, *silent(rivals, "insults")) for row in _rows(cases)]
    about = ABOUT.format(
        words=len(WORDS), **{name: sum(case.part == part for case in cases) for name, part in SAID_OF.items()}
    )
    return Section("Hard conversations", (about, name_files(REPOSITORY, FILE)), Table(head, tuple(rows)))


def judge(case: Mapping[str, Any]) -> Case:
    """A case as Heard and the list of words see it."""
    conversation = conversation_of(case)
    said = [turn.text for turn in conversation.by(Role.CUSTOMER)]
    readings = review(conversation).readings
    heard = find_hard(conversation, readings, hostile_reader()) is not None
    by_rules = find_hard(conversation, readings) is not None
    return Case(case["part"], case["about"], case["hard"], heard, by_rules, swears(said))


def conversation_of(case: Mapping[str, Any]) -> Conversation:
    """What was said in a case."""
    turns = (Turn(str(place), Role(said["role"]), said["text"]) for place, said in enumerate(case["turns"]))
    return Conversation(case["id"], tuple(turns), channel=Channel(case["channel"]))


def _rows(cases: Sequence[Case]) -> Iterator[tuple[str, ...]]:
    for part, title in PARTS.items():
        some = [case for case in cases if case.part == part]
        yield (f"{title}: precision", "at least .90", *_each(some, precision))
        yield (f"{title}: recall", "", *_each(some, recall))
        for about in ("insult", "threat", "anger"):
            alike = [case for case in some if case.hard and case.about == about]
            if alike:
                yield (f"{title}: recall, {about}", "", *_each(alike, recall))


def precision(cases: Sequence[Case], said: Callable[[Case], bool]) -> Share:
    """Of the conversations that a tool calls hard, how many are."""
    called = [case.hard for case in cases if said(case)]
    return Share(sum(called), len(called))


def recall(cases: Sequence[Case], said: Callable[[Case], bool]) -> Share:
    """Of the conversations that are hard, how many a tool calls so."""
    found = [said(case) for case in cases if case.hard]
    return Share(sum(found), len(found))


# Parts of which the text says how many conversations they have.
SAID_OF = {"later": "later", "other": "other_words"}
TOOLS: Sequence[Callable[[Case], bool]] = (
    lambda case: case.heard,
    lambda case: case.by_rules,
    lambda case: case.listed,
)


def _each(cases: Sequence[Case], figure: Callable[[Sequence[Case], Callable[[Case], bool]], Share]) -> tuple[str, ...]:
    return (
        f"{len(cases)} conversations",
        *(figure(cases, said).text() for said in TOOLS),
    )
