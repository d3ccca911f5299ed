"""Conversations by the day of their first turn, whenever they ended."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from heard.interval import Sums
from heard.rubric.catalogue import KINDS
from heard.storage.insights.begun import Days, begun_on, count_begun, sums_by_beginning
from heard.storage.quality.figures import keep_figures
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session, Store
from tests.storage.insights.test_sums import team
from tests.storage.quality.test_figures import WHOLE

DAY = date(2026, 11, 3)
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


def talk(session: Session, of: int, number: int, **times: datetime | None) -> int:
    """A conversation that ended two days later, and its key."""
    values: dict[str, Any] = {"external_id": str(number), "team_id": of, "last_at": NOON + timedelta(days=2), **times}
    made = insert(CONVERSATION).values(source="shop", channel="chat", tags=[], content_hash=b"x", **values)
    return int(session.connection.execute(made.returning(CONVERSATION.c.id)).scalar_one())


@pytest.mark.parametrize(
    ("times", "turn_at", "day"),
    [
        ({"opened_at": NOON, "kept_at": NOON + timedelta(days=1)}, NOON + timedelta(days=1), DAY),
        ({"kept_at": NOON + timedelta(days=1)}, NOON, DAY),
        ({"kept_at": NOON}, None, DAY),
        ({"opened_at": datetime(2026, 11, 4, 0, 30, tzinfo=UTC), "kept_at": NOON}, None, DAY + timedelta(days=1)),
    ],
)
def test_it_began_when_it_was_opened_or_first_said_or_kept(
    store: Store, times: dict[str, datetime], turn_at: datetime | None, day: date
) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        key = talk(session, parcels, 1, **times)
        turn = {"conversation_id": key, "place": 0, "external_id": "1", "role": "customer", "text": "Hello"}
        session.connection.execute(insert(TURN).values(**turn, at=turn_at))
        assert begun_on(session, key) == (parcels, day)


def test_measures_are_summed_by_team_and_day_of_beginning(store: Store) -> None:
    with store.writing() as session:
        parcels, refunds = team(session, "parcels"), team(session, "refunds")
        for number, (of, back) in enumerate([(parcels, 0), (parcels, 0), (parcels, 1), (refunds, 0)]):
            key = talk(session, of, number, kept_at=NOON + timedelta(days=back))
            keep_figures(session, key, WHOLE)
        talk(session, parcels, 9, kept_at=NOON)
        days = Days([parcels], DAY, DAY + timedelta(days=1))
        found = sums_by_beginning(session, days, KINDS, ["heard", "validate"])
        assert found == {"heard": {(parcels, DAY): Sums(2, 2, 5.5)}, "validate": {(parcels, DAY): Sums(2, 4, 2)}}
        assert count_begun(session, days) == (3, 2)
