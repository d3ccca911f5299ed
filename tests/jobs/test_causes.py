"""Root causes as a job: concerns are read once, causes found where there are enough, and known again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from heard.errors import StorageError
from heard.insights.causes.kmeans import KMeans
from heard.jobs.causes import ANEW, FEWEST, CauseFinder
from heard.jobs.scoring import Scorer
from heard.storage.causes.tables import CONCERN
from heard.storage.conversations import keep
from heard.storage.insights.causes import all_causes, merge_cause, name_cause
from heard.storage.insights.concerns import count_concerns, count_not_read, placed
from heard.storage.jobs import JobState, all_jobs, find_job
from heard.storage.store import Store
from tests.fakes.clock import StoppingClock
from tests.fakes.placer import FakePlacer
from tests.jobs.test_scoring import VERSIONS, reviewed
from tests.people import conversation

SAID = (
    "C: my parcel is broken",
    "C: it was lost on the way!!",
    "C: I want a refund for the wedding",
    "C: so when, when will it come",
)


def bring_in(store: Store, count: int, said: Sequence[str] = SAID) -> None:
    """So many more reviewed conversations."""
    with store.writing() as session:
        first = sum(1 for _ in placed(session, most=9999))
        talks = (conversation(said[number % len(said)], "A: sorry") for number in range(count))
        keep(session, "shop", (replace(each, id=str(first + number)) for number, each in enumerate(talks)))
    scorer = Scorer(store, VERSIONS, reviewed)
    scorer.work(scorer.plan().id)


def finder(store: Store) -> CauseFinder:
    """What finds four groups."""
    return CauseFinder(store, FakePlacer, KMeans(4))


def find(store: Store) -> None:
    """Have causes found now."""
    causes = finder(store)
    job = causes.plan()
    causes.work(job.id)
    with store.reading() as session:
        assert find_job(session, job.id).state is JobState.DONE


@pytest.fixture
def full(store: Store) -> Store:
    """A store with enough concerns, of four kinds."""
    bring_in(store, FEWEST)
    return store


def test_it_finds_what_customers_come_for(full: Store) -> None:
    find(full)
    with full.reading() as session:
        causes, concerns = all_causes(session), placed(session, most=9999)
        assert count_not_read(session) == 0
    assert len(causes) == 4
    assert {each.words.partition(", ")[0] for each in causes.values()} == {"broken", "lost", "refund", ""}
    assert sum(each.cause_id is not None for each in concerns) >= 0.9 * len(concerns)


def test_what_it_costs_them_is_no_cause(full: Store) -> None:
    """A wedding is why it matters, not what they come for."""
    find(full)
    with full.reading() as session:
        assert count_concerns(session) == FEWEST


def test_of_a_concern_is_kept_what_it_is_whether_it_came_again_and_what_confuses(
    store: Store,
) -> None:
    bring_in(store, 1, ("C: the letter says it was lost",))
    said = conversation("C: so when, when will it come?", "A: sorry", "C: so when, when will it come?")
    with store.writing() as session:
        keep(session, "shop", [replace(said, id="twice")])
    scorer = Scorer(store, VERSIONS, reviewed)
    scorer.work(scorer.plan().id)
    find(store)
    with store.reading() as session:
        kept = session.connection.execute(select(*(CONCERN.c[name] for name in ("kind", "again", "puzzle_stop"))))
        found = {tuple(row) for row in kept}
    assert found == {("question", True, None), ("problem", False, 27)}


def test_too_few_have_no_causes(store: Store) -> None:
    bring_in(store, 12)
    find(store)
    with store.reading() as session:
        assert (count_concerns(session), len(all_causes(session))) == (12, 0)


def test_found_anew_they_keep_their_keys_their_names_and_their_merges(full: Store) -> None:
    find(full)
    with full.writing() as session:
        first, second = sorted(all_causes(session))[:2]
        name_cause(session, first, "Ours")
        merge_cause(session, second, first)
        before = {each.id: (each.words, each.name, each.root) for each in all_causes(session).values()}
    bring_in(full, 40)
    find(full)
    with full.reading() as session:
        assert {each.id: (each.words, each.name, each.root) for each in all_causes(session).values()} == before


def test_between_two_runs_new_concerns_go_to_the_nearest_cause_or_to_none(full: Store) -> None:
    find(full)
    bring_in(full, 2, ("C: all of it is broken", "C: lost and broken, so when is the refund"))
    causes = finder(full)
    job = causes.plan_by_itself()
    assert job is not None
    causes.work(job.id)
    with full.reading() as session:
        words = {each.id: each.words for each in all_causes(session).values()}
        new = placed(session, most=9999)[FEWEST:]
    assert "broken" in words[new[0].cause_id or 0]
    assert None in {each.cause_id for each in new}


def test_by_itself_it_reads_what_is_new_and_finds_causes_once_a_week(full: Store) -> None:
    causes = finder(full)
    for expected in ("causes-read-1", "causes-find-1"):
        job = causes.plan_by_itself()
        assert job is not None
        assert job.id == expected
        causes.work(job.id)
    assert causes.plan_by_itself() is None
    later = replace(full, clock=lambda: full.clock() + ANEW + timedelta(seconds=1))
    job = finder(later).plan_by_itself()
    assert job is not None
    assert job.id == "causes-find-1"


def test_cut_off_it_goes_on_and_reads_nothing_twice(full: Store) -> None:
    causes = finder(full)
    job = causes.plan()
    stopping = CauseFinder(replace(full, clock=StoppingClock(8)), FakePlacer, KMeans(4))
    with pytest.raises(StorageError):
        stopping.work(job.id)
    with full.reading() as session:
        assert 0 < count_concerns(session) < FEWEST
    causes.work(job.id)
    with full.reading() as session:
        assert count_concerns(session) == FEWEST
        assert [each.counts for each in all_jobs(session) if each.id == job.id] == [{"concerns": FEWEST}]
