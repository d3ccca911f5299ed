"""Replies of the corpus for a place where another stood."""

import pytest

from evals.rehearsal.blind.replies import Reply, Shelf, corpus_replies
from evals.rehearsal.blind.words import Names, neutral
from heard.conversation.channel import Channel
from heard.errors import InvalidValue
from tests.fakes.placer import FakePlacer

REPLIES = [
    Reply("it is lost", "is it lost", later=False),
    Reply("we know it is lost", "it is broken", later=False),
    Reply("lost, we fear", "is it lost", later=True),
    Reply("refund refund when broken", "hm", later=False),
]


def shelf() -> Shelf:
    """A shelf of few replies, most of which are about what is lost."""
    return Shelf(REPLIES, FakePlacer())


def test_the_nearest_reply_is_picked_each_once() -> None:
    taken: set[str] = set()
    found = [shelf().pick("it was lost", "lost?", later=False, taken=taken) for _ in range(2)]
    assert found == ["it is lost", "we know it is lost"]
    assert taken == set(found)


def test_later_replies_stand_in_later_places() -> None:
    assert shelf().pick("it was lost", "lost?", later=True, taken=set()) == "lost, we fear"


def test_a_reply_that_is_like_no_other_is_never_picked() -> None:
    taken = {"it is lost", "we know it is lost"}
    with pytest.raises(InvalidValue, match="no reply left"):
        shelf().pick("refund refund when broken", "hm", later=False, taken=taken)


def test_replies_of_the_corpus_name_nobody_and_no_number() -> None:
    names = Names(["we met Priya"])
    texts = [each.text for each in corpus_replies(Channel.SOCIAL, names)]
    assert len(texts) == len(set(texts))
    shown = [neutral(text, names) for text in texts]
    assert shown
    assert not [text for text in shown if "[" in text or any(letter.isdigit() for letter in text)]
