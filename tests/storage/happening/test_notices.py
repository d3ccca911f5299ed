"""Notices: once for each conversation and signal, told to those who may see it."""

from heard.storage.access.reach import EVERYTHING, NOTHING, Reach
from heard.storage.happening.notices import notice, noticed, notices
from heard.storage.happening.notified import Notified
from heard.storage.store import Store
from tests.storage.outgoing.deeds import conversation, happens


def test_what_was_noticed_is_known(store: Store) -> None:
    with store.writing() as session:
        id_ = conversation(session)
        assert noticed(session, id_) == frozenset()
        notice(session, id_, Notified.VULNERABLE, "1")
        assert noticed(session, id_) == {Notified.VULNERABLE}
        assert noticed(session, id_ + 1) == frozenset()


def test_notices_come_newest_first_and_only_within_reach(store: Store) -> None:
    with store.writing() as session:
        id_ = conversation(session)
        for signal in (Notified.VULNERABLE, Notified.CHURN_RISK):
            notice(session, id_, signal, "1")
        happens(session)
        found = notices(session, EVERYTHING)
        assert [each.details["signal"] for each in found] == ["churn_risk", "vulnerable"]
        assert [each.seq for each in notices(session, EVERYTHING, before=found[0].seq)] == [found[1].seq]
        assert list(notices(session, NOTHING)) == list(notices(session, Reach(teams=frozenset({7})))) == []
