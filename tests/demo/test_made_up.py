"""The made-up conversations keep what is promised of them: how many, how long ago, and that nobody in them is real."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.demo.made_up import made_up, made_up_ids, time_of
from heard.errors import InvalidValue
from heard.privacy.keep import mask_conversation

SOFIA = timezone(timedelta(hours=2))
# At noon, and at the two ends of a day.
TIMES = [
    datetime(2026, 11, 30, 12, 0, 30, tzinfo=UTC),
    datetime(2027, 3, 1, 0, 0, tzinfo=SOFIA),
    datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC),
]
TALKS = made_up(TIMES[0])
NOBODYS = re.compile(r"[\w.]+@example\.(com|net|org)")
# Ofcom keeps these numbers for films.
NOBODYS_NUMBER = re.compile(r"\+44 (7700 900|1632 960)\d{3}")
OPENING_HOURS = range(8, 20)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
SHORT, MIDDLING = 4, 10


def turns(*roles: Role) -> Iterator[Turn]:
    """All turns of these roles."""
    return (turn for talk in TALKS for turn in talk.turns if turn.role in roles)


def waits(talk: Conversation) -> bool:
    """Whether the customer has the last word in a conversation that is open."""
    return talk.status == "open" and talk.exchanged[-1].role is Role.CUSTOMER


def times(talk: Conversation) -> list[datetime]:
    """When each turn was said."""
    return [turn.at for turn in talk.turns if turn.at]


def test_there_are_as_many_as_promised() -> None:
    assert len({talk.id for talk in TALKS}) == len(TALKS) == len(made_up_ids()) == 60
    assert len({talk.agent.id for talk in TALKS if talk.agent}) == 5
    assert {talk.channel.value for talk in TALKS} == {"chat", "email", "social"}
    assert {talk.team for talk in TALKS} == {"Orders", "Repairs"}


def test_eight_customers_come_back_two_to_five_times() -> None:
    talks = Counter(talk.customer.id for talk in TALKS if talk.customer)
    assert sorted(count - 1 for count in talks.values() if count > 1) == [2, 3, 3, 3, 3, 4, 5, 5]
    assert len(talks) == 26


def test_at_least_six_customers_wait_right_now() -> None:
    waiting = [talk for talk in TALKS if waits(talk)]
    assert len(waiting) >= 6
    assert [talk.id for talk in TALKS if talk.status == "open" and not waits(talk)] == []
    assert [talk for talk in waiting if not list(talk.by(Role.AGENT)) and len(talk.turns) > 1]


def test_their_lengths_are_mixed_as_in_life() -> None:
    lengths = [len(talk.turns) for talk in TALKS]
    short = sum(length <= SHORT for length in lengths)
    middling = sum(SHORT < length <= MIDDLING for length in lengths)
    assert (18 <= short <= 24, 26 <= middling <= 33, 60 - short - middling >= 6) == (True, True, True)
    assert max(lengths) <= 20


def test_one_is_not_in_english_and_every_one_says_in_what() -> None:
    assert Counter(talk.language for talk in TALKS) == {"en": 59, "de": 1}


@pytest.mark.parametrize("now", TIMES, ids=str)
def test_they_fill_the_last_three_weeks_whenever_they_are_made(now: datetime) -> None:
    talks = made_up(now)
    said = [at for talk in talks for at in times(talk)]
    assert now - timedelta(days=21) < min(said) < now - timedelta(days=19)
    assert now - timedelta(minutes=10) < max(said) < now
    assert all(at.tzinfo == now.tzinfo for at in said)


@pytest.mark.parametrize("now", TIMES, ids=str)
def test_each_goes_on_in_order_and_the_oldest_come_first(now: datetime) -> None:
    talks = made_up(now)
    for talk in talks:
        assert all(one <= other for one, other in pairwise(times(talk)))
        assert (len(times(talk)), talk.opened_at) == (len(talk.turns), times(talk)[0])
    openings = [times(talk)[0] for talk in talks]
    assert openings == sorted(openings)


def test_agents_write_while_the_desk_is_open() -> None:
    yesterday = TIMES[0] - timedelta(days=1)
    said = [turn.at for turn in turns(Role.AGENT, Role.NOTE) if turn.at and turn.at < yesterday]
    assert [at for at in said if at.hour not in OPENING_HOURS] == []


def test_nobody_in_them_is_real() -> None:
    people = {talk.customer for talk in TALKS if talk.customer}
    assert [each.email for each in people if each.email and not NOBODYS.fullmatch(each.email)] == []
    assert [each.phone for each in people if each.phone and not NOBODYS_NUMBER.fullmatch(each.phone)] == []
    assert len({each.id for each in people}) == len({each.name for each in people}) == len(people)


def test_the_masks_find_what_is_meant_to_be_found_and_no_more() -> None:
    masked = [mask_conversation(talk) for talk in TALKS]
    found = Counter(kind for each in masked for kept in each.turns.values() for kind in kept.masked)
    assert found == {"phone": 1, "iban": 1}
    assert [each.conversation.subject for each in masked] == [talk.subject for talk in TALKS]


def test_no_agent_says_the_same_sentence_twice() -> None:
    said = Counter(each for turn in turns(Role.AGENT) for each in SENTENCE_END.split(turn.text))
    assert [each for each, count in said.items() if count > 1 and len(each.split()) > 6] == []


def test_days_are_called_by_their_names() -> None:
    [told] = [turn for turn in turns(Role.AGENT) if "You'll have it by" in turn.text]
    assert told.at
    assert f"You'll have it by {told.at + timedelta(days=2):%A} at the latest." in told.text
    assert [turn.id for turn in turns(*Role) if "{" in turn.text] == []


@pytest.mark.parametrize("ago", ["", "soon", "3 days ago", "3 days ago, 9:14", "-1 minutes ago", "12 days ago, 09:14 "])
def test_what_is_no_time_is_told(ago: str) -> None:
    with pytest.raises(InvalidValue, match="is no time"):
        time_of(ago, TIMES[0])
