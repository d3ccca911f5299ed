"""Rooms: answers that nobody can be told from, rounds, votes, and what goes by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from heard.errors import Conflict, NotFound
from heard.storage.rehearsals.workshops import (
    ANSWER,
    GUEST,
    KEPT,
    LONGEST,
    MOST_OPEN,
    WORKSHOP,
    Workshop,
    answer_of,
    answered,
    answers_of,
    close_workshop,
    compare,
    enter,
    forget_old,
    go_on,
    open_workshop,
    present,
    put_answer,
    remove_workshop,
    texts_of,
    vote,
    vote_of,
    workshop_at,
    workshops_of,
)
from heard.storage.store import Session, Store
from tests.storage.quality.talks import person

CODE = "AB23CD"
SAID = {"ben": "I am sorry.", "cyd": "Please wait.", "dan": "I will look."}


def room(session: Session) -> Workshop:
    return workshop_at(session, CODE)


def opened(session: Session) -> dict[str, int]:
    """A room of ana's, in which three others have answered."""
    people = {name: person(session, name) for name in ("ana", *SAID)}
    open_workshop(session, people["ana"], CODE, "dress-for-saturday", 1)
    for name, text in SAID.items():
        enter(session, room(session), people[name])
        put_answer(session, room(session), people[name], text)
    return people


def judged(session: Session) -> list[tuple[str, dict[str, str]]]:
    return [(text, {"line": f"After {text}"}) for text in texts_of(session, room(session))]


def test_an_answer_may_be_changed_until_the_round_is_over(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        put_answer(session, room(session), people["ben"], "I am so sorry.")
        assert answer_of(session, room(session), people["ben"]) == "I am so sorry."
        assert (answered(session, room(session)), present(session, room(session))) == (3, 3)
        compare(session, room(session), judged(session))
        with pytest.raises(Conflict, match="The round is over"):
            put_answer(session, room(session), people["ben"], "Too late.")


def test_once_the_round_is_over_nothing_ties_an_answer_to_anybody(store: Store) -> None:
    with store.writing() as session:
        opened(session)
        before = {row.text: row.id for row in session.connection.execute(select(ANSWER))}
        compare(session, room(session), judged(session))
        rows = session.connection.execute(select(ANSWER)).all()
        assert {row.text for row in rows} == set(SAID.values())
        assert {row.user_id for row in rows} == {None}
        # Neither do their keys: those of the answers as they came in are gone.
        assert len(before) == 3
        assert {row.did["line"] for row in rows} == {f"After {text}" for text in SAID.values()}


def test_the_order_side_by_side_is_not_that_in_which_they_came(store: Store) -> None:
    """Of many rounds hardly any has it by chance."""
    with store.writing() as session:
        people = [person(session, f"p{n}") for n in range(9)]
        open_workshop(session, people[0], CODE, "dress-for-saturday", 1)
        came = [f"Answer {n}." for n in range(8)]
        for user, text in zip(people[1:], came, strict=True):
            put_answer(session, room(session), user, text)
        compare(session, room(session), judged(session))
        assert [each.text for each in answers_of(session, room(session))] != came


def test_votes_are_counted_and_may_change(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        with pytest.raises(Conflict, match="still open"):
            vote(session, room(session), people["ben"], 1)
        compare(session, room(session), judged(session))
        first, second, _ = (each.id for each in answers_of(session, room(session)))
        for answer in (first, second):
            vote(session, room(session), people["ben"], answer)
        vote(session, room(session), people["cyd"], second)
        assert vote_of(session, room(session), people["ben"]) == second
        assert [each.votes for each in answers_of(session, room(session))] == [0, 2, 0]
        with pytest.raises(NotFound):
            vote(session, room(session), people["ben"], 10**6)


def test_the_next_round_leaves_nothing_of_the_last(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        with pytest.raises(Conflict, match="still open"):
            go_on(session, room(session), "I am sorry.", "Well.")
        compare(session, room(session), judged(session))
        vote(session, room(session), people["ben"], answers_of(session, room(session))[0].id)
        go_on(session, room(session), "I am sorry.", "Well.")
        now = room(session)
        assert (now.round, now.compares, list(now.said)) == (2, False, [("I am sorry.", "Well.")])
        assert answered(session, now) == 0
        assert vote_of(session, now, people["ben"]) is None


def test_a_round_ends_with_the_answers_that_were_read_and_no_others(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        read = judged(session)
        put_answer(session, room(session), people["ana"], "One more.")
        with pytest.raises(Conflict, match="meanwhile"):
            compare(session, room(session), read)


def test_nobody_compares_nothing(store: Store) -> None:
    with store.writing() as session:
        open_workshop(session, person(session, "ana"), CODE, "dress-for-saturday", 1)
        with pytest.raises(Conflict, match="Nobody has answered"):
            compare(session, room(session), [])


def test_a_closed_room_keeps_neither_answers_nor_guests(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        close_workshop(session, room(session))
        assert not session.connection.execute(select(ANSWER)).all()
        assert not session.connection.execute(select(GUEST)).all()
        with pytest.raises(Conflict, match="closed"):
            put_answer(session, room(session), people["ben"], "Hello?")


def test_it_closes_and_goes_by_itself(store: Store) -> None:
    with store.writing() as session:
        opened(session)
        ago = session.at - LONGEST - timedelta(seconds=1)
        session.connection.execute(update(WORKSHOP).values(opened_at=ago))
        assert room(session).closed_at == ago + LONGEST
        assert forget_old(session) == 0
        session.connection.execute(update(WORKSHOP).values(opened_at=ago - KEPT))
        assert forget_old(session) == 1


def test_a_room_is_removed_whole_and_few_are_open_at_once(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        for n in range(MOST_OPEN - 1):
            open_workshop(session, people["ana"], f"CODE{n}", "dress-for-saturday", 1)
        with pytest.raises(Conflict, match="workshops open"):
            open_workshop(session, people["ana"], "ONE", "dress-for-saturday", 1)
        remove_workshop(session, room(session))
        assert len(workshops_of(session, people["ana"])) == MOST_OPEN - 1
        with pytest.raises(NotFound):
            room(session)
