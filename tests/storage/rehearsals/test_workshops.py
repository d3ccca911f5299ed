"""Rooms: answers that nobody can be told from, rounds, votes, and what goes by itself."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from sqlalchemy import select, update

from heard.errors import Conflict, NotFound
from heard.storage.database import Database
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
    chosen,
    close_workshop,
    compare,
    enter,
    forget_old,
    go_on,
    open_workshop,
    present,
    put_answer,
    remove_workshop,
    reveal,
    texts_of,
    vote,
    vote_of,
    workshop_at,
    workshops_of,
)
from heard.storage.schema import METADATA
from heard.storage.store import Session, Store
from heard.storage.upkeep.backup import back_up, restore
from tests.storage.conftest import store_on
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
        assert None not in session.connection.execute(select(ANSWER.c.user_id)).scalars().all()
        compare(session, room(session), judged(session))
        rows = session.connection.execute(select(ANSWER)).all()
        assert {row.text for row in rows} == set(SAID.values())
        assert {row.user_id for row in rows} == {None}
        assert {row.did["line"] for row in rows} == {f"After {text}" for text in SAID.values()}
        # Nor is a word of them anywhere else, be it search, reviews, jobs or the audit.
        for table in METADATA.sorted_tables:
            if table is not ANSWER:
                kept = str(session.connection.execute(select(table)).all())
                assert not any(text in kept for text in SAID.values()), table.name


@pytest.mark.parametrize("by", [lambda came: came, lambda came: came[::-1], lambda came: came[1::2] + came[::2]])
def test_the_order_side_by_side_follows_from_the_words_alone(
    store: Store, by: Callable[[list[str]], list[str]]
) -> None:
    """Whoever came first, it is the same; it is also not that of the words."""
    words = [f"Answer {n}." for n in range(8)]
    with store.writing() as session:
        people = [person(session, f"p{n}") for n in range(9)]
        open_workshop(session, people[0], CODE, "dress-for-saturday", 1)
        for user, text in zip(people[1:], by(words), strict=True):
            put_answer(session, room(session), user, text)
        compare(session, room(session), judged(session))
        stand = [each.text for each in answers_of(session, room(session))]
    expected = list(words)
    Random(f"{CODE} 1").shuffle(expected)
    assert stand == expected != words


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
        assert chosen(session, room(session)) == 2
        with pytest.raises(NotFound):
            vote(session, room(session), people["ben"], 10**6)


def test_nobody_chooses_once_it_is_told_what_the_answers_do(store: Store) -> None:
    with store.writing() as session:
        people = opened(session)
        with pytest.raises(Conflict, match="still open"):
            reveal(session, room(session))
        compare(session, room(session), judged(session))
        reveal(session, room(session))
        with pytest.raises(Conflict, match="told already"):
            vote(session, room(session), people["ben"], answers_of(session, room(session))[0].id)
        go_on(session, room(session), "I am sorry.", "Well.")
        assert not room(session).reveals


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
        # The round was never ended: its answers are tied to nobody all the same.
        assert not session.connection.execute(select(ANSWER)).all()
        assert not session.connection.execute(select(GUEST)).all()
        session.connection.execute(update(WORKSHOP).values(closed_at=session.at - KEPT))
        assert forget_old(session) == 0
        session.connection.execute(update(WORKSHOP).values(closed_at=session.at - KEPT - timedelta(seconds=1)))
        assert forget_old(session) == 1


def test_a_backup_in_the_midst_of_a_round_tells_nothing_of_it(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        people = opened(session)
    path, new = tmp_path / "heard.backup", Database(f"sqlite:///{tmp_path / 'new.db'}")
    back_up(store.database, path)
    with ZipFile(path) as backup:
        assert not any(SAID["ben"].encode() in backup.read(name) for name in backup.namelist())
    restore(path, new)
    with store_on(new).writing() as session:
        assert (room(session).round, answered(session, room(session))) == (1, 0)
        put_answer(session, room(session), people["ben"], "Once more.")
    new.close()


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
