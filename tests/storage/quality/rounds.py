"""Ratings in a calibration, written straight into the store."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from heard.storage.rated import GRADING
from heard.storage.store import Session


def rate(
    session: Session, place: tuple[int, int, int], steps: Mapping[str, int | None], *, at: datetime | None
) -> None:
    """What somebody rates: in which calibration, which conversation, who; without a time it is a draft."""
    calibration, conversation, user = place
    ratings: dict[str, dict[str, Any]] = {
        id_: {"step": step, "comment": "", "causes": [], "turn_id": None} for id_, step in steps.items()
    }
    values = {"scorecard": {}, "ratings": ratings, "comment": "", "version": 1, "since": session.at}
    row = insert(GRADING).values(
        conversation_id=conversation,
        user_id=user,
        purpose="calibration",
        calibration_id=calibration,
        changed_at=session.at,
        submitted_at=at,
        score=50.0 if at else None,
        **values,
    )
    session.connection.execute(row)
