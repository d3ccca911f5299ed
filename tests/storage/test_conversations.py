"""Conversations: kept once, completed, found again, whatever the database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Conversation, Customer, Satisfaction
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue, NotFound
from heard.storage.conversations import Kept, find, fingerprint, keep, load
from heard.storage.store import Store
from tests.people import conversation

BERLIN = timezone(timedelta(hours=1))
AT = datetime(2026, 1, 5, 10, 2, tzinfo=BERLIN)
TALK = Conversation(
    "TK-1",
    (
        Turn("m1", Role.CUSTOMER, "Nine days and no parcel! 😡 Zażółć", AT, "Ruth", 0, 900),
        Turn("m2", Role.AGENT, "I am calling the depot now.", AT.replace(minute=4, tzinfo=None), "Tom"),
        Turn("m3", Role.NOTE, "depot closed", datetime(2026, 1, 5, 9, 6, tzinfo=UTC)),
    ),
    Channel.EMAIL,
    "en",
    Customer("c1", "Ruth", "ruth@example.test", "+44 7700 900123"),
    Agent("a1", "Tom"),
    AT,
    Satisfaction(2, "1 to 5", "slow", AT),
    "Parcel",
    "open",
    "Delivery",
    ("late", "vip"),
)


def kept(store: Store, *talks: Conversation, source: str = "shop") -> Kept:
    """What came of keeping these."""
    with store.writing() as session:
        return keep(session, source, talks)


def loaded(store: Store, id_: str, source: str = "shop") -> Conversation:
    """A conversation as it is read again."""
    with store.reading() as session:
        return load(session, find(session, source, id_))


def test_what_is_kept_is_read_again_letter_for_letter(store: Store) -> None:
    assert kept(store, TALK) == Kept(new=1, turns=3)
    again = loaded(store, "TK-1")
    assert again.customer == Customer("1", "Ruth", "ruth@example.test", "+447700900123")
    assert replace(again, customer=TALK.customer) == TALK


def test_it_may_be_brought_in_any_number_of_times(store: Store) -> None:
    kept(store, TALK)
    assert kept(store, TALK) == Kept(already=1)


def test_two_sources_may_use_one_id(store: Store) -> None:
    kept(store, TALK)
    assert kept(store, TALK, source="other") == Kept(new=1, turns=3)


def test_an_id_that_stands_twice_in_a_batch_is_one_conversation(store: Store) -> None:
    talk = conversation("C: Hi", "A: Hello")
    assert kept(store, talk, replace(talk, turns=talk.turns[:1]), talk) == Kept(new=1, already=2, turns=2)


def test_new_turns_are_added_where_they_stand(store: Store) -> None:
    talk = conversation("C: Hi", "A: Hello", "C: Bye")
    kept(store, replace(talk, turns=(talk.turns[0], talk.turns[2])))
    assert kept(store, talk) == Kept(grown=1, turns=1)
    assert loaded(store, "talk") == talk


def test_a_turn_alone_is_put_behind_the_others(store: Store) -> None:
    talk = conversation("C: Hi", "A: Hello")
    kept(store, talk)
    kept(store, replace(talk, turns=(Turn("new", Role.CUSTOMER, "Anyone?"),)))
    assert [turn.text for turn in loaded(store, "talk").turns] == ["Hi", "Hello", "Anyone?"]


def test_a_turn_that_was_changed_is_changed(store: Store) -> None:
    talk = conversation("C: Hi", "A: Helo")
    kept(store, talk)
    mended = replace(talk, turns=(talk.turns[0], replace(talk.turns[1], text="Hello")))
    assert kept(store, mended) == Kept(grown=1)
    assert loaded(store, "talk") == mended


def test_what_a_later_file_does_not_say_stays(store: Store) -> None:
    kept(store, TALK)
    silent = replace(TALK, subject=None, tags=(), satisfaction=None, customer=None, agent=None, team=None)
    kept(store, replace(silent, status="solved"))
    again = loaded(store, "TK-1")
    assert (again.agent, again.team, again.customer and again.customer.name) == (TALK.agent, "Delivery", "Ruth")
    assert (again.subject, again.tags, again.status) == ("Parcel", ("late", "vip"), "solved")
    assert again.satisfaction == TALK.satisfaction


def test_a_customer_who_was_not_known_before_is_added(store: Store) -> None:
    kept(store, replace(TALK, customer=None))
    assert kept(store, TALK) == Kept(grown=1)
    assert loaded(store, "TK-1").customer is not None


@pytest.mark.parametrize(
    "text", ["", "\r\n\t", "a\0b", "e\u0301 \u202e👩‍👩‍👧", "x" * 2_000_000, "'; DROP TABLE turn; --"]
)
def test_every_text_comes_back_as_it_went_in(store: Store, text: str) -> None:
    kept(store, Conversation("t", (Turn("1", Role.CUSTOMER, text),)))
    assert loaded(store, "t").turns[0].text == text.replace("\0", "\ufffd")


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=BERLIN), datetime.min.replace(tzinfo=BERLIN)])
def test_times_at_the_ends_of_the_calendar_are_kept(store: Store, at: datetime) -> None:
    kept(store, Conversation("t", (Turn("1", Role.CUSTOMER, "Hi", at),)))
    assert loaded(store, "t").turns[0].at == at


def test_the_same_contents_have_the_same_fingerprint_in_any_order(store: Store) -> None:
    other = replace(conversation("C: Hi"), id="other")
    kept(store, TALK, other)
    with store.reading() as session:
        both = fingerprint(session)
    kept(store, replace(other, status="x"))
    with store.reading() as session:
        assert fingerprint(session) != both


LONG = "ż" * 501


@pytest.mark.parametrize(
    "talk",
    [
        replace(TALK, id=LONG),
        replace(TALK, team=LONG),
        replace(TALK, agent=Agent(LONG)),
        replace(TALK, turns=(Turn(LONG, Role.CUSTOMER, "Hi"),)),
        replace(TALK, turns=(Turn("1", Role.CUSTOMER, "Hi", start_ms=2**63),)),
    ],
    ids=["id", "team", "agent", "turn", "number"],
)
def test_what_one_database_could_not_keep_is_refused_by_both(store: Store, talk: Conversation) -> None:
    with pytest.raises(InvalidValue, match=r"shorten it\.|mend its milliseconds\."):
        kept(store, talk)


def test_what_is_as_long_as_it_may_be_is_kept(store: Store) -> None:
    turns = (Turn(("😀" * 500), Role.CUSTOMER, "Hi", start_ms=2**63 - 1),)
    longest = Conversation("😡" * 500, turns, agent=Agent("😀" * 500), team="😀" * 500)
    assert kept(store, longest, source="😀" * 100).new == 1


def test_what_is_not_there_is_named(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotFound, match="shop has no conversation X"):
        find(session, "shop", "X")
