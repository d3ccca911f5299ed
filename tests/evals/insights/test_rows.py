"""The made-up year: rows as the product keeps them, and sums of them that are what they add up to."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from evals.insights.rows import TEAMS, TURNS_EACH, fill
from heard.interval import Sums
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.insights.crowd import crowd_of
from heard.storage.insights.measures import counted, parts_of
from heard.storage.insights.sums import By, Span, count_stale, refresh, sums_of, within
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import FIGURES
from heard.storage.schema import CONVERSATION, TURN
from heard.storage.store import Session, Store
from heard.storage.upkeep.check import problems

MANY = 2_000
COLUMNS = {By.DAY: FIGURES.c.day, By.TEAM: FIGURES.c.team_id, By.CHANNEL: FIGURES.c.channel}


@pytest.fixture
def year(store: Store) -> Store:
    """A small one, not added up yet."""
    fill(store, MANY, store.clock().date() + timedelta(days=1), lambda _: None)
    return store


def plain(session: Session, span: Span, measure: str, by: By | None) -> dict[Any, Sums]:
    """The sums of a measure by the rows of conversations themselves."""
    each = next(each for each in counted(KINDS) if each.name == measure)
    apart = [] if by is None else [COLUMNS[by]]
    chosen = select(*apart, func.count(), *parts_of(each)).select_from(each.source)
    rows = session.connection.execute(chosen.where(each.where, *within(span, FIGURES)).group_by(*apart))
    told = {row[0] if by else None: Sums(*row[len(apart) :]) for row in rows}
    return {key: sums for key, sums in told.items() if sums.n}


def test_nothing_is_amiss_with_them(year: Store) -> None:
    with year.reading() as session:
        counts = [select(func.count()).select_from(table) for table in (CONVERSATION, TURN)]
        found = [session.connection.execute(each).scalar_one() for each in counts]
        urgent = session.connection.execute(select(func.count()).where(CONVERSATION.c.urgency > 0)).scalar_one()
    assert (found, list(problems(year.database))) == ([MANY, MANY * TURNS_EACH], [])
    assert 0 < urgent < MANY


def test_what_a_view_counts_is_what_its_rows_add_up_to(year: Store) -> None:
    """Most of the blocks are one agent's here, and are left out by the sums as by the rows."""
    chance = random.Random(5)
    with year.writing() as session:
        mark_stale(session, FIGURES.c.conversation_id > 0)
        while count_stale(session):
            refresh(session, KINDS)
        today = session.at.date().toordinal()
        for _ in range(60):
            until = today + 1 - chance.choice((0, 3, 30))
            reach = chance.choice((EVERYTHING, EVERYTHING, Reach(teams=frozenset(range(5, 20)))))
            span = Span(reach, until - chance.choice((28, 91, 364)), until)
            span = replace(span, team=chance.choice((None, None, chance.randint(1, TEAMS))))
            span = replace(span, channel=chance.choice((None, None, "chat", "sms")))
            by = chance.choice((None, *By))
            crowd = crowd_of(session, span, by_channel=by is By.CHANNEL)
            measure = chance.choice(("heard_rate", "heard", "repeat_contact", "csat", "validate", "blame"))
            found, told = sums_of(session, crowd.span, [measure], by), plain(session, crowd.span, measure, by)
            assert set(found.get(measure, {})) == set(told)
            for key, sums in told.items():
                parts = [(getattr(found[measure][key], part), getattr(sums, part)) for part in Sums.__slots__]
                assert all(one == pytest.approx(other, abs=1e-6) for one, other in parts)
