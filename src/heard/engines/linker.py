"""Links open items to the reply that may take them up, and to the concerns that say them again.

Logistic models over a few readable features, fitted by `training/` on what annotators linked. For take-ups there
is one set of weights for feelings, one for questions and one for other concerns, since "I can see how annoying that is"
settles the one and not the others, and an answer to another question settles none.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.concern import Concern
from heard.customer.reading import Reading
from heard.engines.encoder import TURNS_BEFORE, Encoder, Floats, ReadSentence, rounded
from heard.engines.language import foreign_language
from heard.language.answer import fit_of
from heard.ledger.item import Item, ItemKind, Way
from heard.ledger.linker import Link

WAYS = tuple(Way)
GROUPS = FEELING, QUESTION, CONCERN = "feeling", "question", "concern"
REPEAT = "repeat"
# What the card of weights that can be used says of the linker.
FITTED = {*GROUPS, REPEAT}
# A concern says an item again when that is likelier than not: in log odds, as the fitted weights give them.
REPEATED_FROM = 0.0
WORD = re.compile(r"[^\W_]{3,}")
# An item this many replies old is as old as it gets.
OLDEST = 3
# Sentences whose direction is kept, some kilobytes each: items are met again with every turn of a conversation, long
# after the reading of their own turn was let go.
KEPT = 8192


class EncoderLinker:
    """A Linker on the shipped encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._behaviours = [encoder.labels[label] for label in encoder.card["behaviours"]]
        fitted = encoder.card["linker"]
        self._weights = {group: np.array(table["weights"]) for group, table in fitted.items()}
        self._biases = {group: np.array(table["biases"]) for group, table in fitted.items()}
        self._direction = lru_cache(maxsize=KEPT)(self._direction_of)

    def link(self, items: Sequence[Item], reply: Turn, before: Sequence[Turn]) -> tuple[Link, ...]:
        """One link for each item; a reply in another language than English takes up nothing."""
        sentences = () if foreign_language(reply, before) else self._encoder.read(reply, before)
        if not sentences:
            return tuple(Link(item.id, dict.fromkeys(WAYS, 0.0)) for item in items)
        return tuple(self._link(item, sentences, before) for item in items)

    def repeats(self, items: Sequence[Item], reading: Reading, before: Sequence[Turn]) -> Mapping[str, str]:
        """The likeliest item for each concern that says one of them again."""
        found = {}
        for concern in reading.concerns if items else ():
            odds = self.features_of_repeat(concern, items, before) @ self._weights[REPEAT] + self._biases[REPEAT]
            likeliest = int(np.argmax(odds))
            if odds[likeliest] >= REPEATED_FROM:
                found[concern.id] = items[likeliest].id
        return found

    def features_of_repeat(self, again: Concern | Item, items: Sequence[Item], before: Sequence[Turn]) -> Floats:
        """What the fitted weights are multiplied with, one row for each item that may be said again.

        Closeness of the two sentences (-1..1), shared words (0..1), the two together, the same kind, one over the
        customer's turns since, and one over the items of that kind.
        """
        now = self._direction(again.span, _before(len(before), before))
        kinds = [item.kind.value == again.kind.value for item in items]
        rows = []
        for item, same in zip(items, kinds, strict=True):
            place = _place_of(item.span.turn_id, before)
            closeness = float(self._direction(item.span, _before(place, before)) @ now)
            shared = _shared_words(item.span.quote, again.span.quote)
            since = sum(turn.role is Role.CUSTOMER for turn in before[place:])
            rows.append([closeness, shared, closeness * shared, same, 1 / since, same / max(1, sum(kinds))])
        return np.array(rows, np.float32)

    def features(self, item: Item, sentences: Sequence[ReadSentence], before: Sequence[Turn]) -> Floats:
        """What the fitted weights are multiplied with, one row for each sentence of the reply.

        Closeness to the item (-1..1) and words shared with it (0..1); then for the whole reply both again, the age of
        the item in replies (0..1), its kind, whether the reply holds what a question asks for, and the probability of
        each behaviour, its highest over the sentences.
        """
        place = _place_of(item.span.turn_id, before)
        voiced = self._direction(item.span, _before(place, before))
        vectors = np.stack([_unit(sentence.vector) for sentence in sentences])
        closeness = vectors @ voiced
        whole = _unit(vectors.mean(axis=0)) @ voiced
        kinds = [float(item.kind is kind) for kind in ItemKind]
        does = np.stack([sentence.probabilities[self._behaviours] for sentence in sentences]).max(axis=0)
        asked = item.span.quote
        in_words = [_shared_words(asked, sentence.span.quote) for sentence in sentences]
        reply = sentences[0].span.turn.text
        held = fit_of(asked if item.kind is ItemKind.QUESTION else "", reply)
        age = _age(before[place:]) / OLDEST
        of_all = np.array([float(whole), _shared_words(asked, reply), age, *kinds, *held, *does])
        return np.column_stack([closeness, in_words, np.tile(of_all, (len(sentences), 1))]).astype(np.float32)

    def _link(self, item: Item, sentences: Sequence[ReadSentence], before: Sequence[Turn]) -> Link:
        features = self.features(item, sentences, before)
        closest = int(np.argmax(features[:, 0]))
        group = group_of(item)
        scores = self._weights[group] @ features[closest].astype(np.float64) + self._biases[group]
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        ways = {way: rounded(share) for way, share in zip(WAYS, shares[1:], strict=True)}
        return Link(item.id, ways, sentences[closest].span)

    def _direction_of(self, span: Span, before: Sequence[Turn]) -> Floats:
        """The vector of the sentence that words stand in, of length 1."""
        read = self._encoder.read(span.turn, before)
        return _unit(next((sentence for sentence in read if sentence.span.end > span.start), read[-1]).vector)


def group_of(item: Item) -> str:
    """Which set of weights judges an item."""
    return {ItemKind.FEELING: FEELING, ItemKind.QUESTION: QUESTION}.get(item.kind, CONCERN)


def _before(place: int, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns before a place that bear on how its turn is read."""
    return tuple(turns[max(0, place - TURNS_BEFORE) : place])


def _place_of(turn_id: str, turns: Sequence[Turn]) -> int:
    return next(place for place in reversed(range(len(turns))) if turns[place].id == turn_id)


def _shared_words(first: str, second: str) -> float:
    """The share of their words, 0..1, that two quotes have in common."""
    words, others = (set(WORD.findall(quote.lower())) for quote in (first, second))
    return len(words & others) / max(1, min(len(words), len(others)))


def _age(since: Sequence[Turn]) -> int:
    """How many replies have passed since an item was voiced; from OLDEST on they are not counted."""
    return sum(1 for _ in islice((turn for turn in since if turn.role is Role.AGENT), OLDEST))


def _unit(vector: Floats) -> Floats:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
