"""People who look at a conversation, and what they say of it."""

from datetime import datetime, timedelta
from typing import Any

from heard.storage.access.users import add_user
from heard.storage.quality.calibrations import Planned, add_calibration
from heard.storage.quality.gradings import Grading, Looking, Purpose, Said, begin, submit
from heard.storage.store import Session, Store

CARD: dict[str, Any] = {"id": "one", "title": "One", "categories": []}
SAID = Said(CARD, {"tone": {"step": 2}}, "Kind.")


def looker(session: Session, conversation_id: int, name: str = "lead", **more: Any) -> Looking:  # noqa: ANN401 - of a Looking
    """Somebody new who looks at a conversation, for quality unless said otherwise."""
    user = add_user(session, f"{name}@example.test", name.title(), ())
    return Looking(conversation_id, user, more.pop("purpose", Purpose.QUALITY), **more)


def submitted(session: Session, looking: Looking, score: float | None = 75.0, said: Said = SAID) -> Grading:
    """What somebody says, begun and submitted."""
    draft = begin(session, looking, said)
    return submit(session, draft, draft.version, score, score)


def calibration(
    session: Session,
    conversation_id: int,
    *users: int,
    until: datetime,
    card: Any = CARD,  # noqa: ANN401 - of a scorecard
) -> int:
    """A calibration of these people on one conversation."""
    return add_calibration(session, Planned("May", card, users[0], until, [conversation_id], users))


def later(store: Store, **delta: float) -> Store:
    """The same store, some time later."""
    at = store.clock() + timedelta(**delta)
    return Store(store.database, store.vault, store.policy, lambda: at)
