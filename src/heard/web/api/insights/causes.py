"""Root causes: what customers come for, how that goes on, and what became of those who came for it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.access import Action, reach
from heard.errors import NotFound
from heard.jobs.causes import FEWEST
from heard.storage.access import audit
from heard.storage.access.reach import Reach
from heard.storage.insights.causes import Cause, all_causes, merge_cause, name_cause, part_cause, seen_causes
from heard.storage.insights.concerns import came_back, count_concerns, count_not_read, quotes_of
from heard.storage.insights.sums import Span
from heard.storage.jobs import JobKind, all_jobs
from heard.storage.store import Session
from heard.web.api.insights.cause_figures import cause_figures, share_told
from heard.web.api.insights.cause_shapes import CauseDetail, CauseMerge, CauseName, CauseQuote, CausesOut
from heard.web.api.insights.measures import add_up, days_of, span_in
from heard.web.api.insights.shapes import Period
from heard.web.api.jobs import job_out
from heard.web.api.shapes import JobOut, Key
from heard.web.shared.asker import ChangesCauses, ReadsInsights
from heard.web.shared.problem import documented
from heard.wiring.insights.causes import grouper

router = APIRouter(tags=["insights"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a cause.")]
MOST_QUOTES = 8
EVER = date.max.toordinal()


@router.get("/insights/causes")
def read_causes(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> CausesOut:
    """What customers of a period came for, the most frequent first."""
    stale, days = add_up(asked), days_of(asked, wanted)
    with asked.state.house.store.reading() as session:
        found = cause_figures(session, span_in(asked, wanted, days.since, days.until), days)
        is_finding = any(not job.has_ended for job in all_jobs(session, beginning=f"{JobKind.CAUSES}-"))
        concerns, unread = count_concerns(session), count_not_read(session)
    return CausesOut(
        since=days.since,
        until=days.until,
        before=days.before,
        step=found.course.step,
        conversations=found.conversations,
        not_grouped=found.not_grouped,
        stale=stale,
        concerns=concerns,
        fewest=FEWEST,
        unread=unread,
        found_by=grouper().name,
        found_at=max((each.found_at for each in found.causes.values()), default=None),
        is_finding=is_finding,
        causes=list(found.told()),
    )


@router.post("/insights/causes/find", status_code=202)
def find_causes(asked: ChangesCauses) -> JobOut:
    """Have new concerns read and the causes found anew, as a job; names and merges stay."""
    job = asked.state.house.bench.cause_finder.plan()
    with asked.state.house.store.writing() as session:
        audit.record(session, asked.actor, "causes.find", job.id)
    asked.state.runner.start(job.id)
    return job_out(job)


@router.get("/insights/causes/{id}")
def read_cause(asked: ReadsInsights, id_: Id, wanted: Annotated[Period, Query()]) -> CauseDetail:
    """One cause, with what became of those who came for it; quotes are only of conversations that one may read."""
    add_up(asked)
    days = days_of(asked, wanted)
    span = span_in(asked, wanted, days.since, days.until)
    within = reach(asked.principal, Action.READ_CONVERSATIONS)
    with asked.state.house.store.reading() as session:
        root = _seen(session, asked.reach, id_).root
        found = cause_figures(session, span, days)
        parts = [each.id for each in found.causes.values() if each.root == root]
        known, back = came_back(session, parts, span)
        quotes = quotes_of(session, parts, span, within, MOST_QUOTES) if within else ()
    for each in quotes:
        asked.views(f"conversation {each.conversation_id}")
    return CauseDetail(
        since=days.since,
        until=days.until,
        before=days.before,
        step=found.course.step,
        cause=next(each for each in found.told(always=root) if each.id == root),
        came_back=share_told(known, back),
        quotes=[CauseQuote(**{name: getattr(each, name) for name in CauseQuote.model_fields}) for each in quotes],
    )


@router.put("/insights/causes/{id}/name", status_code=204)
def call_cause(asked: ChangesCauses, id_: Id, sent: CauseName) -> None:
    """Call a cause something else, for everybody."""
    add_up(asked)
    store = asked.state.house.store
    with store.writing() as session:
        _seen(session, asked.reach, id_)
        name_cause(session, id_, store.masked(sent.name))
        audit.record(session, asked.actor, "cause.name", f"cause {id_}")


@router.post("/insights/causes/{id}/merge", status_code=204)
def merge_into(asked: ChangesCauses, id_: Id, sent: CauseMerge) -> None:
    """Have a cause count as part of another, whatever is found later."""
    add_up(asked)
    with asked.state.house.store.writing() as session:
        _seen(session, asked.reach, id_)
        _seen(session, asked.reach, sent.into)
        merge_cause(session, id_, sent.into)
        audit.record(session, asked.actor, "cause.merge", f"cause {id_} into {sent.into}")


@router.delete("/insights/causes/{id}/merge", status_code=204)
def take_apart(asked: ChangesCauses, id_: Id) -> None:
    """Have a cause that was merged stand by itself again."""
    add_up(asked)
    with asked.state.house.store.writing() as session:
        _seen(session, asked.reach, id_)
        part_cause(session, id_)
        audit.record(session, asked.actor, "cause.part", f"cause {id_}")


def _seen(session: Session, within: Reach, id_: int) -> Cause:
    """A cause that was voiced by customers within reach; NotFound where it is not there, or by none of them."""
    cause = all_causes(session).get(id_)
    if cause is None or cause.root not in seen_causes(session, Span(within, 0, EVER)):
        raise NotFound(f"There is no cause {id_}.")
    return cause
