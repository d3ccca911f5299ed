"""People who train and are trained, and a try of somebody's."""

from dataclasses import replace

from heard.storage.access.teams import add_team
from heard.storage.access.users import HeldRole
from heard.storage.rehearsals.tries import Moment, add_moment, begin_try, find_try
from heard.storage.store import Session
from tests.storage.quality.talks import person

CARD = "dress-for-saturday"
SAID = Moment("I am sorry.", "Well.", {"trust": 1.5}, {"reasons": []})


def team(session: Session) -> dict[str, int]:
    """A team with a trainer, a lead and two agents, and the lead and an agent of another team."""
    parcels, refunds = (HeldRole("", add_team(session, name)) for name in ("parcels", "refunds"))
    people = {"tess": "trainer", "lea": "lead", "ana": "agent", "ben": "agent"}
    found = {name: person(session, name, replace(parcels, role=role)) for name, role in people.items()}
    others = {"otto": "lead", "cyd": "agent"}
    return found | {name: person(session, name, replace(refunds, role=role)) for name, role in others.items()}


def practise(session: Session, user: int, card: str = CARD, replies: int = 3, end: str | None = None) -> int:
    """A try of somebody's with so many replies."""
    id_ = begin_try(session, user, (card, 1), {}, "Where is my dress?")
    for place in range(replies):
        add_moment(session, user, find_try(session, user, id_), SAID, end if place == replies - 1 else None)
    return id_
