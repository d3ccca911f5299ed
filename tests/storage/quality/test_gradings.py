"""Gradings: drafts that no tab overwrites, what stays once it is submitted, and what counts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from heard.errors import Conflict, NotFound, Outdated
from heard.storage.access.reach import EVERYTHING, NOTHING
from heard.storage.quality.gradings import (
    Chosen,
    Grading,
    Purpose,
    Said,
    acknowledge,
    begin,
    discard,
    draft_of,
    grading_of,
    gradings,
    gradings_of,
    may_reopen,
    place_of,
    reopen,
    scorecard_of_calibration,
    submit,
    submitted_of,
    write,
)
from heard.storage.rated import CALIBRATION, GRADING
from heard.storage.store import Store
from heard.storage.upkeep.erasure import erase_customer, traces_of
from heard.storage.upkeep.personal import all_of_customer
from tests.storage.quality.looks import CARD, SAID, calibration, later, looker, submitted
from tests.storage.quality.talks import dispute
from tests.storage.test_reviews import add

OTHER = Said(CARD, {"tone": {"step": 1}}, "Curt.")


def test_a_draft_is_kept_as_it_was_written(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))
        assert draft_of(session, looking) is None
        draft = begin(session, looking, SAID)
        assert draft_of(session, looking) == draft
    assert (draft.author, draft.version, draft.submitted_at) == ("Lead", 1, None)
    assert (draft.scorecard, draft.ratings, draft.comment) == (CARD, {"tone": {"step": 2}}, "Kind.")
    assert not draft.counts


def test_there_is_one_draft_and_whoever_begins_another_is_told(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))
        begin(session, looking, SAID)
        with pytest.raises(Outdated, match="changed in another tab"):
            begin(session, looking, OTHER)
        begin(session, replace(looking, purpose=Purpose.SELF), OTHER)


def test_of_tabs_that_begin_at_once_one_does(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))

    def open_tab(_tab: int) -> bool:
        try:
            with store.writing() as session:
                begin(session, looking, SAID)
        except Outdated:
            return False
        return True

    with ThreadPoolExecutor(8) as tabs:
        assert sorted(tabs.map(open_tab, range(8))) == [False] * 7 + [True]


def test_the_tab_that_knows_an_older_version_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        draft = begin(session, looker(session, add(session)), SAID)
        newer = write(session, draft, 1, OTHER)
        assert (newer.version, newer.comment) == (2, "Curt.")
        with pytest.raises(Outdated):
            write(session, draft, 1, SAID)
        with pytest.raises(Outdated):
            submit(session, draft, 1, 1.0, 1.0)
        assert grading_of(session, draft.id, EVERYTHING) == newer


def test_what_is_submitted_is_written_on_no_more(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))
        done = submitted(session, looking)
        assert (done.score, done.submitted_at, done.counts) == (75.0, store.clock(), True)
        with pytest.raises(Outdated):
            write(session, done, done.version, OTHER)
        with pytest.raises(Conflict, match="What was submitted stays"):
            discard(session, done)
        assert (draft_of(session, looking), submitted_of(session, looking)) == (None, done)


def test_a_second_look_stands_beside_the_first_and_counts(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))
        first, second = submitted(session, looking, 50.0), submitted(session, looking, 100.0, OTHER)
        shown = gradings_of(session, looking.conversation_id)
    assert [(each.id, each.score, each.counts) for each in shown] == [
        (second.id, 100.0, True),
        (first.id, 50.0, False),
    ]


def test_people_count_each_for_themselves_and_only_for_quality(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        submitted(session, looker(session, id_))
        submitted(session, looker(session, id_, "other"))
        submitted(session, looker(session, id_, "agent", purpose=Purpose.SELF))
        counted = {each.author: each.counts for each in gradings_of(session, id_)}
    assert counted == {"Lead": True, "Other": True, "Agent": False}


def test_it_is_taken_back_on_the_same_day(store: Store) -> None:
    with store.writing() as session:
        done = submitted(session, looker(session, add(session)))
        draft = reopen(session, done)
        assert (draft.id, draft.submitted_at, draft.score) == (done.id, None, None)
        assert write(session, draft, draft.version, OTHER).comment == "Curt."


def test_it_is_not_taken_back_on_another_day(store: Store) -> None:
    with store.writing() as session:
        done = submitted(session, looker(session, add(session)))
    with later(store, hours=15).writing() as session:
        assert not may_reopen(session, done)
        with pytest.raises(Conflict, match="submitted before today; look a second time instead"):
            reopen(session, done)


def test_what_somebody_relies_on_is_not_taken_back(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        read = acknowledge(session, submitted(session, looker(session, id_)))
        disputed = submitted(session, looker(session, id_, "other"))
        dispute(session, id_, disputed.user_id, grading_id=disputed.id)
        looking = looker(session, id_, "third")
        first = submitted(session, looking)
        submitted(session, looking)
        begun = looker(session, id_, "fourth")
        done = submitted(session, begun)
        begin(session, begun, SAID)
        for each in (read, disputed, first, done):
            with pytest.raises(Conflict):
                reopen(session, each)


def test_what_was_acknowledged_first_stays(store: Store) -> None:
    with store.writing() as session:
        done = submitted(session, looker(session, add(session)))
        assert acknowledge(session, done).acknowledged_at == store.clock()
    with later(store, days=2).writing() as session:
        assert acknowledge(session, done).acknowledged_at == store.clock()


def test_a_draft_is_discarded(store: Store) -> None:
    with store.writing() as session:
        draft = begin(session, looker(session, add(session)), SAID)
        discard(session, draft)
        with pytest.raises(NotFound, match=f"There is no grading {draft.id}"):
            grading_of(session, draft.id, EVERYTHING)


def test_out_of_reach_is_as_if_it_were_not_there(store: Store) -> None:
    with store.writing() as session:
        done = submitted(session, looker(session, add(session)))
        with pytest.raises(NotFound, match=f"There is no grading {done.id}"):
            grading_of(session, done.id, NOTHING)
        assert gradings(session, Chosen(NOTHING)) == []


def test_ones_own_are_listed_drafts_first_and_read_on_from_any_place(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session))
        done = [submitted(session, looking) for _ in range(3)]
        drafts = [
            begin(session, replace(looking, purpose=purpose), SAID) for purpose in (Purpose.QUALITY, Purpose.SELF)
        ]
        submitted(session, looker(session, looking.conversation_id, "other"))
        mine = Chosen(EVERYTHING, by=looking.user_id, most=2)
        found: list[Grading] = []
        while part := gradings(session, mine):
            found += part
            mine = replace(mine, after=place_of(part[-1]))
    assert [each.id for each in found] == [each.id for each in (*reversed(drafts), *reversed(done))]


def test_others_see_what_was_submitted_for_quality_and_nothing_else(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        seen = submitted(session, looker(session, id_))
        submitted(session, looker(session, id_, "agent", purpose=Purpose.SELF))
        submitted(session, looker(session, id_, "apart", purpose=Purpose.CALIBRATION))
        begin(session, looker(session, id_, "slow"), SAID)
        assert gradings(session, Chosen(EVERYTHING)) == [seen]


def test_who_takes_part_in_a_calibration_grades_by_its_scorecard_once(store: Store) -> None:
    with store.writing() as session:
        looking = looker(session, add(session), purpose=Purpose.CALIBRATION)
        round_ = calibration(session, looking.conversation_id, looking.user_id, until=session.at + timedelta(days=1))
        looking = replace(looking, calibration_id=round_)
        assert scorecard_of_calibration(session, looking) == CARD
        done = submitted(session, looking)
        assert not done.counts
        with pytest.raises(Conflict, match="stays as it is"):
            begin(session, looking, OTHER)
        with pytest.raises(Conflict, match="stays as it is"):
            reopen(session, done)


@pytest.mark.parametrize("changed", [{"user_id": 99}, {"conversation_id": 99}, {"calibration_id": 99}])
def test_nobody_else_takes_part_in_it(store: Store, changed: dict[str, Any]) -> None:
    with store.writing() as session:
        looking = looker(session, add(session), purpose=Purpose.CALIBRATION)
        round_ = calibration(session, looking.conversation_id, looking.user_id, until=session.at + timedelta(days=1))
        with pytest.raises(NotFound):
            scorecard_of_calibration(session, replace(replace(looking, calibration_id=round_), **changed))


@pytest.mark.parametrize("how", ["late", "closed"])
def test_nothing_is_graded_in_one_that_is_over(store: Store, how: str) -> None:
    with store.writing() as session:
        looking = looker(session, add(session), purpose=Purpose.CALIBRATION)
        until = session.at + timedelta(hours=-1 if how == "late" else 1)
        round_ = calibration(session, looking.conversation_id, looking.user_id, until=until)
        if how == "closed":
            session.connection.execute(update(CALIBRATION).values(closed_at=session.at))
        with pytest.raises(Conflict, match="is over"):
            scorecard_of_calibration(session, replace(looking, calibration_id=round_))


def test_what_was_said_goes_with_the_customer_and_is_told_to_them(store: Store) -> None:
    with store.writing() as session:
        id_ = add(session)
        submitted(session, looker(session, id_))
        submitted(session, looker(session, id_, "agent", purpose=Purpose.SELF))
        begin(session, looker(session, id_, "slow"), SAID)
        assert traces_of(session, 1)["gradings"] == 3
        told = [each for each in all_of_customer(session, 1) if "ratings" in each]
        assert [(each["conversation"], each["ratings"], each["score"]) for each in told] == [(id_, SAID.ratings, 75.0)]
        assert "Lead" not in str(told)
        erase_customer(session, 1)
        assert session.connection.execute(select(func.count()).select_from(GRADING)).scalar_one() == 0
