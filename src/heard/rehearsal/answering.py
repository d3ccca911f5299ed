"""What a customer does next: decided by how they stand and by what the reply did, never by chance."""

from dataclasses import dataclass, replace
from enum import StrEnum

from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.judged import Judged
from heard.rehearsal.moves import TRUST
from heard.rehearsal.state import Band, State

# Whoever is so strained or trusts so little takes nobody at their word.
TAKES_AT_WORD_BELOW, NO_WORD_BELOW = 2.0, 1.0
# With a no somebody can live who was heard: hardly strained, and with some trust.
LIVES_WITH_NO_BELOW, LIVES_WITH_NO_FROM = 1.2, 2.0
# Somebody leaves satisfied who is calm and trusts.
CALM_BELOW, TRUSTS_FROM = 0.6, 2.5
# From such a step on somebody shows that it does them good.
EASED_BY = 0.3
# ... but nobody says thank you for a dry answer: it takes one between answered and heard.
THANKS_FROM = 3.3
MOST_REPLIES = 12


class End(StrEnum):
    """How a conversation ended for the customer."""

    SATISFIED = "satisfied"
    SERVED = "served"
    LOST = "lost"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the conversation is, beside how the customer feels."""

    replies: int = 0
    told: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    disclosed: bool = False
    escalated: bool = False
    doubted: bool = False
    accepted: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What they do: one intent after the other, what they react to, the facts they tell, and whether it ends so."""

    intents: tuple[Intent, ...]
    standing: Standing
    reacts_to: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    tells_again: tuple[str, ...] = ()
    end: End | None = None


def answer(judged: Judged, was: State, state: State, standing: Standing, card: tuple[Scenario, Persona]) -> Answer:
    """What somebody who stood like this before the reply, and stands like that after it, does next."""
    scenario, persona = card
    now = replace(standing, replies=standing.replies + 1, offered=standing.offered | set(judged.offered))
    eased = was.strain - state.strain >= EASED_BY
    does_good = eased and judged.value >= THANKS_FROM and not judged.pitfalls
    # Nobody walks away from the first reply that does them good.
    leaves = None if does_good else _leaving(state, now, persona)
    if leaves is not None:
        return replace(leaves, reacts_to=_reacts(judged, eased=False))
    told = _telling(judged, now, scenario, state, persona)
    goes_on = _going_on(judged, state, now, scenario) if not (told.intents and not told.standing.disclosed) else None
    whole = _joined(told, goes_on, softens=does_good)
    if whole.end is None and whole.standing.replies >= MOST_REPLIES:
        return replace(whole, intents=(Intent.PART,), end=End.UNFINISHED)
    return replace(whole, reacts_to=_reacts(judged, eased=eased))


def _leaving(state: State, now: Standing, persona: Persona) -> Answer | None:
    """Out of patience: they raise their voice or go quiet once, and leave the next time; who has agreed stays."""
    if state.patience > 0 or now.accepted:
        return None
    if now.escalated:
        return Answer((Intent.LEAVE,), now, end=End.LOST)
    return Answer((Intent.WITHDRAW if persona.withdraws else Intent.ESCALATE,), replace(now, escalated=True))


def _telling(judged: Judged, now: Standing, scenario: Scenario, state: State, persona: Persona) -> Answer:
    """Answers to what was asked, and what nobody asked for, once they trust."""
    given = {fact.id for fact in scenario.facts if fact.given} | now.told
    again = tuple(fact for fact in judged.asked if fact in given)
    fresh = tuple(fact for fact in judged.asked if fact not in given)
    if judged.openly and not judged.asked:
        fresh = tuple(fact.id for fact in scenario.facts if fact.id not in given)[:1]
    intents: list[Intent] = []
    if again:
        intents.append(Intent.AGAIN)
    if fresh:
        intents.append(Intent.TELL)
    if judged.unknown and not judged.asked:
        intents.append(Intent.UNKNOWN)
    discloses = (
        bool(scenario.hidden.told)
        and not now.disclosed
        and state.trust >= persona.opens_at
        and state.band is not Band.HOT
    )
    if discloses:
        intents.append(Intent.DISCLOSE)
    after = replace(now, told=now.told | set(fresh), disclosed=now.disclosed or discloses)
    return Answer(tuple(intents), after, tells=fresh, tells_again=again)


def _going_on(judged: Judged, state: State, now: Standing, scenario: Scenario) -> Answer:
    if now.accepted:
        satisfied = state.strain < CALM_BELOW and state.trust >= TRUSTS_FROM
        intent, end = (Intent.THANK, End.SATISFIED) if satisfied else (Intent.PART, End.SERVED)
        return Answer((intent,), now, end=end)
    whole = {way.id for way in scenario.ways_out if way.whole}
    if whole & now.offered and (judged.offered or now.doubted):
        believes = state.strain < TAKES_AT_WORD_BELOW and state.trust >= NO_WORD_BELOW
        if believes or now.doubted:
            return Answer((Intent.ACCEPT,), replace(now, accepted=True))
        return Answer((Intent.DOUBT,), replace(now, doubted=True))
    if judged.refused and scenario.no and not now.declined:
        lives = state.strain < LIVES_WITH_NO_BELOW and state.trust >= LIVES_WITH_NO_FROM
        return Answer((Intent.ACCEPT_NO if lives else Intent.DECLINE,), replace(now, declined=lives))
    if any(pitfall.behaviour in {"ignore_concern", "hand_off", "dismiss"} for pitfall in judged.pitfalls):
        return Answer((Intent.REPEAT,), now)
    return Answer((Intent.PRESS,), now)


def _joined(told: Answer, goes_on: Answer | None, *, softens: bool) -> Answer:
    """Both in one turn: what they tell, or that it does them good, and what they want next."""
    if goes_on is None:
        return told
    rest = replace(goes_on.standing, told=told.standing.told, disclosed=told.standing.disclosed)
    if goes_on.end is not None and Intent.DISCLOSE in told.intents:
        # Whoever has just confided something waits for a word on it.
        return replace(told, standing=rest)
    if softens and not told.intents and goes_on.intents == (Intent.PRESS,):
        return replace(goes_on, intents=(Intent.SOFTEN,), standing=rest)
    presses = goes_on.intents == (Intent.PRESS,) and told.intents
    intents = told.intents if presses else (*told.intents, *goes_on.intents)
    return replace(goes_on, intents=intents, standing=rest, tells=told.tells, tells_again=told.tells_again)


def _reacts(judged: Judged, *, eased: bool) -> tuple[str, ...]:
    """The behaviours they may remark on, the weightiest first: what hurts always, what does good where it did."""
    shown = judged.pitfalls or (judged.practices if eased else ())
    return tuple(each.behaviour for each in sorted(shown, key=lambda each: -abs(TRUST.get(each.behaviour, 0.0))))
