"""Tries that are shared: with one person, for as long as the trainee wants and that person trains them."""

import pytest
from sqlalchemy import delete, select

from heard.errors import Conflict, NotFound
from heard.storage.access.users import set_roles
from heard.storage.rehearsals.shared import (
    SHARE,
    comment_on,
    find_shared,
    share_of,
    share_try,
    shared_with,
    shares_of,
    unshare,
)
from heard.storage.rehearsals.tries import remove_try
from heard.storage.schema import USER
from heard.storage.store import Session, Store
from tests.storage.rehearsals.people import practise, team


def shared(session: Session) -> tuple[dict[str, int], int]:
    """A try of ana's that tess sees."""
    people = team(session)
    id_ = practise(session, people["ana"], replies=1)
    assert share_try(session, people["ana"], id_, people["tess"])
    return people, id_


def test_one_person_sees_it_and_may_say_something(store: Store) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        assert not share_try(session, people["ana"], id_, people["tess"])
        assert shares_of(session, people["ana"]) == {id_: False}
        comment_on(session, people["tess"], id_, "The first sentence did it.")
        assert shares_of(session, people["ana"]) == {id_: True}
        assert shares_of(session, people["tess"]) == {}
        found, known = find_shared(session, people["tess"], id_)
        assert (found.by.name, len(known.said.moments)) == ("Ana", 1)
        assert [each.comment for each in shared_with(session, people["tess"])] == ["The first sentence did it."]
        share = share_of(session, people["ana"], id_)
        assert share
        assert (share.to.name, share.comment, share.seen) == ("Tess", "The first sentence did it.", True)


def test_nobody_else_does(store: Store) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        for other in ("lea", "otto", "ben", "ana"):
            assert shared_with(session, people[other]) == []
            with pytest.raises(NotFound):
                find_shared(session, people[other], id_)
            with pytest.raises(NotFound):
                comment_on(session, people[other], id_, "Well.")
        for other in ("tess", "ben"):
            with pytest.raises(NotFound):
                share_of(session, people[other], id_)
            with pytest.raises(NotFound):
                unshare(session, people[other], id_)


def test_it_is_shared_with_whoever_trains_one_and_with_one_at_a_time(store: Store) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        for other in ("otto", "ben", "ana"):
            with pytest.raises(NotFound, match="nobody"):
                share_try(session, people["ana"], id_, people[other])
        with pytest.raises(Conflict, match="shared with Tess"):
            share_try(session, people["ana"], id_, people["lea"])
        with pytest.raises(Conflict, match="Nothing has been said"):
            share_try(session, people["ana"], practise(session, people["ana"], replies=0), people["lea"])


def test_it_is_gone_once_the_trainee_ends_it(store: Store) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        comment_on(session, people["tess"], id_, "Well done.")
        gone = unshare(session, people["ana"], id_)
        assert gone
        assert gone.name == "Tess"
        assert shared_with(session, people["tess"]) == []
        assert unshare(session, people["ana"], id_) is None
        assert share_try(session, people["ana"], id_, people["lea"])
        assert [each.comment for each in shared_with(session, people["lea"])] == [None]


def test_whoever_trains_the_team_no_more_sees_it_no_more(store: Store) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        set_roles(session, people["tess"], [])
        assert shared_with(session, people["tess"]) == []
        with pytest.raises(NotFound):
            find_shared(session, people["tess"], id_)
        share = share_of(session, people["ana"], id_)
        assert share
        assert not share.seen


@pytest.mark.parametrize("who", ["ana", "tess", None])
def test_it_goes_with_the_try_and_with_either(store: Store, who: str | None) -> None:
    with store.writing() as session:
        people, id_ = shared(session)
        if who is None:
            remove_try(session, people["ana"], id_)
        else:
            session.connection.execute(delete(USER).where(USER.c.id == people[who]))
        assert not session.connection.execute(select(SHARE)).all()
