"""Mediocre replies of real and written conversations, and the same replies with Heard's edits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from evals.sets import read_gold, read_written
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.wire import conversation_from_wire
from heard.suggest.review import DraftReview
from heard.wiring.model import review_draft
from training.sources.labelled import read_labelled

# Between "worse than before" and a little above "answered": there is something to make better.
LEAST, MOST = 1.5, 3.25
WANTED = 150
# The suggestions were mended on the first of the corpus, and on gold: what is told of its texts is no blind test.
MENDED_ON = 300
SOURCES = GOLD, CORPUS, WRITTEN = ("gold", "corpus", "written")
FILE = "evals/written/mediocre.jsonl"
# The suggestions were mended on the other half of those that were written for it.
HALF = "test"


@dataclass(frozen=True, slots=True)
class Mediocre:
    """A reply that leaves something to be wished for: where it stands, and the conversation before it.

    `needs_edit` is false where its writer says that nothing would make it better.
    """

    source: str
    id: str
    before: Conversation
    text: str
    needs_edit: bool = True

    @property
    def review(self) -> DraftReview:
        """What Heard says of it as a draft."""
        return _reviewed(self)


@cache
def _reviewed(reply: Mediocre) -> DraftReview:
    return review_draft(reply.before, reply.text)


def mediocre_replies(folder: Path) -> tuple[Mediocre, ...]:
    """By the hash of their ids, 150 of gold, and 150 of the corpus' development split behind those that were used.

    Behind them, as they stand in their file, the test half of those that were written to be mediocre.
    """
    gold, corpus = _by_hash(_of_gold(folder)), _by_hash(_of_corpus(folder))
    return (*gold[:WANTED], *corpus[MENDED_ON : MENDED_ON + WANTED], *written_replies())


def _by_hash(replies: Iterator[Mediocre]) -> list[Mediocre]:
    return sorted(replies, key=lambda reply: sha256(reply.id.encode()).hexdigest())


def _of_gold(folder: Path) -> Iterator[Mediocre]:
    for annotated in read_gold(folder):
        values = [[deed.heard for deed in opinion.deeds] for opinion in annotated.opinions]
        yield from _in(annotated.conversation, [sum(each) / len(each) for each in zip(*values, strict=True)], GOLD)


def _of_corpus(folder: Path) -> Iterator[Mediocre]:
    for labelled in read_labelled(folder):
        if labelled.development:
            agents = list(labelled.conversation.by(Role.AGENT))
            yield from _in(labelled.conversation, [labelled.heard(turn.id) for turn in agents], CORPUS)


def written_replies() -> Iterator[Mediocre]:
    """The test half of those that were written to be mediocre, as they stand in their file."""
    for raw in read_written(FILE):
        if raw["half"] == HALF:
            said = conversation_from_wire(raw)
            *before, reply = said.turns
            needs_edit = raw["best_edit"] != "none"
            yield Mediocre(WRITTEN, said.id, replace(said, turns=tuple(before)), reply.text, needs_edit)


def _in(conversation: Conversation, values: Sequence[float | None], source: str) -> Iterator[Mediocre]:
    """The replies of a conversation that are mediocre and that a customer turn comes before."""
    pending = iter(values)
    for place, turn in enumerate(conversation.turns):
        if turn.role is not Role.AGENT:
            continue
        value, before = next(pending), conversation.turns[:place]
        asked = any(said.role is Role.CUSTOMER for said in before)
        if asked and value is not None and LEAST <= value <= MOST and turn.text.strip():
            yield Mediocre(source, f"{conversation.id}/{turn.id}", replace(conversation, turns=before), turn.text)
