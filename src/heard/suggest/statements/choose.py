"""Choosing statements for a need: those that fit, in an order that differs from case to case, not from run to run."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from heard.customer.feeling import CLEAR
from heard.suggest.need import Need
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Statement, opening_of

# Never the same opening twice in a conversation, nor three times in an agent's day.
MOST_A_DAY = 2
# A sentence with the customer's own particulars in it beats any that fits everybody.
PER_SLOT = 1.0
FOR_THIS_FEELING = 0.6
FOR_THIS_PHASE = 0.3
# Chance, made of the case itself, decides among what fits about as well.
SCATTER = 0.9


@dataclass(frozen=True, slots=True)
class Said:
    """The openings that were used lately: in this conversation, and by this agent today, as often as they were.

    `slots` are the particulars that another suggestion for the same draft has said already.
    """

    here: frozenset[str] = frozenset()
    today: tuple[str, ...] = ()
    slots: frozenset[str] = frozenset()

    def too_often(self, sentence: str) -> bool:
        """Whether an opening like this one has been used up."""
        opening = opening_of(sentence)
        return opening in self.here or Counter(self.today)[opening] >= MOST_A_DAY


def said_so_far(replies: Iterable[str], recent_openings: Sequence[str]) -> Said:
    """The openings of every sentence of earlier replies, and those that an agent used today."""
    return Said(frozenset(map(opening_of, replies)), tuple(map(opening_of, recent_openings)))


def choose(statements: Iterable[Statement], need: Need, scene: Scene, said: Said) -> list[tuple[Statement, str]]:
    """The statements that fit a need, filled with the customer's particulars, the best first."""
    known = scene.particulars.known()
    case = f"{scene.moment.before[-1].text if scene.moment.before else ''}\n{scene.draft.text}"
    fitting = [
        (_fit(statement, need, scene, said) + SCATTER * _chance(case, statement.id), statement)
        for statement in statements
        if _fits(statement, need, scene) and all(slot in known for slot in statement.slots)
    ]
    ranked = sorted(fitting, key=lambda pair: (-pair[0], pair[1].id))
    filled = ((statement, scene.style.worded(statement.filled(known))) for _, statement in ranked)
    return [
        (statement, sentence)
        for statement, sentence in filled
        if not said.too_often(sentence) and len(sentence.split()) <= scene.style.most_words
    ]


def _fits(statement: Statement, need: Need, scene: Scene) -> bool:
    if statement.intent not in need.intents or not scene.style.fits(statement):
        return False
    if statement.channels and scene.channel not in statement.channels:
        return False
    if need.feeling is None:
        return not statement.feelings or statement.intensity[0] < CLEAR
    lowest, highest = statement.intensity
    named = not statement.feelings or need.feeling.name in statement.feelings
    return named and lowest <= need.feeling.intensity <= highest


def _fit(statement: Statement, need: Need, scene: Scene, said: Said) -> float:
    for_feeling = need.feeling is not None and need.feeling.name in statement.feelings
    return (
        PER_SLOT * len(set(statement.slots) - said.slots)
        - PER_SLOT * len(set(statement.slots) & said.slots)
        + FOR_THIS_FEELING * for_feeling
        + FOR_THIS_PHASE * (statement.phase is scene.phase)
        + scene.style.preference(statement)
    )


def _chance(case: str, statement_id: str) -> float:
    """A number of 0..1 that is always the same for a case and a statement."""
    return int.from_bytes(sha256(f"{statement_id}\n{case}".encode()).digest()[:4]) / 2**32
