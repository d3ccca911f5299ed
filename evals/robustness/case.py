"""A case of a written set, judged in each of its variants, and the numbers that say how two variants differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from evals.robustness.judgement import Judgement, Tool
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn

Fields: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Variant:
    """What one exchange is made of: the customer's turn or turns, and the reply if there is one."""

    customer: Callable[[Fields], str | Sequence[str]]
    reply: Callable[[Fields], str] | None = None

    def exchange(self, fields: Fields) -> Conversation:
        """The exchange as a conversation of its own."""
        asked = self.customer(fields)
        said = [(Role.CUSTOMER, text) for text in ([asked] if isinstance(asked, str) else asked)]
        if self.reply:
            said.append((Role.AGENT, self.reply(fields)))
        return Conversation(fields["id"], tuple(Turn(str(place), *turn) for place, turn in enumerate(said)))


@dataclass(frozen=True, slots=True)
class Case:
    """The fields of a case, and what a tool makes of each variant."""

    fields: Fields
    judged: Mapping[str, Judgement]


Aspect: TypeAlias = Callable[[Judgement], float | None]
# None, one or several numbers: a case counts in a figure as often as it has something to say.
Answer: TypeAlias = Callable[[Case], Sequence[float]]


def judge_case(fields: Fields, variants: Mapping[str, Variant], tool: Tool) -> Case:
    """The case as a tool judges it."""
    return Case(fields, {name: tool(variant.exchange(fields)) for name, variant in variants.items()})


def heard(judgement: Judgement) -> float | None:
    """How heard the reply leaves the customer, 0 to 1."""
    return judgement.heard


def displeasure(judgement: Judgement) -> float:
    """How unpleasant the feelings are that the customer shows, 0 to 1."""
    return judgement.displeasure


def unpleasant(judgement: Judgement) -> float:
    """1 where the customer is read as showing anything unpleasant."""
    return float(judgement.unpleasant)


def is_above(change: float) -> bool:
    """Whether the second variant has more."""
    return change > 0


def is_not_above(change: float) -> bool:
    """Whether the second variant has no more."""
    return change <= 0


def tell(aspect: Aspect, variant: str) -> Answer:
    """An aspect of one variant; nothing where the tool does not say."""

    def answer(case: Case) -> Sequence[float]:
        told = aspect(case.judged[variant])
        return () if told is None else (told,)

    return answer


def change(aspect: Aspect, first: str, second: str, *, seen_as: Callable[[float], float] = float) -> Answer:
    """How much more of an aspect the second variant has than the first; nothing where the tool does not say."""

    def answer(case: Case) -> Sequence[float]:
        before, after = (aspect(case.judged[name]) for name in (first, second))
        return () if before is None or after is None else (float(seen_as(after - before)),)

    return answer


def change_of_confidence(first: str, second: str) -> Answer:
    """How far each confidence lies from the other variant's, over the behaviours that are present in either.

    A behaviour that a review does not list counts as 0.
    """

    def answer(case: Case) -> Sequence[float]:
        before, after = case.judged[first], case.judged[second]
        present = sorted({*before.words, *after.words})
        return [abs(after.confidences.get(each, 0.0) - before.confidences.get(each, 0.0)) for each in present]

    return answer


def where(kept: Callable[[Case], bool], answer: Answer) -> Answer:
    """The answer of the cases that are kept, nothing for the others."""
    return lambda case: answer(case) if kept(case) else ()


def has(field: str, wanted: str) -> Callable[[Case], bool]:
    """Whether a field of the case holds this."""
    return lambda case: bool(case.fields[field] == wanted)
