"""What a reply does, whoever says so: an annotator, most of the annotators, or Heard."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from heard.rubric.finding import Presence
from heard.scoring.review import Review


@dataclass(frozen=True, slots=True)
class Deed:
    """Practices and pitfalls, the ids of the customer turns taken up, and how heard the customer would feel (1..5).

    Without a value, the reply was not scored.
    """

    behaviours: frozenset[str]
    taken_up: frozenset[str]
    heard: float | None


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
        taken_up = {voiced[link["id"]] for link in turn["addresses"] if link["id"] in voiced}
        yield Deed(frozenset(practices | pitfalls), frozenset(taken_up), float(turn["heard"]))


def deeds_by_review(review: Review) -> Iterator[Deed]:
    """The replies of a conversation as Heard read them; one that it did not read does nothing."""
    for reply in review.replies:
        present = {finding.behaviour for finding in reply.findings if finding.present is Presence.YES}
        taken_up = {
            item.span.turn_id
            for item in review.ledger.items
            if any(take_up.turn_id == reply.turn.id for take_up in item.taken_up)
        }
        yield Deed(frozenset(present), frozenset(taken_up), reply.heard.value if reply.heard else None)


def majority_deed(opinions: Sequence[Deed]) -> Deed:
    """What more than half of the opinions share; the value is the mean of those that give one."""
    values = [deed.heard for deed in opinions if deed.heard is not None]
    return Deed(
        _shared([deed.behaviours for deed in opinions]),
        _shared([deed.taken_up for deed in opinions]),
        mean(values) if values else None,
    )


def _shared(opinions: Sequence[frozenset[str]]) -> frozenset[str]:
    counts = Counter(each for opinion in opinions for each in opinion)
    return frozenset(each for each, count in counts.items() if count > len(opinions) / 2)
