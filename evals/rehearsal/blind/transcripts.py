"""The transcripts that readers see: cut from real conversations, or rehearsed before the same kind of reply."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from evals.rehearsal.blind.replies import Shelf
from evals.rehearsal.blind.words import Names, neutral
from evals.sets import GOLD, find_file
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import conversation_from_wire
from heard.errors import InvalidValue
from heard.rehearsal.session import Stage

# Customers who answered twice at least; what is longer is cut.
FEWEST, MOST = 3, 5
# What gold has most of is public: so its sources are called there.
PUBLIC = ("twitter", "twitter2020")
# How many rehearsals are played for one, of which the one that is nearest in length is taken.
PLAYED = 24


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a reader sees of one conversation, in the neutral form; it begins and ends with the customer."""

    id: str
    real: bool
    turns: tuple[Turn, ...]

    @property
    def words(self) -> tuple[int, ...]:
        """How many words each turn of the customer has."""
        return tuple(len(turn.text.split()) for turn in self.turns if turn.role is Role.CUSTOMER)


def public_gold(folder: Path) -> Iterator[Conversation]:
    """The conversations of gold/ from its largest channel."""
    for line in find_file(folder, GOLD).read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if told["source"] in PUBLIC:
            yield conversation_from_wire(told)


def cut(said: Conversation, names: Names) -> Conversation | None:
    """The first three to five customer turns with what stands between; None where a customer says too little."""
    customer = [place for place, turn in enumerate(said.turns) if turn.role is Role.CUSTOMER][:MOST]
    in_turn = customer == list(range(0, 2 * len(customer), 2))
    if len(customer) < FEWEST or not in_turn or not all(neutral(said.turns[place].text, names) for place in customer):
        return None
    return Conversation(said.id, said.turns[: customer[-1] + 1])


def chosen(cuts: Sequence[Conversation], wanted: int, names: Names) -> list[Conversation]:
    """As many as wanted, without those of the most words a turn, which no rehearsal is as long as."""
    if len(cuts) < wanted:
        raise InvalidValue(f"There are {len(cuts)} conversations to cut from, and {wanted} are wanted.")

    def wordy(said: Conversation) -> tuple[float, str]:
        counts = [len(neutral(turn.text, names).split()) for turn in said.by(Role.CUSTOMER)]
        return sum(counts) / len(counts), said.id

    return sorted(cuts, key=wordy)[:wanted]


def real(said: Conversation, shelf: Shelf, names: Names, taken: set[str]) -> Transcript:
    """A real customer's turns, with replies of the corpus where the agent's stood."""
    turns = list(said.turns)
    for place in range(1, len(turns), 2):
        text = shelf.pick(turns[place].text, turns[place - 1].text, later=place > 1, taken=taken)
        turns[place] = Turn(turns[place].id, Role.AGENT, text)
    return Transcript(said.id, real=True, turns=_neutral(turns, names))


class Played:
    """Plays the customer of one card before replies of the corpus, put where those of a script would stand."""

    def __init__(self, stage: Stage, script: Sequence[str], shelf: Shelf, names: Names) -> None:
        self._stage, self._script, self._shelf, self._names = stage, script, shelf, names

    def like(self, other: Transcript, chance: Random, taken: set[str]) -> Transcript:
        """The rehearsal of as many turns that is nearest to another transcript in words, turn by turn.

        Raises InvalidValue where this customer never stays for so many turns.
        """
        found = [
            (_apart(mine, other), place, mine, used)
            for place, seed in enumerate(chance.sample(range(1, 10_000), PLAYED))
            for used in [set(taken)]
            if (mine := self._play(seed, len(other.words), used)) is not None
        ]
        if not found:
            raise InvalidValue(f"No rehearsal against {other.id} lasts for {len(other.words)} turns; take another.")
        *_, mine, used = min(found, key=lambda each: each[:2])
        taken |= used
        return mine

    def _play(self, seed: int, turns: int, taken: set[str]) -> Transcript | None:
        rehearsal = self._stage.begin(seed)
        for place in range(turns - 1):
            if rehearsal.course.end is not None:
                return None
            stood = self._script[place % len(self._script)]
            text = self._shelf.pick(stood, rehearsal.turns[-1].text, later=place > 0, taken=taken)
            rehearsal = self._stage.reply(rehearsal, text)
        said = _neutral(rehearsal.turns, self._names)
        whole = all(turn.text for turn in said)
        return Transcript(f"{rehearsal.scenario.id}/{seed}", real=False, turns=said) if whole else None


def _apart(one: Transcript, other: Transcript) -> int:
    return sum(abs(words - theirs) for words, theirs in zip(one.words, other.words, strict=True))


def _neutral(turns: Sequence[Turn], names: Names) -> tuple[Turn, ...]:
    return tuple(Turn(turn.id, turn.role, neutral(turn.text, names)) for turn in turns)
