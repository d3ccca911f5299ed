"""Four agents who follow a script before every shipped customer: does the better one leave them better off?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from time import perf_counter

import numpy as np

from evals.interval import Rows, estimate
from evals.privacy.wilson import Share
from evals.rival import Rivals, names, silent
from evals.table import Section, Table
from heard.rehearsal.answering import End
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.rehearsal.feedback import feedback
from heard.rehearsal.session import Rehearsal, Stage
from heard.wiring.model import shipped_model
from heard.wiring.rehearsal.stages import stage_for

SEEDS = (1, 2)
# Whoever brushes off, and whoever pastes warmth: the same words before every customer.
BAD = (
    "Thank you for contacting us. Your request has been received.",
    "As stated in our terms, this is not our responsibility. You should have checked that before.",
    "There is nothing I can do. Please use the form on our website.",
    "You need to calm down first. It is not that bad.",
    "This has been answered already. Is there anything else?",
)
COPIED = (
    "I completely understand how frustrating this must be for you, and I am truly sorry for any inconvenience caused.",
    "I hear you, and your feelings are absolutely valid. We sincerely apologise for the experience you have had.",
    "I completely understand your frustration. Please know that you are our top priority and that we value you.",
    "I am so sorry that you are going through this. I can only imagine how upsetting it must be.",
    "I completely understand how frustrating this must be for you, and I am truly sorry for any inconvenience caused.",
)
RANK = {End.SATISFIED: 3, End.SERVED: 2, End.UNFINISHED: 1, None: 1, End.LOST: 0}
ABOUT = (
    "{scenarios} scenarios, {seeds} seeds each, one after the other as a trainee's first tries are. A good and a "
    "mediocre agent say what stands on the card (the good replies take up case and feeling, the mediocre ones are "
    "correct and impersonal), a bad one and one who pastes stock empathy say the same five sentences to everybody; "
    "a script that is at its end begins anew, until the customer leaves or {most} replies are over. One ends better"
    " off than another by how it ended (satisfied, served, unfinished, lost), then by strain. Whoever wrote the "
    "cards wrote the scripts on them, and saw how they end."
)
MOST = 10


@dataclass(frozen=True, slots=True)
class Played:
    """One conversation with a scripted agent."""

    scenario: str
    seed: int
    rehearsal: Rehearsal

    @property
    def standing(self) -> tuple[int, float]:
        """How well off the customer is at the end: more is better."""
        return RANK[self.rehearsal.course.end], -self.rehearsal.course.state.strain


def measure_agents(_folder: Path, rivals: Rivals) -> Section:
    """How the customers of scripted agents end, and what they say on the way."""
    scripts = {card.id: _scripts(card) for card in shipped_scenarios().values()}
    played = {
        (card.id, agent, seed): play(stage, card, scripts[card.id][agent], seed)
        for card in shipped_scenarios().values()
        for stage in (stage_for(card),)
        for agent in scripts[card.id]
        for seed in SEEDS
    }
    about = ABOUT.format(scenarios=len(scripts), seeds=len(SEEDS), most=MOST)
    head = ("figure", "bar", "n", "Heard", *names(rivals))
    rows = tuple((*row, *silent(rivals, "customer")) for row in _rows(played))
    return Section("Scripted agents before every customer", (about,), Table(head, rows))


def _scripts(card: Scenario) -> dict[str, Sequence[str]]:
    return {"good": card.replies.good, "mediocre": card.replies.plain, "bad": BAD, "copied": COPIED}


def play(stage: Stage, card: Scenario, script: Sequence[str], seed: int) -> Played:
    """The conversation of an agent who says these replies in turn."""
    rehearsal = stage.begin(seed)
    for place in range(MOST):
        if rehearsal.course.end is not None:
            break
        rehearsal = stage.reply(rehearsal, script[place % len(script)])
    return Played(card.id, seed, rehearsal)


def _rows(played: dict[tuple[str, str, int], Played]) -> Iterator[tuple[str, str, str, str]]:
    cases = [(card, seed) for card, agent, seed in played if agent == "good"]
    triples = [[played[card, agent, seed].standing for agent in ("good", "mediocre", "bad")] for card, seed in cases]
    ordered = sum(good > mediocre > bad for good, mediocre, bad in triples)
    yield "ends better: good, then mediocre, then bad", "at least 95 %", _of(cases), Share(ordered, len(cases)).text()
    no_better = sum(
        played[card, "copied", seed].standing <= played[card, "mediocre", seed].standing for card, seed in cases
    )
    yield "pasted empathy ends no better than mediocre", "", _of(cases), Share(no_better, len(cases)).text()
    for agent, bar in (("good", ""), ("mediocre", "at most 35 %"), ("bad", ""), ("copied", "")):
        ends = [played[card, agent, seed].rehearsal.course.end for card, seed in cases]
        yield f"satisfied by the {agent} agent", bar, _of(cases), Share(ends.count(End.SATISFIED), len(ends)).text()
    yield from _variety(played)


def _variety(played: dict[tuple[str, str, int], Played]) -> Iterator[tuple[str, str, str, str]]:
    lines = [line for each in played.values() for line in each.rehearsal.course.said]
    pairs = [pair for line in lines for pair in zip(line.split(), line.split()[1:], strict=False)]
    yield (
        "distinct pairs of words among all that customers say",
        "",
        f"{len(pairs):,} pairs",
        f"{len(set(pairs)) / len(pairs):.3f}",
    )
    again = sum(len(each.rehearsal.course.said) - len(set(each.rehearsal.course.said)) for each in played.values())
    yield "lines said twice in a conversation", "0", f"{len(played)} conversations", str(again)
    shared = np.array([[share] for share in _shared(played)])
    both = estimate(shared, lambda rows: float(rows.mean()))
    yield (
        "lines that two seeds of a scenario share, same agent",
        "at most .40",
        f"{len(shared)} pairs",
        both.text(".2f"),
    )


def _shared(played: dict[tuple[str, str, int], Played]) -> Iterator[float]:
    for card, agent in dict.fromkeys((card, agent) for card, agent, _ in played):
        for one, other in combinations(SEEDS, 2):
            first, second = (set(played[card, agent, seed].rehearsal.course.said) for seed in (one, other))
            yield len(first & second) / min(len(first), len(second))


def _of(cases: Sequence[object]) -> str:
    return f"{len(cases)} conversations"


def measure_waiting(_folder: Path, rivals: Rivals) -> Section:
    """Milliseconds from a reply to the customer's answer and the feedback."""
    took = np.array([[each] for each in _waits()])
    p50, p95 = (estimate(took, partial(_percentile, at)).text(".0f") for at in (50, 95))
    about = (
        "Each reply of the good agent on each card, once: from the reply to the line that the customer answers and the "
        "feedback on it, on one thread, without a writer; the turns before it have been read."
    )
    head = ("figure", "bar", "n", "Heard", *names(rivals))
    count = f"{len(took)} replies"
    rows = (
        ("p50, ms", "", count, p50, *silent(rivals, "customer")),
        ("p95, ms", "under 150", count, p95, *silent(rivals, "customer")),
    )
    return Section("From a reply to the customer's answer", (about,), Table(head, rows))


def _percentile(at: float, rows: Rows) -> float:
    return float(np.percentile(rows, at))


def _waits() -> Iterator[float]:
    model = shipped_model()
    for card in shipped_scenarios().values():
        stage = stage_for(card)
        rehearsal = stage.begin(SEEDS[0])
        for text in card.replies.good:
            if rehearsal.course.end is not None:
                break
            start = perf_counter()
            after = stage.reply(rehearsal, text)
            feedback(rehearsal, after, model)
            yield 1000 * (perf_counter() - start)
            rehearsal = after
