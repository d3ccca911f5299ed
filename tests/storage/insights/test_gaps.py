"""Gaps: whose words show them, and who had asked the same in another conversation."""

from dataclasses import replace

from sqlalchemy import insert, update

from heard.rubric.catalogue import KINDS
from heard.storage.access.reach import EVERYTHING, Reach
from heard.storage.insights.causes import merge_cause
from heard.storage.insights.sums import refresh
from heard.storage.insights.voiced.gaps import GapKind, asked_elsewhere, words_of
from heard.storage.schema import CONVERSATION, CUSTOMER
from heard.storage.store import Session, Store
from tests.storage.insights.test_causes import reviewed
from tests.storage.insights.test_sums import ALL
from tests.storage.insights.test_sums import team as new_team
from tests.storage.insights.voices import find_some, voice


def customer(session: Session, *ids: int) -> None:
    """One customer had these conversations."""
    made = insert(CUSTOMER).values(analysed=True, since=session.at).returning(CUSTOMER.c.id)
    key = session.connection.execute(made).scalar_one()
    session.connection.execute(update(CONVERSATION).where(CONVERSATION.c.id.in_(ids)).values(customer_id=key))


def asking(session: Session, number: int, axis: str = "late", *, team: int | None = None, day: int = 0) -> int:
    """A conversation in which a customer asks about it."""
    id_ = reviewed(session, number, team=team, day=day)
    voice(session, id_, axis, kind="question", puzzle_start=1, puzzle_stop=4)
    return id_


def test_whoever_asked_the_same_within_a_month_before_asks_again(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late", "refund")
        customer(session, asking(session, 1), asking(session, 2, day=20))
        customer(session, asking(session, 3, day=-40), asking(session, 4, day=5))
        customer(session, asking(session, 5, "refund"), asking(session, 6, day=2))
        asking(session, 7)
        assert asked_elsewhere(session, ALL) == {causes["late"]: (4, 1), causes["refund"]: (1, 0)}
        merge_cause(session, causes["refund"], causes["late"])
        assert asked_elsewhere(session, ALL) == {causes["late"]: (5, 2)}


def test_another_conversation_counts_wherever_it_was_within_reach(store: Store) -> None:
    with store.writing() as session:
        causes = find_some(session, "late")
        parcels, refunds = (new_team(session, name) for name in ("parcels", "refunds"))
        customer(session, asking(session, 1, team=refunds, day=-3), asking(session, 2, team=parcels, day=2))
        narrowed = replace(ALL, team=parcels)
        assert asked_elsewhere(session, narrowed) == {causes["late"]: (1, 1)}
        theirs = replace(narrowed, reach=Reach(teams=frozenset({parcels})))
        assert asked_elsewhere(session, theirs) == {causes["late"]: (1, 0)}


def test_words_are_those_that_show_the_gap_one_a_conversation_within_reach(store: Store) -> None:
    with store.writing() as session:
        causes, parcels = find_some(session, "late", "refund"), new_team(session, "parcels")
        first, second = asking(session, 1, team=parcels), asking(session, 2)
        voice(session, reviewed(session, 3), "late")
        merge_cause(session, causes["late"], causes["refund"])
        refresh(session, KINDS)
        root, theirs = causes["refund"], Reach(teams=frozenset({parcels}))
        for kind, start, words in ((GapKind.QUESTION, 0, "Late!"), (GapKind.CONFUSION, 1, "ate")):
            found = words_of(session, kind, root, ALL, EVERYTHING)
            assert [(each.conversation_id, each.start, each.words) for each in found] == [
                (id_, start, words) for id_ in (first, second)
            ]
            assert [each.conversation_id for each in words_of(session, kind, root, ALL, theirs)] == [first]
