"""What people said all over the store: the newest of each, beside the newest review of what stands now."""

from dataclasses import replace

from heard.storage.access.reach import EVERYTHING, NOTHING
from heard.storage.conversations import find, keep
from heard.storage.quality.said import READ_TOGETHER, all_said, words_of
from heard.storage.reviews import Override, content_of, keep_review, override
from heard.storage.store import Session, Store
from tests.storage.conftest import NOW
from tests.storage.test_conversations import TALK
from tests.storage.test_reviews import review

WORD = Override("m1", "feeling:anger", "no", "She says so herself.", "user 1", NOW)


def scored(session: Session, name: str) -> int:
    """The key of a conversation with a review."""
    keep(session, "shop", [replace(TALK, id=name, customer=None)])
    id_ = find(session, "shop", name)
    keep_review(session, id_, content_of(session, id_), review())
    return id_


def test_the_newest_word_of_each_comes_last_said_first_and_none_that_was_taken_back(store: Store) -> None:
    with store.writing() as session:
        one, other = scored(session, "a"), scored(session, "b")
        override(session, one, WORD)
        override(session, other, WORD)
        override(session, one, replace(WORD, value=1))
        override(session, other, replace(WORD, turn_id="m2"))
        override(session, other, replace(WORD, turn_id="m2", value=None))
        found = [(said.conversation_id, said.turn_id, said.value) for said, _review in all_said(session)]
    assert found == [(one, "m1", 1), (other, "m1", "no")]


def test_it_comes_beside_the_newest_review_of_what_stands_now(store: Store) -> None:
    with store.writing() as session:
        id_ = scored(session, "a")
        keep_review(session, id_, content_of(session, id_), review(model="later"))
        override(session, id_, WORD)
        [(_said, found)] = all_said(session)
        assert found["versions"]["model"] == "later"
        keep(session, "shop", [replace(TALK, id="a", customer=None, turns=(replace(TALK.turns[0], text="Ten days!"),))])
        assert list(all_said(session)) == []


def test_many_are_read_together(store: Store) -> None:
    with store.writing() as session:
        id_ = scored(session, "a")
        for number in range(READ_TOGETHER + 1):
            override(session, id_, replace(WORD, judgement=f"practice:{number}"))
        assert len(list(all_said(session))) == READ_TOGETHER + 1


def test_words_are_told_within_reach_alone(store: Store) -> None:
    with store.writing() as session:
        id_ = scored(session, "a")
        wanted = {(id_, "m1"), (id_, "none")}
        assert words_of(session, wanted, EVERYTHING) == {(id_, "m1"): TALK.turns[0].text}
        assert words_of(session, wanted, NOTHING) == {}
