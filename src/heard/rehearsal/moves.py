"""How a reply moves a customer: each move with its reason, and never without one.

How strained somebody is goes towards where the reply's value leads: at 5 (deeply heard) nothing is left, at 3
(answered, impersonal) a hint of a feeling stays, at 1 (brushed off) it is as strong as it gets. A better reply never
leads to more strain than a worse one. What counts is the same arithmetic as in a live review, except that what this
customer needs most counts one and a half times. Hidden feelings that rise when somebody is brushed off and fall
when they are heard follow SAGE (docs/evidence.md). Where a value leads, and how much of the way personas go at once,
was chosen by which way customers of the corpus and of `twitter-care` went after a reply (not those of `gold/`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from heard.conversation.span import Span
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.scenario import Need, Scenario
from heard.rehearsal.judged import Judged, Shown
from heard.rehearsal.state import STRONGEST, State
from heard.scoring.value import LEAST, MOST

# The strain (0 to 3) that values of 1, 2, 3, 4 and 5 lead to; between them it lies between.
LEADS_TO = (STRONGEST, 2.25, 0.8, 0.3, 0.0)
NEEDED_COUNTS = 1.5
NEEDS: Mapping[Need, frozenset[str]] = MappingProxyType(
    {
        Need.EMPATHY: frozenset(
            "name_feeling acknowledge_impact validate restate apologise_specifically reassure".split()
        ),
        Need.SPEED: frozenset("inform next_step take_ownership reassure".split()),
        Need.POWER: frozenset("offer_choice explain explore goodwill validate".split()),
    }
)
# What builds trust: above all that somebody listened. The second time it is worth half, then nothing.
TRUST: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys("acknowledge_impact restate name_feeling validate goodwill offer_choice".split(), 0.5),
        **dict.fromkeys("take_ownership apologise_specifically explore explain reassure".split(), 0.25),
        **dict.fromkeys("inform next_step appreciate personal_touch caring_close".split(), 0.1),
        "disrespect": -1.5,
        **dict.fromkeys("dismiss blame assume".split(), -1.0),
        **dict.fromkeys("hand_off scripted interrogate over_sympathise negative_wording".split(), -0.5),
        **dict.fromkeys("jargon ignore_feeling ignore_concern".split(), -0.25),
    }
)
EACH_TIME = (1.0, 0.5)
AGAIN = ", not for the first time"
WAY_OUT_IS_WORTH = 1.0
OFFERED = "Something that helps was offered"
# What costs patience: each reply a little, and more where it brings somebody no further.
EACH_REPLY, NO_FURTHER = -0.25, -0.5
PATIENCE: Mapping[str, float] = MappingProxyType(
    {
        "disrespect": -1.5,
        **dict.fromkeys("ignore_concern interrogate hand_off dismiss".split(), -0.75),
        **dict.fromkeys("scripted blame negative_wording ignore_feeling".split(), -0.5),
    }
)
GETS_ON = frozenset("inform next_step take_ownership offer_choice goodwill".split())
GETS_ON_IS_WORTH = 0.5
ASKED_AGAIN, COPIED = -1.0, -1.0
# Whoever confides something and hears nothing of it will not do so again.
TAKES_UP_WHAT_WAS_CONFIDED = frozenset("name_feeling acknowledge_impact validate reassure personal_touch".split())
PASSED_OVER = -1.0
# Who says this to an upset customer has them angry, whatever they felt before.
ANGERS = frozenset("dismiss blame assume disrespect".split())
# A move smaller than this is no reason anybody would name.
NAMED_FROM = 0.05


class What(StrEnum):
    """What a move moves."""

    STRAIN = "strain"
    TRUST = "trust"
    PATIENCE = "patience"


@dataclass(frozen=True, slots=True)
class Move:
    """A step of the state: what moves, by how much, why, and the words it rests on where there are any."""

    what: What
    by: float
    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What came before: behaviours that were shown, ways out that were offered, facts that were told.

    `confided` says that the customer has just told what they had kept to themselves.
    """

    shown: tuple[str, ...] = ()
    offered: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    confided: bool = False


def moves_of(judged: Judged, state: State, card: tuple[Scenario, Persona], past: Past) -> tuple[Move, ...]:
    """All moves of one reply; those of each kind add up to the whole step."""
    scenario, persona = card
    found = (*_strain(judged, state, scenario.need, persona), *_trust(judged, past), *_patience(judged, scenario, past))
    return tuple(move for move in found if abs(move.by) >= NAMED_FROM)


def after(state: State, moves: Collection[Move], judged: Judged) -> State:
    """The state once all of them are made."""
    sums = {what: sum(move.by for move in moves if move.what is what) for what in What}
    angers = any(pitfall.behaviour in ANGERS for pitfall in judged.pitfalls)
    return state.moved(sums[What.STRAIN], sums[What.TRUST], sums[What.PATIENCE], anger=angers)


def _strain(judged: Judged, state: State, need: Need, persona: Persona) -> Iterator[Move]:
    if not judged.parts:
        return
    weighed = [(part, part.points * _counts(part.behaviour, need)) for part in judged.parts]
    value = min(MOST, max(LEAST, sum(points for _, points in weighed)))
    if judged.copied:
        value = min(value, LEAST + 1)
    below = min(int(value - LEAST), len(LEADS_TO) - 2)
    a_step = LEADS_TO[below] - LEADS_TO[below + 1]
    leads_to = LEADS_TO[below] - a_step * (value - LEAST - below)
    rate = persona.rises if leads_to > state.strain else persona.settles
    step = rate * (leads_to - state.strain)
    named = [
        Move(What.STRAIN, round(-rate * a_step * points, 2), part.reason, part.span)
        for part, points in weighed
        if part.behaviour and part.span and not judged.copied
    ]
    named = [move for move in named if abs(move.by) >= NAMED_FROM]
    left = round(step - sum(move.by for move in named), 2)
    why = "Words that you had used before" if judged.copied else "What an answer as such does to somebody so strained"
    yield from named
    yield Move(What.STRAIN, left, why, judged.copied)


def _counts(behaviour: str | None, need: Need) -> float:
    return NEEDED_COUNTS if behaviour in NEEDS[need] else 1.0


def _trust(judged: Judged, past: Past) -> Iterator[Move]:
    for shown in (*judged.practices, *_heaviest(judged.pitfalls, TRUST)):
        worth = TRUST.get(shown.behaviour, 0.0)
        times = past.shown.count(shown.behaviour)
        counts = 1.0 if worth < 0 else _at(EACH_TIME, times)
        if not (judged.copied and worth > 0):
            yield Move(What.TRUST, worth * counts, _titled(shown, times if worth > 0 else 0), shown.span)
    if past.confided and not TAKES_UP_WHAT_WAS_CONFIDED & {shown.behaviour for shown in judged.practices}:
        yield Move(What.TRUST, PASSED_OVER, "Not a word on what they had just told you")
    for _ in set(judged.offered) - past.offered:
        yield Move(What.TRUST, WAY_OUT_IS_WORTH, OFFERED)


def _patience(judged: Judged, scenario: Scenario, past: Past) -> Iterator[Move]:
    yield Move(What.PATIENCE, EACH_REPLY, "One more message")
    for pitfall in _heaviest(judged.pitfalls, PATIENCE):
        yield Move(What.PATIENCE, PATIENCE.get(pitfall.behaviour, 0.0), pitfall.title, pitfall.span)
    known = {fact.id for fact in scenario.facts if fact.given} | past.told
    for fact in judged.asked:
        if fact in known:
            yield Move(What.PATIENCE, ASKED_AGAIN, f"Asked again for what had been said: {fact}")
    if judged.copied:
        yield Move(What.PATIENCE, COPIED, "The same sentence as before", judged.copied)
    on = next((shown for shown in judged.practices if shown.behaviour in GETS_ON), None)
    if set(judged.offered) - past.offered:
        yield Move(What.PATIENCE, WAY_OUT_IS_WORTH, OFFERED)
    if judged.offered or on:
        yield Move(What.PATIENCE, GETS_ON_IS_WORTH, on.title if on else "It gets them further", on.span if on else None)
    else:
        yield Move(What.PATIENCE, NO_FURTHER, "It gets them no further")


def _heaviest(pitfalls: Sequence[Shown], worth: Mapping[str, float]) -> Sequence[Shown]:
    """What hurt most; whatever else a reply did wrong hurts no more than that."""
    return sorted(pitfalls, key=lambda pitfall: worth.get(pitfall.behaviour, 0.0))[:1]


def _at(values: tuple[float, ...], place: int) -> float:
    return values[place] if place < len(values) else 0.0


def _titled(shown: Shown, times: int) -> str:
    return f"{shown.title}{AGAIN}" if times else shown.title
