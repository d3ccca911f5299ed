"""A made-up customer in the place of a real one: they stand as Heard reads the real one, and are moved by the reply."""

from collections.abc import Sequence
from dataclasses import replace

from heard.conversation.turn import Turn
from heard.customer.feeling import FeelingName
from heard.rehearsal.cards.persona import Persona
from heard.rehearsal.cards.scenario import Need, Scenario
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.rehearsal.judged import as_reviewed
from heard.rehearsal.moves import Past, after, moves_of
from heard.rehearsal.state import State
from heard.scoring.review import Answered, Progress

# Trust and patience of somebody of whom nothing else is known.
TRUST, PATIENCE = 1.5, 2.5


def stands(so_far: Progress) -> State:
    """How the customer stands before the next reply, by what they have shown since the last one."""
    feelings: dict[FeelingName, float] = {}
    for reading in so_far.unanswered:
        for feeling in reading.unpleasant:
            feelings[feeling.name] = max(feelings.get(feeling.name, 0.0), float(feeling.intensity))
    return State(feelings, TRUST, PATIENCE)


def moved_from(so_far: Progress, answered: Answered, before: Sequence[Turn], persona: Persona, need: Need) -> State:
    """How they stand after the reply, without a word of the card that lends them its form."""
    judged, was = as_reviewed(answered, before), stands(so_far)
    moves = moves_of(judged, was, (_nobody(need), persona), Past())
    return after(was, moves, judged)


def _nobody(need: Need) -> Scenario:
    """Any card: replies that are judged without one ask for no fact of it and offer none of its ways out."""
    return replace(next(iter(shipped_scenarios().values())), need=need)
