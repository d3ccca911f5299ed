"""Every behaviour Heard knows, in the order people see them: the one list to add a new one to."""

from heard.errors import NotFound
from heard.rubric.behaviour import Behaviour
from heard.rubric.pitfalls.hand_off import HAND_OFF
from heard.rubric.pitfalls.ignore_feeling import IGNORE_FEELING
from heard.rubric.pitfalls.negative_wording import NEGATIVE_WORDING
from heard.rubric.pitfalls.over_sympathise import OVER_SYMPATHISE
from heard.rubric.pitfalls.scripted import SCRIPTED
from heard.rubric.practices.apologise_specifically import APOLOGISE_SPECIFICALLY
from heard.rubric.practices.appreciate import APPRECIATE
from heard.rubric.practices.inform import INFORM
from heard.rubric.practices.name_feeling import NAME_FEELING
from heard.rubric.practices.next_step import NEXT_STEP
from heard.rubric.practices.restate import RESTATE
from heard.rubric.practices.take_ownership import TAKE_OWNERSHIP

VERSION = "2"

BEHAVIOURS = (
    NAME_FEELING,
    RESTATE,
    TAKE_OWNERSHIP,
    APOLOGISE_SPECIFICALLY,
    INFORM,
    NEXT_STEP,
    APPRECIATE,
    SCRIPTED,
    OVER_SYMPATHISE,
    NEGATIVE_WORDING,
    IGNORE_FEELING,
    HAND_OFF,
)


def find_behaviour(behaviour_id: str) -> Behaviour:
    """The behaviour with this id; NotFound names the ones there are."""
    for behaviour in BEHAVIOURS:
        if behaviour.id == behaviour_id:
            return behaviour
    known = ", ".join(behaviour.id for behaviour in BEHAVIOURS)
    raise NotFound(f"There is no behaviour called {behaviour_id}. Heard knows {known}.")
