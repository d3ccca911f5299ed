"""Conversations that agents answered, with figures, for tests of who may be told from whom."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from heard.storage.quality.figures import figures_of, keep_figures
from heard.storage.rated import FIGURES
from heard.storage.schema import AGENT, CONVERSATION
from heard.storage.store import Session

MONDAY = date(2026, 11, 2)


def agent(session: Session, name: str) -> int:
    """The key of an agent of the helpdesk, who may be there already."""
    of_it = AGENT.c.source == "desk", AGENT.c.external_id == name
    there = session.connection.execute(select(AGENT.c.id).where(*of_it)).scalar()
    made = insert(AGENT).values(source="desk", external_id=name, name=name.title()).returning(AGENT.c.id)
    return int(there or session.connection.execute(made).scalar_one())


def answered(session: Session, who: str | None, team: int | None, day: date = MONDAY, **told: Any) -> int:  # noqa: ANN401 - whatever a review says
    """The key of a conversation that somebody of a team answered on a day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    values: dict[str, Any] = {
        "source": "desk",
        "external_id": f"{who}-{day}-{told.get('number', 0)}-{told.get('channel', 'chat')}-{team}",
        "channel": told.get("channel", "chat"),
        "team_id": team,
        "agent_id": None if who is None else agent(session, who),
        "last_at": at,
        "kept_at": at,
    }
    made = insert(CONVERSATION).values(tags=[], content_hash=b"x", **values).returning(CONVERSATION.c.id)
    id_ = int(session.connection.execute(made).scalar_one())
    keep_figures(session, id_, review(told))
    return id_


def review(told: Mapping[str, Any]) -> dict[str, Any]:
    """A `heard.review/1` as far as figures are made of it: two things were voiced, one reply followed."""
    taken_up, at_start, came_before = told.get("taken_up", 1.0), told.get("at_start", 2), told.get("came_before")
    anger = [[{"feeling": "anger", "intensity": strength}] if strength else [] for strength in (at_start, 0)]
    signals = [{"signal": "repeat_contact"}] if came_before else []
    findings = [
        {"behaviour": "validate", "called_for": True, "present": "yes" if taken_up > 1 else "no", "marks": []},
    ]
    return {
        "readings": [{"feelings": anger[0], "signals": signals}, {"feelings": anger[1], "signals": []}],
        "replies": [{"heard": {"value": 2.0 + taken_up}, "findings": findings}],
        "scores": {
            "heard_rate": {"taken_up": taken_up, "voiced": 2.0},
            "time_to_acknowledgement": {"replies": 1},
            "still_unheard": ["c1"] if taken_up < 2 else [],
        },
    }


def month_of_team(session: Session, team: int, names: str, count: int, day: date = MONDAY) -> None:
    """So many conversations of each of these agents within four weeks; the first agent gets the upset customers."""
    talks: list[dict[str, Any]] = []
    reviews = []
    for place, name in enumerate(names.split()):
        who = agent(session, name)
        for number in range(count):
            upset = number % 4 > 0 if place == 0 else number % 4 == 0
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=number % 28)
            key = {"source": "desk", "external_id": f"{name}-{day}-{number}", "team_id": team, "agent_id": who}
            talks.append(key | {"channel": "chat", "tags": [], "content_hash": b"x", "last_at": at, "kept_at": at})
            taken_up = 1.5 if number % 5 == 0 else 2.0 - upset
            reviews.append(review({"at_start": 3 if upset else 0, "taken_up": taken_up}))
    ids = session.connection.execute(
        insert(CONVERSATION).returning(CONVERSATION.c.id, sort_by_parameter_order=True), talks
    ).scalars()
    rows = [
        {"conversation_id": id_, "day": told["last_at"].toordinal(), "team_id": team, "channel": "chat"}
        | figures_of(each)
        for id_, told, each in zip(ids, talks, reviews, strict=True)
    ]
    session.connection.execute(insert(FIGURES), rows)
