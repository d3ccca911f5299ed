"""The truth lock: a suggestion may hold only facts that stand somewhere, and loses none that the draft has."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heard.suggest.blank import BLANK
from heard.suggest.truth.fact import Fact, FactKind, find_facts


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, by source: the conversation, the draft, the playbook, later the history."""

    sources: Mapping[str, tuple[Fact, ...]]
    words: frozenset[str] = field(default=frozenset(), repr=False)

    def source_of(self, fact: Fact) -> str | None:
        """The first source in which a fact stands; None where it stands in none."""
        for source, facts in self.sources.items():
            if any(_same(fact, known) for known in facts):
                return source
        # A name stands where its words stand, however they are written there.
        if fact.kind is FactKind.NAME and all(word in self.words for word in re.findall(r"\w+", fact.value)):
            return next(iter(self.sources), None)
        return None


def facts_of(texts: Mapping[str, Iterable[str]]) -> Facts:
    """The facts of texts, by the source that they come from."""
    read = {source: tuple(own) for source, own in texts.items()}
    words = frozenset(word for own in read.values() for text in own for word in re.findall(r"\w+", text.lower()))
    return Facts(
        {source: tuple(fact for text in own for fact in find_facts(text)) for source, own in read.items()}, words
    )


def unfounded(text: str, facts: Facts) -> tuple[Fact, ...]:
    """The facts of a text that stand nowhere; what a [blank] is called is none."""
    said = BLANK.sub(lambda blank: " " * len(blank[0]), text)
    return tuple(fact for fact in find_facts(said) if facts.source_of(fact) is None)


def lost(text: str, draft: str) -> tuple[Fact, ...]:
    """The facts of a draft that a text in its place no longer has."""
    kept = facts_of({"text": [text]})
    return tuple(fact for fact in find_facts(draft) if kept.source_of(fact) is None)


def _same(fact: Fact, known: Fact) -> bool:
    if fact.value == known.value:
        return True
    if fact.kind is FactKind.NUMBER:
        # "Nine" is founded by "9 days" and by "9 euros", but "9 euros" only by itself.
        return fact.value == known.value.split(" ")[0]
    return False
