"""What Heard does by itself, once however many processes serve it: it reads, forgets what is past its time, watches."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from math import inf
from threading import Event as Sign
from threading import Thread
from time import monotonic
from typing import Any, TypeAlias

from heard.errors import HeardError, StorageError
from heard.storage.access.audit import Last
from heard.storage.outgoing.sole import KEEPING
from heard.storage.rehearsals.workshops import forget_old
from heard.wiring.house import House
from heard.wiring.insights.causes import cause_finder
from heard.wiring.insights.reports import reporter_of
from heard.wiring.outgoing.webhooks import ITSELF
from heard.wiring.witness import Witness

LOG = logging.getLogger(__name__)
# How often the audit is looked at, and how often it is looked what is past its time: what goes takes a while, and is to
# be gone an hour after its time.
LOOK_S, EVERY_S = 30.0, 50 * 60.0
# How often it is looked what nobody has opened and nothing has read.
READ_EVERY_S = 10 * 60.0
Start: TypeAlias = Callable[[str], None]
Log: TypeAlias = Callable[..., Any]


class Upkeep:
    """One a process, and of several on one store one at work; it is asked and ended by one thread."""

    def __init__(self, house: House, start: Start, log: Log, now: Callable[[], float] = monotonic) -> None:
        self._house = house
        self._start = start
        self._log = log
        self._now = now
        self._sole = house.sole("upkeep", KEEPING)
        self._witness = Witness(house.home)
        self._last: Last | None = None
        self._missed = False
        # What is done again once so many seconds have gone by, and when it was done last.
        self._duties = {
            self._retain: EVERY_S,
            self._tell_of_audit: EVERY_S,
            self._read: READ_EVERY_S,
            self._report: EVERY_S,
            self._group: READ_EVERY_S,
            self._forget_workshops: EVERY_S,
        }
        self._done_at: dict[Callable[[], None], float] = {}

    def look(self) -> None:
        """Do what is to be done by now, if this process is the one."""
        if not self._sole.is_mine():
            self._done_at.clear()
            return
        self._last = self._witnessed()
        for duty, every_s in self._duties.items():
            if self._now() - self._done_at.get(duty, -inf) >= every_s:
                duty()
                self._done_at[duty] = self._now()

    def end(self) -> None:
        """Let another process do it, once what happened last in the audit is written down."""
        try:
            if self._sole.is_mine():
                self._witnessed()
        finally:
            self._sole.give_up()

    def _witnessed(self) -> Last | None:
        """The last entry of the audit, written down; where one is missed that was there, the log says so, once."""
        with self._house.store.reading() as session:
            try:
                return self._witness.keep(session.connection)
            except StorageError as problem:
                if not self._missed:
                    LOG.warning("the audit", exc_info=problem)
                self._missed = True
                return None

    def _tell_of_audit(self) -> None:
        """Have the log know the last entry: whoever takes entries from the end may not reach it."""
        if self._last:
            self._log("audit", entry=self._last.id, seal=self._last.seal.hex())

    def _retain(self) -> None:
        """Have a job delete what is past its time, in a process of its own; nothing is told where nothing is."""
        settings = self._house.settings
        if not settings.retains_by_itself:
            return
        job = replace(self._house.bench, settings=settings).retainer.plan_by_itself(ITSELF)
        if job:
            self._start(job.id)
            self._log("retention", job=job.id, rows=job.total)

    def _forget_workshops(self) -> None:
        """Remove rooms whose time is over, whatever else is kept."""
        with self._house.store.writing() as session:
            forget_old(session)

    def _read(self) -> None:
        """Have a job review what has been quiet for a while: insights and what is worth a look are made of reviews."""
        settings = self._house.settings
        if not settings.reviews_by_itself:
            return
        job = replace(self._house.bench, settings=settings).scorer_with(self._house.model).plan_by_itself()
        if job:
            self._start(job.id)
            self._log("reviews", job=job.id, conversations=job.total)

    def _report(self) -> None:
        """Have a job make the reports of the last week, on its Monday."""
        house = self._house
        if not house.settings.reports.by_itself:
            return
        job = reporter_of(house.store, house.home, house.settings).plan_by_itself()
        if job:
            self._start(job.id)
            self._log("reports", job=job.id, teams=job.total)

    def _group(self) -> None:
        """Have a job put the concerns of new reviews to their causes, and find causes anew once a week."""
        if not self._house.settings.reviews_by_itself:
            return
        job = cause_finder(self._house.store).plan_by_itself()
        if job:
            self._start(job.id)
            self._log("causes", job=job.id, conversations=job.total)


@contextmanager
def looked_after(house: House, start: Start, log: Log, *, look_s: float = LOOK_S) -> Iterator[None]:
    """Look again and again; `start` runs a job, `log` writes a line."""
    ended = Sign()

    def look() -> None:
        upkeep = Upkeep(house, start, log)
        while not ended.wait(look_s):
            try:
                upkeep.look()
            except HeardError:
                # The store is away: it is done when it is back.
                pass
            except Exception:
                LOG.exception("a round of upkeep failed")
        with suppress(HeardError):
            upkeep.end()

    thread = Thread(target=look, name="heard upkeep")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
