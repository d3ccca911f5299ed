"""The crowd: no view, and no difference of two, is one agent's, however period, team and channel are chosen."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from heard.privacy.retention import Retention
from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING
from heard.storage.insights.crowd import Crowd, crowd_of, crowd_within
from heard.storage.insights.sums import Block, By, Span, refresh, sums_of
from heard.storage.schema import CONVERSATION
from heard.storage.store import Session, Store
from heard.storage.upkeep.retention import drop_past_retention
from tests.storage.insights.answered import MONDAY, answered
from tests.storage.insights.test_sums import team

FIRST = MONDAY.toordinal()
FOUR_WEEKS = Span(EVERYTHING, FIRST, FIRST + 28)
FIVE = "ada ben cyd dan eve".split()
TODAY = date(2026, 12, 31)


def fill(session: Session, parcels: int) -> None:
    """Four weeks in which five answer by chat; Ada alone answers mails, and in the last week she is alone."""
    for week in range(4):
        for who in FIVE if week < 3 else ["ada"]:
            answered(session, who, parcels, MONDAY + timedelta(days=7 * week))
        answered(session, "ada", parcels, MONDAY + timedelta(days=7 * week), channel="email")
    refresh(session, KINDS)


def count(session: Session, crowd: Crowd) -> int:
    """How many conversations a view counts."""
    found = sums_of(session, crowd.span, ["heard_rate"])
    return found["heard_rate"][None].n if found else 0


def test_a_week_in_which_one_was_alone_counts_nowhere(store: Store) -> None:
    with store.writing() as session:
        fill(session, team(session, "parcels"))
        crowd = crowd_of(session, FOUR_WEEKS)
        assert (count(session, crowd), crowd.tells()) == (18, True)


def test_a_channel_of_one_takes_another_with_it(store: Store) -> None:
    with store.writing() as session:
        fill(session, team(session, "parcels"))
        for channel in ("chat", "email"):
            crowd = crowd_of(session, Span(EVERYTHING, FIRST, FIRST + 28, channel=channel))
            assert count(session, crowd) == 0
        apart = crowd_of(session, FOUR_WEEKS, by_channel=True)
        assert not sums_of(session, apart.span, ["heard_rate"], By.CHANNEL)


def test_weeks_that_a_period_cuts_count_not_but_for_the_one_that_runs(store: Store) -> None:
    with store.writing() as session:
        fill(session, team(session, "parcels"))
        cut = Span(EVERYTHING, FIRST + 1, FIRST + 20)
        assert count(session, crowd_of(session, cut)) == 6
        runs = session.at.date() - timedelta(days=session.at.weekday())
        for who in FIVE:
            answered(session, who, None, runs)
        refresh(session, KINDS)
        today = session.at.date().toordinal()
        assert count(session, crowd_of(session, Span(EVERYTHING, runs.toordinal(), today + 1))) == 5


def test_fewer_than_five_are_no_group_and_nobody_is_not_told_of(store: Store) -> None:
    with store.writing() as session:
        parcels = team(session, "parcels")
        for who in FIVE[:4]:
            answered(session, who, parcels)
        refresh(session, KINDS)
        assert not crowd_of(session, FOUR_WEEKS).tells()
        answered(session, None, None)
        refresh(session, KINDS)
        assert crowd_of(session, Span(EVERYTHING, FIRST, FIRST + 28, team=0)).tells()


def test_who_answered_is_known_when_conversations_are_gone(store: Store) -> None:
    with store.writing() as session:
        fill(session, team(session, "parcels"))
        keys = session.connection.execute(select(CONVERSATION.c.id)).scalars().all()
        drop_past_retention(session, Retention(conversations=1), "conversations", keys)
        refresh(session, KINDS)
        assert count(session, crowd_of(session, FOUR_WEEKS)) == 18


EDGES = (0, 3, 7, 12, 14, 18, 21)


def test_no_question_to_the_store_and_no_two_tell_of_one_agent(store: Store) -> None:
    """What was taken up is a power of two for each conversation, so that a sum names those that it was made of."""
    chance, whose = random.Random(11), dict[int, str]()
    with store.writing() as session:
        teams = [team(session, name) for name in ("parcels", "refunds")]
        for number in range(48):
            who, day = chance.choice(FIVE), MONDAY + timedelta(days=chance.choice((0, 3, 8, 13, 15)))
            place = {"channel": chance.choice(("chat", "chat", "email")), "number": number}
            answered(session, who, chance.choice(teams), day, taken_up=2.0**number, **place)
            whose[number] = who
        refresh(session, KINDS)
        found = {frozenset[int]()}
        for begin, end in combinations(EDGES, 2):
            for of_team in (None, *teams):
                for channel in (None, "chat", "email"):
                    crowd = crowd_of(session, Span(EVERYTHING, FIRST + begin, FIRST + end, of_team, channel))
                    sums = sums_of(session, crowd.span, ["heard_rate"]) if crowd.tells() else {}
                    told = int(sums["heard_rate"][None].y) if sums else 0
                    found.add(frozenset(number for number in whose if told >> number & 1))
    assert len(found) > 10
    for one, other in combinations(sorted(found, key=len), 2):
        assert not one <= other or len({whose[number] for number in other - one}) != 1


WEEK_OF_FIRST = (FIRST - 1) // 7
PLACES = st.builds(
    Block,
    st.integers(WEEK_OF_FIRST, WEEK_OF_FIRST + 3),
    st.integers(1, 2),
    st.sampled_from(["chat", "email", "voice"]),
)
OFFICES = st.dictionaries(PLACES, st.frozensets(st.integers(1, 6), min_size=1, max_size=4), max_size=16)
Blocks = Mapping[Block, frozenset[int]]


def views(office: Blocks) -> Iterator[frozenset[Block]]:
    """The blocks that count in each view somebody may ask for."""
    for begin, end in combinations(range(0, 29, 3), 2):
        for of_team in (None, 1, 2):
            for channel in (None, "chat", "email", "voice"):
                span = Span(EVERYTHING, FIRST + begin, FIRST + end, of_team, channel)
                seen = {block: who for block, who in office.items() if of_team in {None, block.team}}
                crowd = crowd_within(seen, span, TODAY)
                yield frozenset((crowd.of(channel) if channel else crowd).agents)


@given(OFFICES)
def test_no_view_and_no_difference_of_two_is_one_agents(office: Blocks) -> None:
    found: set[frozenset[Block]] = {frozenset(), *views(office)}
    for one, other in combinations(sorted(found, key=len), 2):
        if one <= other:
            assert len(frozenset().union(*(office[block] for block in other - one))) != 1
