"""Ratings in a calibration, written straight into the store."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heard.storage.store import Session
from tests.storage.quality.talks import grade


def rate(
    session: Session, place: tuple[int, int, int], steps: Mapping[str, int | None], *, at: datetime | None
) -> None:
    """What somebody rates: in which calibration, which conversation, who; without a time it is a draft."""
    calibration, conversation, user = place
    rated: dict[str, Any] = {
        id_: {"step": step, "comment": "", "causes": [], "turn_id": None} for id_, step in steps.items()
    }
    done = {"submitted_at": at, "score": 50.0 if at else None}
    grade(session, conversation, user, "calibration", calibration_id=calibration, ratings=rated, **done)
