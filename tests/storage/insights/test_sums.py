"""Sums: they are what the rows add up to, however often something changes, and nobody sees beyond their reach."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from heard.interval import Sums
from heard.privacy.retention import Retention
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.access.teams import remove_team
from heard.storage.insights.measures import Measure
from heard.storage.insights.sums import By, Span, count_as_gone, count_stale, refresh, sums_of
from heard.storage.quality.figures import keep_figures
from heard.storage.rated import STALE, SUMS
from heard.storage.schema import CONVERSATION, CUSTOMER, TEAM
from heard.storage.store import Session, Store
from heard.storage.upkeep.erasure import erase_customer
from heard.storage.upkeep.removal import remove_conversations
from heard.storage.upkeep.retention import drop_past_retention
from heard.storage.upkeep.upgrade import downgrade, upgrade
from tests.storage.quality.test_figures import WHOLE
from tests.storage.test_reviews import review

DAY = date(2026, 11, 3)
# NOW lies so far behind it that all is past its time.
PAST = Retention(conversations=1)
ALL = Span(EVERYTHING, DAY.toordinal(), DAY.toordinal() + 30)


def talk(session: Session, number: int, *, team: int | None = None, day: int = 0, channel: str = "chat") -> int:
    """A conversation of so many days later, and its key."""
    at = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC) + timedelta(days=day)
    values: dict[str, Any] = {
        "external_id": str(number),
        "channel": channel,
        "team_id": team,
        "last_at": at,
        "kept_at": at,
    }
    made = insert(CONVERSATION).values(source="shop", tags=[], content_hash=b"x", **values)
    return int(session.connection.execute(made.returning(CONVERSATION.c.id)).scalar_one())


def team(session: Session, name: str) -> int:
    """A team, and its key."""
    return int(session.connection.execute(insert(TEAM).values(name=name).returning(TEAM.c.id)).scalar_one())


def scored(voiced: float, taken_up: float) -> dict[str, Any]:
    """A review in which so much was voiced."""
    made = review()
    made["scores"]["heard_rate"] = {"voiced": voiced, "taken_up": taken_up, "value": None}
    return made


def test_a_rate_is_summed_over_its_conversations(store: Store) -> None:
    with store.writing() as session:
        for number, pair in enumerate([(2.0, 1.0), (4.0, 4.0), (0.0, 0.0)]):
            keep_figures(session, talk(session, number), scored(*pair))
        assert refresh(session, KINDS) == 1
        found = sums_of(session, ALL, [Measure.HEARD_RATE])
    assert found == {"heard_rate": {None: Sums(2, 6, 5, 20, 17, 18)}}


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("heard", Sums(1, 1, 2.75, 1, 7.5625, 2.75)),
        ("at_peak", Sums(1, 1, 3, 1, 9, 3)),
        ("churn_risk", Sums(1, 1, 1, 1, 1, 1)),
        ("vulnerable", Sums(1, 1, 0, 1, 0, 0)),
        ("word_at_once", Sums(1, 1, 0, 1, 0, 0)),
        ("validate", Sums(1, 2, 1, 4, 1, 2)),
        ("scripted", Sums(1, 2, 1, 4, 1, 2)),
        ("blame", Sums(1, 2, 0, 4, 0, 0)),
    ],
)
def test_each_measure_has_what_could_be_and_what_was(store: Store, measure: str, expected: Sums) -> None:
    with store.writing() as session:
        keep_figures(session, talk(session, 1), WHOLE)
        refresh(session, KINDS)
        assert sums_of(session, ALL, [measure])[measure][None] == expected


def test_what_nothing_called_for_is_not_measured(store: Store) -> None:
    with store.writing() as session:
        keep_figures(session, talk(session, 1), WHOLE)
        refresh(session, KINDS)
        assert "explore" not in sums_of(session, ALL, ["explore"])


def test_they_are_told_apart_by_day_team_and_channel(store: Store) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        keep_figures(session, talk(session, 1, team=parcels), scored(1, 1))
        keep_figures(session, talk(session, 2, day=2, channel="email"), scored(1, 0))
        refresh(session, KINDS)
        keys = {by: set(sums_of(session, ALL, ["heard_rate"], by)["heard_rate"]) for by in By}
    assert keys == {By.DAY: {ALL.since, ALL.since + 2}, By.TEAM: {parcels, 0}, By.CHANNEL: {"chat", "email"}}


def test_nobody_sees_beyond_their_reach(store: Store) -> None:
    with store.writing() as session:
        parcels, refunds = team(session, "parcels"), team(session, "refunds")
        for number, each in enumerate((parcels, refunds, None)):
            keep_figures(session, talk(session, number, team=each), scored(1, 1))
        refresh(session, KINDS)
        reaches = (EVERYTHING, Reach(teams=frozenset({parcels})), NOTHING)
        found = [sums_of(session, replace(ALL, reach=reach), ["heard_rate"]) for reach in reaches]
    assert [each["heard_rate"][None].n for each in found[:2]] == [3, 1]
    assert not found[2]


CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 3)), max_size=12)


@given(CHANGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_changes_they_are_what_the_rows_add_up_to(store: Store, changes: list[tuple[int, int, int]]) -> None:
    """Reviews made again and again, some between two refreshes."""
    with store.writing() as session:
        for table in (CONVERSATION, SUMS, STALE):
            session.connection.execute(table.delete())
        keys = [talk(session, number, day=number % 3) for number in range(6)]
        newest: dict[int, tuple[int, int]] = {}
        for number, voiced, taken_up in changes:
            keep_figures(session, keys[number], scored(voiced, min(voiced, taken_up)))
            newest[number] = voiced, min(voiced, taken_up)
            if taken_up:
                refresh(session, KINDS)
        refresh(session, KINDS)
        assert count_stale(session) == 0
        found = sums_of(session, ALL, ["heard_rate"], By.DAY).get("heard_rate", {})
    expected = {
        ALL.since + day: Sums.of((float(x), float(y)) for number, (x, y) in newest.items() if number % 3 == day and x)
        for day in range(3)
    }
    assert found == {day: sums for day, sums in expected.items() if sums.n}


def counted(session: Session) -> int:
    """Of how many conversations the sums are, as whoever reads them gets them."""
    refresh(session, KINDS)
    return sums_of(session, ALL, ["heard_rate"]).get("heard_rate", {None: Sums()})[None].n


@pytest.mark.parametrize("looked", [True, False])
def test_sums_stay_when_their_conversations_go_by_their_time(store: Store, *, looked: bool) -> None:
    """Whether or not anybody looked at them before, and though others of the day are reviewed anew."""
    with store.writing() as session:
        keys = [talk(session, number) for number in range(3)]
        for key in keys:
            keep_figures(session, key, scored(1, 1))
        assert not looked or counted(session) == 3
        for key in keys[:2]:
            drop_past_retention(session, PAST, "conversations", [key])
        assert counted(session) == 3
        keep_figures(session, keys[2], scored(1, 0))
        assert counted(session) == 3
        assert sums_of(session, ALL, ["heard_rate"])["heard_rate"][None].rate == pytest.approx(2 / 3)


def test_what_is_removed_or_erased_counts_no_more(store: Store) -> None:
    with store.writing() as session:
        keys = [talk(session, number) for number in range(3)]
        for key in keys:
            keep_figures(session, key, scored(1, 1))
        assert counted(session) == 3
        remove_conversations(session, "shop", ["0"])
        assert counted(session) == 2
        values = insert(CUSTOMER).values(analysed=True, since=session.at)
        customer = session.connection.execute(values.returning(CUSTOMER.c.id)).scalar_one()
        session.connection.execute(update(CONVERSATION).values(customer_id=customer))
        erase_customer(session, customer)
        assert counted(session) == 0


def test_a_new_team_is_not_told_the_sums_of_one_that_is_gone(store: Store) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        key = talk(session, 1, team=parcels)
        keep_figures(session, key, scored(1, 1))
        drop_past_retention(session, PAST, "conversations", [key])
        assert counted(session) == 1
        remove_team(session, parcels)
        assert counted(session) == 0


def test_sums_of_before_are_put_together_on_the_way_up(store: Store) -> None:
    """Those that went by their time cannot be worked out anew, and are not lost."""
    with store.writing() as session:
        parcels = team(session, "parcels")
        for number, (of, channel) in enumerate([(parcels, "chat"), (parcels, "email"), (None, "chat")]):
            keep_figures(session, talk(session, number, team=of, channel=channel), scored(2, 1))
        count_as_gone(session, KINDS, [1])
        session.connection.execute(CONVERSATION.delete().where(CONVERSATION.c.external_id == "0"))
        refresh(session, KINDS)
    spans = ALL, replace(ALL, team=parcels), replace(ALL, channel="chat"), replace(ALL, team=parcels, channel="chat")
    before, after = (_told(store, spans, step) for step in (None, "0007"))
    assert before == after
    assert [each["heard_rate"][None].n for each in before] == [3, 2, 2, 1]


def _told(store: Store, spans: tuple[Span, ...], step: str | None) -> list[dict[str, Any]]:
    """What is told of spans, perhaps after the way back to a step and up again."""
    if step:
        downgrade(store.database, step)
        upgrade(store.database)
    with store.reading() as session:
        return [dict(sums_of(session, span, ["heard_rate"])) for span in spans]
