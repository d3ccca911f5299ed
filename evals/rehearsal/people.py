"""Against people: does the made-up customer go the way that the real one went after the same reply?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from evals.interval import Figure, Rows, estimate
from evals.rehearsal.stand_in import moved_from, stands
from evals.rival import Rivals, names, silent
from evals.sets import ANNOTATORS, GOLD, Annotated, name_files, read_gold
from evals.table import Section, Table
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.scenario import Need
from heard.scoring.model import Model
from heard.scoring.review import answer_with, read_through
from heard.wiring.model import shipped_model

WAYS = ("calmer", "same", "angrier")
# Somebody who is neither quick to anger nor slow to settle: the middle of the personas.
ANYBODY = Persona("anybody", "Anybody", "", 0.4, 0.65, 2.0, withdraws=False, says={})
# Half a step of intensity is a change for the mean of annotators; for the customer within, whose steps are finer, what
# told best which way the customers of the corpus and of twitter-care went.
SEEN, WITHIN = 0.5, 0.25
ABOUT = (
    "Customer turns of `gold/` that follow a reply; the annotators are language models. What is expected is the change "
    "of the strongest unpleasant feeling, as the mean of the annotators' intensities, from the last turns before the "
    "reply to the turn after it: by half a step or more it is calmer or angrier. The made-up customer stands as Heard "
    "reads the turns before the reply, is moved by the reply as nobody in particular, and knows nothing of the turn "
    "after it. Kappa is Cohen's, drawn by conversation; whoever always says the same has a kappa of 0."
)


@dataclass(frozen=True, slots=True)
class Went:
    """Which way a customer went after a reply, and which way the made-up one did: places in WAYS."""

    conversation: int
    expected: int
    given: int
    always: int = 1


def measure_people(folder: Path, rivals: Rivals) -> Section:
    """Agreement on the direction, beside saying "same" each time."""
    gold = read_gold(folder)
    went = [each for place, said in enumerate(gold) for each in _went(place, said, shipped_model())]
    rows = (
        _row("kappa", "at least .25", went, cohen, rivals),
        _row("right", "", went, right, rivals),
    )
    head = ("figure", "bar", "n", "Heard", "always the same", *names(rivals))
    return Section("Against people", (ABOUT, name_files(folder, GOLD, *ANNOTATORS)), Table(head, rows))


def _row(name: str, bar: str, went: Sequence[Went], figure: Figure, rivals: Rivals) -> tuple[str, ...]:
    given = [each.given for each in went]
    cells = (estimate(_counts(went, answers), figure).text() for answers in (given, [each.always for each in went]))
    return (name, bar, f"{len(went)} turns", *cells, *silent(rivals, "direction"))


def _went(place: int, said: Annotated, model: Model) -> Iterator[Went]:
    """Each customer turn that follows a reply which follows one."""
    turns = said.conversation.turns
    shown = _displeasure(said)
    for at in range(1, len(turns)):
        if not (turns[at].role is Role.CUSTOMER and turns[at - 1].role is Role.AGENT):
            continue
        reply = next(start for start in range(at - 1, -1, -1) if start == 0 or turns[start - 1].role is not Role.AGENT)
        before = [shown[turn.id] for turn in _last_turns(turns, reply) if turn.id in shown]
        if before and turns[at].id in shown:
            way = _way(shown[turns[at].id] - max(before), SEEN)
            yield Went(place, way, _given(turns, reply, at, model))


def _given(turns: Sequence[Turn], reply: int, at: int, model: Model) -> int:
    """Which way the made-up customer goes by these replies, one after the other."""
    so_far = read_through(turns[:reply], model)
    was = stands(so_far).strain
    joined = Turn(turns[reply].id, Role.AGENT, "\n".join(turn.text for turn in turns[reply:at]))
    answered = answer_with(so_far, joined, tuple(turns[:reply]), model)
    return _way(moved_from(so_far, answered, turns[:reply], ANYBODY, Need.EMPATHY).strain - was, WITHIN)


def _last_turns(turns: Sequence[Turn], reply: int) -> Iterator[Turn]:
    """The customer's turns directly before a reply."""
    for turn in reversed(turns[:reply]):
        if turn.role is Role.AGENT:
            return
        if turn.role is Role.CUSTOMER:
            yield turn


def _displeasure(said: Annotated) -> dict[str, float]:
    customer = [turn for turn in said.conversation.turns if turn.role is Role.CUSTOMER]
    return {
        turn.id: mean(opinion.shown[place].displeasure for opinion in said.opinions)
        for place, turn in enumerate(customer)
    }


def _way(change: float, step: float) -> int:
    return 1 if abs(change) < step else 0 if change < 0 else 2


def _counts(went: Sequence[Went], given: Sequence[int]) -> Rows:
    """A table of expected against given for each conversation."""
    numbers = {name: place for place, name in enumerate(dict.fromkeys(each.conversation for each in went))}
    tables = np.zeros((len(numbers), len(WAYS), len(WAYS)))
    for each, answer in zip(went, given, strict=True):
        tables[numbers[each.conversation], each.expected, answer] += 1
    return tables


def cohen(tables: Rows) -> float:
    """Cohen's kappa over tables of expected against given; 0 where chance would agree on all."""
    table = tables.sum(axis=0)
    size = table.sum()
    by_chance = float((table.sum(axis=0) * table.sum(axis=1)).sum() / size**2)
    return (float(np.trace(table) / size) - by_chance) / (1 - by_chance) if by_chance < 1 else 0.0


def right(tables: Rows) -> float:
    """The share on which both agree."""
    table = tables.sum(axis=0)
    return float(np.trace(table) / table.sum())
