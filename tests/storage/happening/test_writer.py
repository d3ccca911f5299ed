"""Live turns: each is acknowledged after its commit, and a bad one harms nobody else."""

from concurrent.futures import Future
from dataclasses import replace

import pytest

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue, NotFound, StorageError
from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.conversations import Kept, find, load
from heard.storage.happening.commit import Added, Brought, Receipt
from heard.storage.happening.events import events_after
from heard.storage.happening.writer import LiveWriter
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import downgrade
from tests.people import conversation


def turn(number: int) -> Conversation:
    """One turn of a conversation."""
    return Conversation("talk", (Turn(str(number), Role.CUSTOMER, f"message {number}"),))


def test_turns_of_many_callers_are_kept_in_their_order(store: Store) -> None:
    writer = LiveWriter(store)
    acknowledged = [writer.keep(Brought("chat", turn(number))) for number in range(100)]
    assert [each.result(10).kept.turns for each in acknowledged] == [1] * 100
    writer.close()
    with store.reading() as session:
        talk = load(session, find(session, "chat", "talk"))
    assert [each.id for each in talk.turns] == [str(number) for number in range(100)]


def test_a_message_that_comes_twice_is_kept_once(store: Store) -> None:
    writer = LiveWriter(store)
    results = [writer.keep(Brought("chat", turn(0))).result(10).kept for _ in range(2)]
    writer.close()
    assert results == [Kept(new=1, turns=1), Kept(already=1)]


def test_what_waits_is_kept_before_it_ends(store: Store) -> None:
    writer = LiveWriter(store)
    waiting: list[Future[Receipt]] = [writer.keep(Brought("chat", turn(number))) for number in range(20)]
    writer.close()
    assert all(each.done() for each in waiting)


def test_one_that_cannot_be_kept_harms_nobody_beside_it(store: Store) -> None:
    writer = LiveWriter(store)
    talks = [turn(0), replace(turn(1), id="x" * 600), turn(2)]
    waiting = [writer.keep(Brought("chat", talk)) for talk in talks]
    writer.close()
    assert [type(each.exception(10)) for each in waiting] == [type(None), InvalidValue, type(None)]


def test_whoever_stops_waiting_keeps_nobody_from_being_told(store: Store) -> None:
    writer = LiveWriter(store)
    waiting = [writer.keep(Brought("chat", turn(number))) for number in range(200)]
    for each in waiting[::2]:
        each.cancel()
    writer.close()
    assert all(each.done() for each in waiting)


def test_nothing_is_taken_once_it_has_ended(store: Store) -> None:
    writer = LiveWriter(store)
    writer.close()
    with pytest.raises(StorageError, match="no message is taken any more"):
        writer.keep(Brought("chat", turn(0)))


def test_nothing_is_acknowledged_that_could_not_be_kept(store: Store) -> None:
    downgrade(store.database, "base")
    writer = LiveWriter(store)
    with pytest.raises(StorageError, match="run `heard db upgrade`"):
        writer.keep(Brought("chat", replace(conversation("C: Hi")))).result(10)
    writer.close()


@pytest.mark.parametrize(
    ("conversation_id", "reach"), [(1, NOTHING), (1, Reach(teams=frozenset({7}))), (2, EVERYTHING)]
)
def test_what_lies_out_of_reach_is_not_there_and_harms_nobody_beside_it(
    store: Store, conversation_id: int, reach: Reach
) -> None:
    writer = LiveWriter(store)
    writer.keep(Brought("chat", turn(0))).result(10)
    wanted = [(1, EVERYTHING), (conversation_id, reach), (1, EVERYTHING)]
    added = [writer.keep(Added(key, turn(number).turns[0], far)) for number, (key, far) in enumerate(wanted, 1)]
    writer.close()
    assert [type(each.exception(10)) for each in added] == [type(None), NotFound, type(None)]
    with store.reading() as session:
        assert [each.id for each in load(session, 1).turns] == ["0", "1", "3"]


def test_each_turn_of_a_commit_has_an_event_of_its_own(store: Store) -> None:
    writer = LiveWriter(store)
    receipts = [writer.keep(Brought("chat", turn(number))) for number in range(30)]
    writer.close()
    seqs = [each.result(10).seq for each in receipts]
    with store.reading() as session:
        told = {each.seq: each.details for each in events_after(session, 0)}
    assert [told[seq]["turns"] for seq in seqs if seq] == [[str(number)] for number in range(30)]
