"""The truth lock: a suggestion may hold only facts that stand somewhere, and loses none that the draft has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from heard.suggest.blank import BLANK
from heard.suggest.truth.fact import Fact, FactKind, find_facts


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known: the values of all facts that stand somewhere, their numbers without a unit, and all words."""

    values: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()
    words: frozenset[str] = field(default=frozenset(), repr=False)

    def holds(self, fact: Fact) -> bool:
        """Whether a fact stands somewhere."""
        if fact.value in self.values:
            return True
        # "Nine" is founded by "9 days" and by "9 euros", but "9 euros" only by itself.
        if fact.amount and not fact.amount.unit:
            return fact.amount.number in self.numbers
        # A name stands where its words stand, however they are written there.
        return fact.kind is FactKind.NAME and all(word in self.words for word in re.findall(r"\w+", fact.value))


def facts_of(texts: Iterable[str]) -> Facts:
    """The facts that stand in texts."""
    read = tuple(texts)
    facts = [fact for text in read for fact in find_facts(text)]
    return Facts(
        frozenset(fact.value for fact in facts),
        frozenset(fact.amount.number for fact in facts if fact.amount),
        frozenset(word for text in read for word in re.findall(r"\w+", text.lower())),
    )


def unfounded(text: str, facts: Facts) -> tuple[Fact, ...]:
    """The facts of a text that stand nowhere; what a [blank] is called is none."""
    said = BLANK.sub(lambda blank: " " * len(blank[0]), text)
    return tuple(fact for fact in find_facts(said) if not facts.holds(fact))


def lost(text: str, draft: str) -> tuple[Fact, ...]:
    """The facts of a draft that a text in its place no longer has."""
    kept = facts_of([text])
    return tuple(fact for fact in find_facts(draft) if not kept.holds(fact))
