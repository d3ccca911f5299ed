"""Quality mode: whether leads see figures of single agents, which an administrator says with a reason."""

from fastapi import APIRouter

from heard.access import Action, may
from heard.errors import Conflict
from heard.storage.access import audit
from heard.storage.insights.mode import has_read, mode_in_force, note_read, switch_mode
from heard.storage.store import Session
from heard.web.api.fair.shapes import ModeIn, ModeOut
from heard.web.shared.asker import Anyone, ChangesSettings
from heard.web.shared.problem import documented

router = APIRouter(tags=["settings"], responses=documented(409))


@router.get("/quality-mode")
def read_mode(asked: Anyone) -> ModeOut:
    """Whether it is on, since when and why; everybody may know. That an agent was told is written down."""
    user = asked.principal.user
    with asked.state.house.store.reading() as session:
        found, told = mode_in_force(session), mode_out(session)
        is_new = found and may(asked.principal, Action.READ_OWN_FIGURES) and not has_read(session, user, found.id)
    if found and is_new:
        with asked.state.house.store.writing() as session:
            note_read(session, user, found.id)
    return told


@router.put("/quality-mode")
def set_mode(asked: ChangesSettings, sent: ModeIn) -> ModeOut:
    """Switch it on or off; switched on, it holds for months that begin from then on, and agents are told."""
    reason = asked.state.house.store.masked(sent.reason.strip())
    with asked.state.house.store.writing() as session:
        if mode_out(session).quality is sent.quality:
            raise Conflict(f"Quality mode is {'on' if sent.quality else 'off'} already; nothing was changed.")
        switch_mode(session, asked.principal.user, reason, quality=sent.quality)
        audit.record(session, asked.actor, "mode.change", "quality" if sent.quality else "coaching only", why=reason)
        return mode_out(session)


def mode_out(session: Session) -> ModeOut:
    """What holds; before anybody has said anything, Heard is there for coaching alone."""
    found = mode_in_force(session)
    if found is None:
        return ModeOut(quality=False, since=None, by=None, reason=None)
    return ModeOut(quality=found.quality, since=found.at, by=found.by, reason=found.reason)
