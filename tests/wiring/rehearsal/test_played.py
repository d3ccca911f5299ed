"""Kept rehearsals are played on from the store: the same by another process, masked, and not after a change."""

import json
from dataclasses import replace

import pytest

from heard.errors import Conflict, InvalidValue, NotFound
from heard.rehearsal.own.moment import OwnMoment
from heard.storage.conversations import find, keep
from heard.storage.rehearsals.tries import KeptTry, begin_try, end_try, find_try
from heard.storage.store import Store
from heard.wiring.rehearsal.played import Played
from tests.fakes.model import fake_model
from tests.fakes.stage import staged
from tests.fakes.writer import FakeWriter
from tests.storage.quality.talks import person
from tests.storage.test_conversations import TALK

OWN = OwnMoment("m1", "validate", "chat", "I am furious! Where is my parcel now?", "terse", "So.", {"anger": 2})
CARD = "dress-for-saturday"


@pytest.fixture
def ana(store: Store) -> int:
    with store.writing() as session:
        return person(session, "ana")


@pytest.fixture
def played(store: Store) -> Played:
    return Played(store, fake_model(), staged)


def kept(store: Store, user: int, id_: int) -> KeptTry:
    with store.reading() as session:
        return find_try(session, user, id_)


def test_what_is_told_is_kept_and_another_process_goes_on_alike(played: Played, store: Store, ana: int) -> None:
    one, two = (played.begin(ana, CARD, 2) for _ in range(2))
    told = [played.reply(ana, one, text) for text in ("I am sorry.", "Please wait.")]
    elsewhere = [Played(store, fake_model(), staged).reply(ana, two, text) for text in ("I am sorry.", "Please wait.")]
    assert told == elsewhere
    assert kept(store, ana, one).said.moments == tuple(told)
    assert told[0].state["feels"] == told[1].feedback["was"]["feels"]


def test_a_reply_is_masked_before_it_is_read(played: Played, store: Store, ana: int) -> None:
    id_ = played.begin(ana, CARD, 1)
    moment = played.reply(ana, id_, "Write to ruth@example.test please.")
    assert "ruth@" not in moment.reply
    assert kept(store, ana, id_).said.moments == (moment,)


def test_a_retry_is_compared_with_what_was(played: Played, store: Store, ana: int) -> None:
    id_ = played.begin(ana, CARD, 1)
    assert played.debrief(ana, id_).compared is None
    first = played.reply(ana, id_, "Please calm down.")
    played.retry(ana, id_)
    assert kept(store, ana, id_).said.earlier == (first,)
    played.reply(ana, id_, "I am sorry.")
    done = played.debrief(ana, id_)
    assert done.compared is not None
    assert len(done.arc) == 2


def test_an_example_belongs_to_its_place(played: Played, ana: int) -> None:
    id_ = played.begin(ana, CARD, 1)
    first = played.example(ana, id_)
    played.reply(ana, id_, "I am sorry.")
    assert played.example(ana, id_) != first


def test_nothing_goes_on_once_heard_has_changed(played: Played, store: Store, ana: int) -> None:
    id_ = played.begin(ana, CARD, 1)
    played.reply(ana, id_, "I am sorry.")
    model = fake_model()
    newer = Played(store, replace(model, versions=replace(model.versions, heard="9.9")), staged)
    with pytest.raises(Conflict, match="has changed"):
        newer.reply(ana, id_, "Hello?")
    with pytest.raises(Conflict, match="has changed"):
        newer.retry(ana, id_)
    assert kept(store, ana, id_).brief.replies == 1


def test_nothing_goes_on_once_the_card_says_something_else(played: Played, store: Store, ana: int) -> None:
    versions = {"heard": "0.0", "model": "fake", "rubric": "0"}
    with store.writing() as session:
        id_ = begin_try(session, ana, (CARD, 1), versions, "Words of an older card.")
    with pytest.raises(Conflict, match="has changed"):
        played.reply(ana, id_, "Hello?")


def test_it_refuses_what_is_no_reply_not_theirs_or_over(played: Played, store: Store, ana: int) -> None:
    id_ = played.begin(ana, CARD, 1)
    with pytest.raises(InvalidValue):
        played.reply(ana, id_, "  ")
    with pytest.raises(NotFound):
        played.debrief(ana + 1, id_)
    with pytest.raises(NotFound):
        played.begin(ana, "no-such-card", 1)
    with store.writing() as session:
        end_try(session, ana, id_)
    with pytest.raises(Conflict, match="is over"):
        played.reply(ana, id_, "Hello?")


def test_a_writers_words_are_kept_and_the_same_follows_without_it(store: Store, ana: int) -> None:
    plain = Played(store, fake_model(), staged)
    line = plain.reply(ana, plain.begin(ana, CARD, 1), "Please wait.").line
    said = f"{line.removesuffix('.')}, please."
    writer = FakeWriter(json.dumps({"message": said}))
    written = Played(store, fake_model(), staged, lambda: writer)
    id_ = written.begin(ana, CARD, 1)
    assert written.reply(ana, id_, "Please wait.").line == said
    elsewhere = Played(store, fake_model(), staged)
    assert elsewhere.reply(ana, id_, "I am sorry.").feedback
    assert kept(store, ana, id_).said.moments[0].line == said


def test_a_writer_in_trouble_is_left_alone(store: Store, ana: int) -> None:
    writer = FakeWriter(None)
    written = Played(store, fake_model(), staged, lambda: writer)
    id_ = written.begin(ana, CARD, 1)
    for text in ("Please wait.", "I am sorry."):
        written.reply(ana, id_, text)
    assert len(writer.told) == 1


def begin_own(played: Played, store: Store, user: int) -> int:
    with store.writing() as session:
        keep(session, "shop", [TALK])
        conversation = find(session, "shop", TALK.id)
    return played.begin_own(user, conversation, OWN, 1)


def test_a_moment_of_ones_own_is_answered_twice_and_then_over(played: Played, store: Store, ana: int) -> None:
    id_ = begin_own(played, store, ana)
    assert kept(store, ana, id_).said.opening == OWN.opening
    assert played.hint(ana, id_).one_thing.what
    for text in ("Please wait.", "Please hold the line."):
        played.reply(ana, id_, text)
    brief = kept(store, ana, id_).brief
    assert (brief.end, brief.ended_at is not None) == (None, True)
    with pytest.raises(Conflict, match="is over"):
        played.reply(ana, id_, "Hello?")
    done = Played(store, fake_model(), staged).debrief(ana, id_)
    assert (len(done.arc), done.hidden) == (3, "")
    played.retry(ana, id_)
    assert kept(store, ana, id_).brief.ended_at is None


def test_a_moment_of_ones_own_is_shown_to_no_writer_and_has_no_example(store: Store, ana: int) -> None:
    writer = FakeWriter(None)
    played = Played(store, fake_model(), staged, lambda: writer)
    id_ = begin_own(played, store, ana)
    played.reply(ana, id_, "Please wait.")
    assert writer.told == []
    with pytest.raises(NotFound, match="Nobody has written"):
        played.example(ana, id_)
