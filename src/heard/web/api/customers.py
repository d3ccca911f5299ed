"""Customers: who they are, what to know before answering, and what they have a right to."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.access import Action, reach
from heard.errors import Conflict, NotFound
from heard.history.brief import write_brief
from heard.history.history import History
from heard.storage.access import audit
from heard.storage.access.reach import Reach
from heard.storage.access.visible import within
from heard.storage.people.records import find_customers, known_customer, set_analysed
from heard.storage.store import Session
from heard.storage.upkeep.erasure import check_hold
from heard.web.api.jobs import job_out
from heard.web.api.shapes import CustomerChange, CustomerOut, JobOut, Key, Words
from heard.web.shared.asker import Asked, ChangesCustomers, ReadsCustomers
from heard.web.shared.problem import documented
from heard.wiring.history import ear_kept_in, history_of

router = APIRouter(tags=["customers"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="Heard's own id of the customer.")]
Who = Annotated[Words, Query(description="An e-mail address, a telephone number, or source:id.")]


@dataclass(frozen=True, slots=True)
class Told:
    """A customer, and the history that their brief was made of; None where they are not to be analysed."""

    customer: CustomerOut
    history: History | None


@router.get("/customers")
def find(asked: ReadsCustomers, who: Who) -> CustomerOut:
    """The customer who is known by an address, a number or the id that a source gave."""
    with asked.state.house.store.reading() as session:
        # Of those who share a number only the ones within reach are told: a conflict names them.
        ids = [id_ for id_ in sorted(find_customers(session, who)) if within(session, id_, asked.reach)[0]]
        if not ids:
            raise _missing(who)
        if len(ids) > 1:
            raise Conflict(f"That may be any of the customers {', '.join(map(str, ids))}; name one of them.")
        asked.views(f"customer {ids[0]}")
        return _told(session, asked, asked.reach, ids[0]).customer


@router.get("/customers/{id}")
def read(asked: ReadsCustomers, id_: Id) -> CustomerOut:
    """A customer, with the brief made of the conversations within reach."""
    return told(asked, id_).customer


def told(asked: Asked, id_: int) -> Told:
    """A customer and their history, made of the conversations within reach; NotFound where there are none."""
    with asked.state.house.store.reading() as session:
        if not within(session, id_, asked.reach)[0]:
            raise _missing(str(id_))
        asked.views(f"customer {id_}")
        return _told(session, asked, asked.reach, id_)


@router.patch("/customers/{id}")
def change(asked: ChangesCustomers, id_: Id, sent: CustomerChange) -> CustomerOut:
    """Say whether a customer's conversations may be reviewed; only where all of them are within reach."""
    with asked.state.house.store.writing() as session:
        _own(session, asked, id_)
        set_analysed(session, id_, analysed=sent.analysed)
        audit.record(session, asked.actor, "customer.analysed", f"customer {id_}: {sent.analysed}")
        # Whoever may change a customer need not be one who may read what they said.
        return _told(session, asked, reach(asked.principal, Action.READ_CUSTOMERS), id_).customer


@router.delete("/customers/{id}", status_code=202)
def erase(asked: ChangesCustomers, id_: Id) -> JobOut:
    """Delete all that is kept of a customer, as a job; it cannot be undone. Backups made before still hold them."""
    house = asked.state.house
    with house.store.writing() as session:
        _own(session, asked, id_)
        check_hold(session, id_, house.settings.retention.hold)
        audit.record(session, asked.actor, "customer.erase", f"customer {id_}")
    job = house.bench.eraser.plan(id_)
    asked.state.runner.start(job.id)
    return job_out(job)


def _own(session: Session, asked: Asked, id_: int) -> None:
    """NotFound where a customer has conversations out of reach: those are not this person's to change."""
    seen, is_all = within(session, id_, asked.reach)
    if not is_all or not (seen or asked.reach.everything):
        raise _missing(str(id_))
    known_customer(session, id_)


def _told(session: Session, asked: Asked, readable: Reach, id_: int) -> Told:
    seen, is_all = within(session, id_, readable)
    known = known_customer(session, id_)
    history = None
    if known.analysed and seen:
        history = history_of(session, id_, ear_kept_in(asked.state.house.home), only=frozenset(seen))
    customer = CustomerOut(
        id=id_,
        name=known.name if seen else None,
        # How to reach somebody is shown to those who see all that they have said.
        identifiers=sorted(f"{each.kind} {each.value}" for each in known.identifiers) if seen and is_all else [],
        analysed=known.analysed,
        brief=write_brief(history) if history else None,
        conversations=list(seen),
    )
    return Told(customer, history)


def _missing(who: str) -> NotFound:
    return NotFound(f"There is no customer {who[:40]}.")
