"""Who trains whom: leads and trainers of a team, and the people who rehearse in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, literal, or_, select

from heard.storage.schema import HELD_ROLE, KEY, USER
from heard.storage.store import Session

# As heard.access has it, which a test holds the two to.
TRAINS = ("lead", "trainer")
REHEARSES = ("agent", "lead", "reviewer", "trainer")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by their key and their name."""

    id: int
    name: str


def trains(trainer: ColumnElement[int], trainee: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether one may train a team in which the other rehearses, now; nobody trains themselves."""
    own, theirs = HELD_ROLE.alias(), HELD_ROLE.alias()
    # A role without a team holds in all of them.
    meet = or_(own.c.team_id == theirs.c.team_id, own.c.team_id.is_(None), theirs.c.team_id.is_(None))
    both = select(own.c.id).join(theirs, meet).where(own.c.user_id == trainer, theirs.c.user_id == trainee)
    return and_(
        trainer != trainee,
        both.where(own.c.role.in_(TRAINS), theirs.c.role.in_(REHEARSES)).exists(),
    )


def trainees_of(session: Session, user: int) -> Sequence[Person]:
    """The people of one's teams who rehearse and may come in, by name."""
    return _people(session, trains(literal(user, KEY), USER.c.id))


def trainers_of(session: Session, user: int) -> Sequence[Person]:
    """Who trains somebody and may come in, by name."""
    return _people(session, trains(USER.c.id, literal(user, KEY)))


def _people(session: Session, condition: ColumnElement[bool]) -> Sequence[Person]:
    found = select(USER.c.id, USER.c.name).where(condition, USER.c.disabled_at.is_(None))
    return [Person(*row) for row in session.connection.execute(found.order_by(USER.c.name, USER.c.id))]
