"""Answers of customers to surveys, each kept beside its conversation: the newest on each scale counts."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select

from heard.conversation.fields import clean_text
from heard.conversation.survey import Scale, SurveyAnswer
from heard.privacy.keep import mask_text
from heard.storage.columns import as_utc
from heard.storage.quality.figures import mark_stale
from heard.storage.quality.reasons import weigh
from heard.storage.rated import FIGURES, SURVEY_ANSWER
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session

KEPT = ("value", "at", "comment")


class Fate(StrEnum):
    """What became of an answer that was brought in."""

    NEW = "new"
    CHANGED = "changed"
    ALREADY = "already"
    OLDER = "older"
    UNKNOWN = "unknown"


def keep_answers(session: Session, source: str, answers: Sequence[SurveyAnswer]) -> list[Fate]:
    """Keep answers of a source, and say of each what became of it.

    One whose conversation is not in the store is not kept: nobody could find it who erases its customer.
    """
    keys = _conversations(session, source, {each.conversation_id for each in answers})
    there = _there(session, set(keys.values()))
    changed: dict[tuple[int, str], dict[str, Any]] = {}
    fates = []
    for answer in answers:
        key = keys.get(answer.conversation_id)
        if key is None:
            fates.append(Fate.UNKNOWN)
            continue
        of_it, values = (key, answer.scale.value), _values(session, answer)
        fate = _fate(there.get(of_it), values)
        if fate in {Fate.NEW, Fate.CHANGED}:
            there[of_it] = changed[of_it] = values
        fates.append(fate)
    _write(session, changed)
    return fates


def answers_of(session: Session, conversation_id: int) -> Sequence[SurveyAnswer]:
    """What the customer of a conversation answered, by scale."""
    chosen = (
        select(CONVERSATION.c.external_id, *(SURVEY_ANSWER.c[name] for name in ("scale", *KEPT)))
        .join(CONVERSATION, CONVERSATION.c.id == SURVEY_ANSWER.c.conversation_id)
        .where(SURVEY_ANSWER.c.conversation_id == conversation_id)
        .order_by(SURVEY_ANSWER.c.scale)
    )
    rows = session.connection.execute(chosen)
    return [SurveyAnswer(row.external_id, Scale(row.scale), row.value, row.at, row.comment) for row in rows]


def _conversations(session: Session, source: str, ids: set[str]) -> dict[str, int]:
    chosen = select(CONVERSATION.c.external_id, CONVERSATION.c.id)
    among = chosen.where(CONVERSATION.c.source == source, CONVERSATION.c.external_id.in_(ids))
    return {row.external_id: row.id for row in session.connection.execute(among)}


def _there(session: Session, keys: set[int]) -> dict[tuple[int, str], dict[str, Any]]:
    rows = session.connection.execute(select(SURVEY_ANSWER).where(SURVEY_ANSWER.c.conversation_id.in_(keys)))
    return {(row.conversation_id, row.scale): _kept(row) for row in rows}


def _kept(row: Row[Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT}


def _values(session: Session, answer: SurveyAnswer) -> dict[str, Any]:
    """An answer as it may be kept."""
    said = clean_text(answer.comment or "")
    comment = mask_text(said, session.policy, finders=session.finders).text
    return {"value": answer.value, "at": as_utc(answer.at) if answer.at else None, "comment": comment or None}


def _fate(before: dict[str, Any] | None, values: dict[str, Any]) -> Fate:
    if before is None:
        return Fate.NEW
    if before == values:
        return Fate.ALREADY
    return Fate.OLDER if _is_older(values["at"], before["at"]) else Fate.CHANGED


def _is_older(at: datetime | None, than: datetime | None) -> bool:
    """Whether a time is known to be before another; what has none is taken to be what is known last."""
    return at is not None and than is not None and at < than


def _write(session: Session, changed: dict[tuple[int, str], dict[str, Any]]) -> None:
    if not changed:
        return
    rows = [
        {"conversation_id": key, "scale": scale, **values, "kept_at": session.at}
        for (key, scale), values in changed.items()
    ]
    made = session.insert(SURVEY_ANSWER)
    known = ["conversation_id", "scale"]
    newer = {name: made.excluded[name] for name in (*KEPT, "kept_at")}
    session.connection.execute(made.on_conflict_do_update(index_elements=known, set_=newer), rows)
    keys = {key for key, _ in changed}
    mark_stale(session, FIGURES.c.conversation_id.in_(keys))
    weigh(session, CONVERSATION.c.id.in_(keys))
