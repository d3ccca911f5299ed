"""What Heard does by itself: what is past its time goes within the hour, once, by a job, and never unasked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import delete

from heard.conversation.conversation import Conversation
from heard.errors import NotFound
from heard.jobs.scoring import QUIET
from heard.privacy.retention import Retention
from heard.reports.rules import ReportRules
from heard.scoring.wire import review_to_wire
from heard.settings import Settings
from heard.storage.access.audit import record, records
from heard.storage.conversations import find, keep, load
from heard.storage.happening.events import EventType, happened
from heard.storage.jobs import all_jobs
from heard.storage.reviews import content_of, keep_review
from heard.storage.schema import AUDIT
from heard.storage.store import Store
from heard.wiring.house import House
from heard.wiring.upkeep import Upkeep, looked_after
from tests.fakes.clock import HandClock
from tests.people import conversation
from tests.reports.scene import review_of, talk
from tests.web.office import house_on
from tests.wiring.outgoing.posting import until

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
MONTH = timedelta(days=30)
WANTED = Settings(retention=Retention(conversations=30), reviews_by_itself=False)


@dataclass(slots=True)
class Watched:
    """A house with a clock that is put on by hand, the jobs that were started in it, and what was logged."""

    house: House
    clock: HandClock
    started: list[str] = field(default_factory=list)
    logged: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    @contextmanager
    def process(self) -> Iterator[Callable[[], None]]:
        """A process that serves, and how it looks what is to be done."""
        upkeep = Upkeep(self.house, self.start, self.log, now=lambda: self.clock().timestamp())
        try:
            yield upkeep.look
        finally:
            upkeep.end()

    def start(self, job_id: str) -> None:
        """Do a job at once, if it is a retention: that is what goes on here."""
        self.started.append(job_id)
        if not job_id.startswith("retain-"):
            return
        replace(self.house.bench, settings=self.house.settings).retainer.work(job_id)

    def log(self, event: str, **told: object) -> None:
        """Write a line."""
        self.logged.append((event, told))

    def keep(self, name: str) -> None:
        """Somebody says something now."""
        with self.house.store.writing() as session:
            keep(session, "desk", [said(name, self.clock)])

    def is_there(self, name: str) -> bool:
        """Whether a conversation is kept."""
        with self.house.store.reading() as session:
            try:
                find(session, "desk", name)
            except NotFound:
                return False
            return True

    def audited(self) -> list[tuple[str, str, str]]:
        """Who did what to what, the newest first."""
        with self.house.store.reading() as session:
            return [(each.actor, each.deed, each.what) for each in records(session)]

    def jobs(self) -> list[tuple[str, dict[str, int]]]:
        """The jobs of the list, and what came of each."""
        with self.house.store.reading() as session:
            return [(job.id, dict(job.counts)) for job in all_jobs(session)]


def said(name: str, clock: HandClock) -> Conversation:
    return replace(conversation("C: Hi"), id=name, opened_at=clock())


@pytest.fixture
def watched(store: Store, tmp_path: Path) -> Watched:
    """A house that keeps conversations for a month."""
    clock = HandClock()
    store.clock = clock
    return Watched(house_on(store, tmp_path, WANTED), clock)


def test_it_is_there_a_second_before_its_time_and_gone_an_hour_after_it(watched: Watched) -> None:
    watched.keep("old")
    with watched.process() as look:
        watched.clock.go_on(MONTH - SECOND)
        look()
        assert watched.is_there("old")
        for _ in range(120):
            watched.clock.go_on(HOUR / 120)
            look()
    watched.clock.go_on(SECOND)
    assert not watched.is_there("old")
    assert watched.logged == [("retention", {"job": "retain-hourly-1", "rows": 1})]
    assert watched.audited() == [("Heard", "retain", "retain-hourly-1: 1 conversations")]


def test_an_hour_in_which_nothing_was_past_its_time_leaves_no_trace(watched: Watched) -> None:
    watched.keep("young")
    with watched.process() as look:
        for _ in range(5):
            look()
            watched.clock.go_on(HOUR)
    assert (watched.jobs(), watched.logged, watched.audited()) == ([], [], [])


def test_the_list_shows_the_last_job_and_the_audit_each(watched: Watched) -> None:
    watched.keep("first")
    watched.clock.go_on(3 * HOUR)
    watched.keep("second")
    with watched.process() as look:
        watched.clock.go_on(MONTH - HOUR)
        look()
        watched.clock.go_on(2 * HOUR)
        look()
    gone = {"conversations": 1, "customers": 0, "events": 0}
    assert watched.jobs() == [("retain-hourly-1", gone)]
    assert watched.audited() == [("Heard", "retain", "retain-hourly-1: 1 conversations")] * 2


def test_of_several_processes_one_sees_to_it_and_the_next_once_that_has_ended(watched: Watched) -> None:
    watched.keep("old")
    watched.clock.go_on(MONTH + HOUR)
    with watched.process() as other:
        with watched.process() as one:
            one()
            watched.keep("late")
            other()
            assert watched.started == ["retain-hourly-1"]
            watched.clock.go_on(MONTH + HOUR)
            other()
            assert watched.is_there("late")
        # PostgreSQL lets go of a lock a moment after its connection has ended.
        until(lambda: other() or not watched.is_there("late"))


def test_it_leaves_alone_what_a_person_wants_to_see_to(watched: Watched) -> None:
    watched.house.in_force.settings = replace(WANTED, retains_by_itself=False)
    watched.keep("old")
    watched.clock.go_on(2 * MONTH)
    with watched.process() as look:
        look()
        assert (watched.is_there("old"), watched.started) == (True, [])
        watched.house.in_force.settings = WANTED
        watched.clock.go_on(HOUR)
        look()
    assert not watched.is_there("old")


def test_events_alone_are_none_of_the_audits(watched: Watched) -> None:
    watched.house.in_force.settings = replace(Settings(), reviews_by_itself=False)
    watched.keep("talk")
    with watched.house.store.writing() as session:
        for _ in range(2):
            happened(session, EventType.TURNS, find(session, "desk", "talk"), {"turns": ["0"]})
    watched.clock.go_on(MONTH + HOUR)
    with watched.process() as look:
        look()
    assert watched.jobs() == [("retain-hourly-1", {"events": 1})]
    assert watched.audited() == []


def test_what_was_cut_off_goes_on_and_is_told_once(watched: Watched) -> None:
    watched.keep("old")
    watched.clock.go_on(MONTH + HOUR)
    with watched.process() as look:
        retainer = replace(watched.house.bench, settings=WANTED).retainer
        assert retainer.plan_by_itself("Heard") is not None
        look()
    assert (len(watched.audited()), watched.is_there("old")) == (1, False)


def test_it_looks_again_and_again_while_heard_serves(watched: Watched) -> None:
    looked = Event()
    watched.keep("old")
    watched.clock.go_on(MONTH + HOUR)
    with looked_after(watched.house, lambda _: looked.set(), watched.log, look_s=0.01):
        assert looked.wait(10)


def test_the_log_says_once_that_entries_of_the_audit_are_missed(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    with watched.process() as look:
        with watched.house.store.writing() as session:
            record(session, "user 1", "view", "conversation 1")
        look()
        assert [event for event, _ in watched.logged] == ["audit"]
        with watched.house.store.writing() as session:
            session.connection.execute(delete(AUDIT))
        look()
        look()
    assert [each.message for each in caplog.records] == ["the audit"]


def test_what_was_told_last_before_the_end_is_witnessed(watched: Watched) -> None:
    with watched.process() as look:
        look()
        with watched.house.store.writing() as session:
            record(session, "user 1", "view", "conversation 1")
    assert (watched.house.home / "audit.last").exists()


def test_what_nobody_opened_is_read_once_it_is_quiet(watched: Watched) -> None:
    watched.house.in_force.settings = Settings()
    watched.keep("talk")
    with watched.process() as look:
        look()
        assert watched.started == []
        watched.clock.go_on(QUIET)
        look()
        look()
    assert watched.started == ["score-quiet-1"]
    assert watched.logged == [("reviews", {"job": "score-quiet-1", "conversations": 1})]


def test_nothing_is_read_by_itself_where_nobody_wants_it(watched: Watched) -> None:
    watched.keep("talk")
    watched.clock.go_on(HOUR)
    with watched.process() as look:
        look()
    assert watched.started == []


def test_on_monday_the_reports_of_the_week_before_are_made_where_that_is_wanted(watched: Watched) -> None:
    with watched.house.store.writing() as session:
        talk(session, "week", session.at - timedelta(days=3), review_of((3, 1)))
    with watched.process() as look:
        look()
        assert not [job for job, _ in watched.jobs() if job.startswith("report-")]
        watched.house.in_force.settings = replace(WANTED, reports=ReportRules(by_itself=True))
        watched.clock.go_on(2 * HOUR)
        look()
    assert [job for job in watched.started if job.startswith("report-")] == ["report-2026-W48-1"]


def test_concerns_of_new_reviews_are_read_by_themselves(watched: Watched) -> None:
    watched.house.in_force.settings = Settings()
    watched.keep("talk")
    watched.clock.go_on(QUIET)
    with watched.house.store.writing() as session:
        id_ = find(session, "desk", "talk")
        review = watched.house.review(load(session, id_))
        keep_review(session, id_, content_of(session, id_), review_to_wire(review))
    with watched.process() as look:
        look()
    assert watched.started == ["causes-read-1"]
    assert ("causes", {"job": "causes-read-1", "conversations": 1}) in watched.logged
