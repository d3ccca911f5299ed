"""Sends what has happened to webhooks and by mail, beside the web: nothing is lost, and nobody waits for another."""

import logging
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from threading import Event as Sign
from threading import Lock, Thread
from time import monotonic

from heard.engines.outgoing.schedule import wait_before
from heard.engines.outgoing.sender import Ending, Outcome
from heard.errors import HeardError
from heard.storage.outgoing import deliveries
from heard.storage.outgoing.deliveries import MAIL, Delivery, DeliveryState
from heard.storage.outgoing.sole import Sole
from heard.storage.outgoing.webhooks import webhook_of
from heard.wiring.outgoing.mails import Mails
from heard.wiring.outgoing.webhooks import Webhooks, switch_off

LOG = logging.getLogger(__name__)
# How often it is looked without a call, how often at most with calls, and how long to wait once writing failed.
LOOK_S, REST_S, AGAIN_S = 1.0, 0.2, 5.0
# How long an end waits for what is on its way; what is left behind then is sent again, under the same id.
PATIENCE_S = 1.5
TIDY_EVERY_S = 3_600.0
CHANCES = 1_000


class Deliverer:
    """One a process, and of several on one store one at work: at most one event at a time for each receiver."""

    def __init__(self, webhooks: Webhooks, mails: Mails, sole: Sole) -> None:
        self.webhooks = webhooks
        self._mails = mails
        self._store = webhooks.store
        self._sole = sole
        self._called, self._ended, self._left = Sign(), Sign(), Sign()
        self._lock = Lock()
        self._at_work: dict[int, Thread] = {}
        self._tidied_at = monotonic()
        # What waits for a receiver must not hold up the end of the process.
        self._thread = Thread(target=self._run, name="heard deliverer", daemon=True)
        self._thread.start()

    def follow(self, hosts: Collection[str], mails: Mails) -> None:
        """Reach these hosts inside the house from now on, and no others; and send mail like this."""
        self._mails = mails
        self.webhooks = replace(self.webhooks, sender=replace(self.webhooks.sender, allowed_hosts=hosts))

    def call(self) -> None:
        """There may be something new; from any thread."""
        self._called.set()

    def close(self) -> None:
        """Begin nothing more, and wait a moment for what is on its way."""
        late = monotonic() + PATIENCE_S
        self._ended.set()
        self._called.set()
        with self._lock:
            threads = [self._thread, *self._at_work.values()]
        for thread in threads:
            thread.join(max(0.0, late - monotonic()))
        self._left.set()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                if self._sole.is_mine():
                    self._round()
            except HeardError:
                # The store is away: what has happened is read when it is back.
                pass
            except Exception:
                LOG.exception("a round of deliveries failed")
            self._ended.wait(REST_S)
            self._called.wait(LOOK_S)
            self._called.clear()
        self._sole.give_up()

    def _round(self) -> None:
        """Note what is new, and see that all that is due is being sent."""
        with self._store.reading() as session:
            is_new, due = deliveries.is_anything_new(session), deliveries.awaited(session)
        if is_new:
            with self._store.writing() as session:
                deliveries.note_deliveries(session)
                due = deliveries.awaited(session)
        for id_ in due:
            self._start(id_)
        if monotonic() - self._tidied_at > TIDY_EVERY_S:
            self._tidied_at = monotonic()
            with self._store.writing() as session:
                deliveries.forget_delivered(session)

    def _start(self, receiver: int) -> None:
        with self._lock:
            if receiver not in self._at_work and not self._ended.is_set():
                work = Thread(target=self._work, args=(receiver,), name=f"heard receiver {receiver}", daemon=True)
                self._at_work[receiver] = work
                work.start()

    def _work(self, receiver: int) -> None:
        """Send to one receiver until nothing is due."""
        try:
            while not self._ended.is_set() and self._send_next(receiver):
                pass
        except HeardError:
            # What was sent may not have been written down: it is sent again, but not over and over.
            self._ended.wait(AGAIN_S)
        except Exception:
            LOG.exception("a delivery failed")
            self._ended.wait(AGAIN_S)
        finally:
            with self._lock:
                del self._at_work[receiver]
            # Something may have become due between the last look and this line.
            self.call()

    def _send_next(self, receiver: int) -> bool:
        """Send what is due next; whether there was anything."""
        with self._store.reading() as session:
            delivery = deliveries.next_due(session, receiver)
            webhook = webhook_of(session, receiver) if delivery and receiver != MAIL else None
        if delivery is None:
            return False
        outcome = self.webhooks.tell(webhook, delivery.event) if webhook else self._mails.tell(delivery)
        if not self._left.is_set():
            self._write_down(receiver, delivery, outcome)
        return True

    def _write_down(self, receiver: int, delivery: Delivery, outcome: Outcome | None) -> None:
        chance = secrets.randbelow(CHANCES) / CHANCES
        with self._store.writing() as session:
            if outcome is None:
                deliveries.drop(session, delivery)
                return
            wait = wait_before(delivery.tries + 1, chance, asked=outcome.asked)
            if outcome.ending is Ending.DELIVERED:
                deliveries.end(session, delivery, DeliveryState.DELIVERED, outcome.told)
            elif outcome.ending is not Ending.RETRY or wait is None:
                deliveries.end(session, delivery, DeliveryState.DEAD, outcome.told)
            else:
                deliveries.put_off(session, delivery, outcome.told, session.at + timedelta(seconds=wait))
            if outcome.ending is Ending.GONE:
                switch_off(session, receiver, outcome.told)
            if outcome.asked:
                until = session.at + timedelta(seconds=outcome.asked)
                deliveries.leave_alone(session, receiver, until)
