"""What a reply does, whoever says so: an annotator, most of the annotators, or Heard."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Any

from evals.gold import most
from heard.rubric.finding import Presence
from heard.scoring.review import Review


@dataclass(frozen=True, slots=True)
class Deed:
    """Practices and pitfalls, the ids of the customer turns taken up, and how heard the customer would feel (1..5).

    Without a value, the reply was not scored. `ways` are the turns taken up once more, each with a way of doing it;
    `confidences` say how sure Heard is of each behaviour that it found.
    """

    behaviours: frozenset[str]
    taken_up: frozenset[str]
    heard: float | None
    ways: frozenset[tuple[str, str]] = frozenset()
    confidences: Mapping[str, float] = field(default_factory=dict)


def deeds_by_labels(turns: Sequence[Mapping[str, Any]]) -> Iterator[Deed]:
    """The replies of a conversation as an annotator labelled them.

    What was voiced belongs to the turn that said it last before the reply; an id that nothing had voiced is dropped.
    """
    voiced: dict[str, str] = {}
    for turn in turns:
        number = str(turn["n"])
        if "feelings" in turn:
            voiced |= {concern["id"]: number for concern in turn["concerns"]} | {f"f{number}": number}
            continue
        practices = {label["practice"] for label in turn["practices"]}
        pitfalls = {label["pitfall"] for label in turn["pitfalls"]}
        ways = frozenset((voiced[link["id"]], link["how"]) for link in turn["addresses"] if link["id"] in voiced)
        yield Deed(frozenset(practices | pitfalls), _turns(ways), float(turn["heard"]), ways)


def deeds_by_review(review: Review) -> Iterator[Deed]:
    """The replies of a conversation as Heard read them; one that it did not read does nothing."""
    for reply in review.replies:
        present = {finding.behaviour for finding in reply.findings if finding.present is Presence.YES}
        ways = frozenset(
            (item.span.turn_id, take_up.how.value)
            for item in review.ledger.items
            for take_up in item.taken_up
            if take_up.turn_id == reply.turn.id
        )
        confidences = {finding.behaviour: finding.confidence for finding in reply.findings}
        value = reply.heard.value if reply.heard else None
        yield Deed(frozenset(present), _turns(ways), value, ways, confidences)


def majority_deed(opinions: Sequence[Deed]) -> Deed:
    """What more than half of the opinions share; the value is the mean of those that give one."""
    values = [deed.heard for deed in opinions if deed.heard is not None]
    return Deed(
        most([deed.behaviours for deed in opinions]),
        most([deed.taken_up for deed in opinions]),
        mean(values) if values else None,
        most([deed.ways for deed in opinions]),
    )


def _turns(ways: frozenset[tuple[str, str]]) -> frozenset[str]:
    return frozenset(turn for turn, _ in ways)
