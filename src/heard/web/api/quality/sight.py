"""Who grades what, and who sees what was said: agents their own conversations, leads those of their teams."""

from dataclasses import replace

from heard.access import AccessRole, Action, reach
from heard.errors import NotFound
from heard.storage.access.reach import NOBODY, Reach
from heard.storage.access.visible import places, see
from heard.storage.quality.gradings import Grading, Looking, Purpose, grading_of
from heard.storage.store import Session
from heard.web.shared.asker import Asked


def graded(asked: Asked) -> Reach:
    """The conversations that somebody grades, or reads gradings of; what nobody has taken up is nobody's to grade."""
    return replace(asked.reach, queues=NOBODY)


def told_of_others(asked: Asked) -> Reach:
    """Those of which somebody reads what others say: not where they are from outside, to say their own."""
    inside = frozenset(grant for grant in asked.principal.grants if grant.role is not AccessRole.REVIEWER)
    return replace(reach(replace(asked.principal, grants=inside), Action.READ_GRADINGS), queues=NOBODY)


def looking_at(session: Session, asked: Asked, id_: int, calibration_id: int | None = None) -> Looking:
    """Somebody who looks at a conversation: for themselves where it is their own. NotFound where it is out of reach."""
    see(session, id_, graded(asked))
    if calibration_id is not None:
        return Looking(id_, asked.principal.user, Purpose.CALIBRATION, calibration_id)
    _, agent = places(session, [id_])[id_]
    purpose = Purpose.SELF if agent in asked.principal.agents else Purpose.QUALITY
    return Looking(id_, asked.principal.user, purpose)


def own_grading(session: Session, asked: Asked, id_: int) -> Grading:
    """A grading that somebody has written themselves; NotFound for any other."""
    found = grading_of(session, id_, graded(asked))
    if found.user_id != asked.principal.user:
        raise NotFound(f"There is no grading {id_}.")
    return found


def grading_about(session: Session, asked: Asked, id_: int) -> Grading:
    """What was submitted for quality about a conversation of one's own; NotFound for any other."""
    found = grading_of(session, id_, Reach(agents=asked.reach.agents))
    if found.purpose is not Purpose.QUALITY or found.submitted_at is None:
        raise NotFound(f"There is no grading {id_}.")
    return found


def reads_others(session: Session, asked: Asked, id_: int) -> bool:
    """Whether somebody is told what others say of a conversation."""
    try:
        see(session, id_, told_of_others(asked))
    except NotFound:
        return False
    return True


def purpose_of(session: Session, asked: Asked, id_: int) -> Purpose | None:
    """What somebody who reads a conversation could grade it for; None where they could not."""
    grades = replace(asked, reach=reach(asked.principal, Action.GRADE))
    try:
        return looking_at(session, grades, id_).purpose
    except NotFound:
        return None
