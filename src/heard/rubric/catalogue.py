"""Every behaviour Heard knows, in the order people see them: the one list to add a new one to."""

from collections.abc import Mapping

from heard.errors import NotFound
from heard.rubric.behaviour import Behaviour, Kind
from heard.rubric.pitfalls.assume import ASSUME
from heard.rubric.pitfalls.blame import BLAME
from heard.rubric.pitfalls.dismiss import DISMISS
from heard.rubric.pitfalls.disrespect import DISRESPECT
from heard.rubric.pitfalls.hand_off import HAND_OFF
from heard.rubric.pitfalls.ignore_concern import IGNORE_CONCERN
from heard.rubric.pitfalls.ignore_feeling import IGNORE_FEELING
from heard.rubric.pitfalls.interrogate import INTERROGATE
from heard.rubric.pitfalls.jargon import JARGON
from heard.rubric.pitfalls.negative_wording import NEGATIVE_WORDING
from heard.rubric.pitfalls.over_sympathise import OVER_SYMPATHISE
from heard.rubric.pitfalls.scripted import SCRIPTED
from heard.rubric.practices.acknowledge_impact import ACKNOWLEDGE_IMPACT
from heard.rubric.practices.apologise_specifically import APOLOGISE_SPECIFICALLY
from heard.rubric.practices.appreciate import APPRECIATE
from heard.rubric.practices.caring_close import CARING_CLOSE
from heard.rubric.practices.explain import EXPLAIN
from heard.rubric.practices.explore import EXPLORE
from heard.rubric.practices.goodwill import GOODWILL
from heard.rubric.practices.inform import INFORM
from heard.rubric.practices.name_feeling import NAME_FEELING
from heard.rubric.practices.next_step import NEXT_STEP
from heard.rubric.practices.offer_choice import OFFER_CHOICE
from heard.rubric.practices.personal_touch import PERSONAL_TOUCH
from heard.rubric.practices.reassure import REASSURE
from heard.rubric.practices.restate import RESTATE
from heard.rubric.practices.take_ownership import TAKE_OWNERSHIP
from heard.rubric.practices.validate import VALIDATE

VERSION = "3"

BEHAVIOURS = (
    NAME_FEELING,
    ACKNOWLEDGE_IMPACT,
    VALIDATE,
    RESTATE,
    EXPLORE,
    TAKE_OWNERSHIP,
    APOLOGISE_SPECIFICALLY,
    EXPLAIN,
    INFORM,
    OFFER_CHOICE,
    NEXT_STEP,
    APPRECIATE,
    REASSURE,
    PERSONAL_TOUCH,
    GOODWILL,
    CARING_CLOSE,
    DISMISS,
    BLAME,
    SCRIPTED,
    OVER_SYMPATHISE,
    ASSUME,
    NEGATIVE_WORDING,
    IGNORE_FEELING,
    IGNORE_CONCERN,
    HAND_OFF,
    INTERROGATE,
    JARGON,
    DISRESPECT,
)

KINDS: Mapping[str, Kind] = {behaviour.id: behaviour.kind for behaviour in BEHAVIOURS}


def find_behaviour(behaviour_id: str) -> Behaviour:
    """The behaviour with this id; NotFound names the ones there are."""
    for behaviour in BEHAVIOURS:
        if behaviour.id == behaviour_id:
            return behaviour
    known = ", ".join(behaviour.id for behaviour in BEHAVIOURS)
    raise NotFound(f"There is no behaviour called {behaviour_id}. Heard knows {known}.")
