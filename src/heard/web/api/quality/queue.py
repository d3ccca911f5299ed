"""The queue: conversations worth a look, and filters of it that somebody keeps."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field, ValidationError

from heard.access import Action, may
from heard.conversation.channel import Channel
from heard.errors import InvalidValue, NotFound
from heard.storage.access import audit
from heard.storage.quality import saved
from heard.storage.quality.queue import Place, Queued, beside, place_of, queue
from heard.storage.quality.reasons import Reason
from heard.storage.quality.saved import SavedFilter
from heard.storage.quality.sought import Graded, Sought
from heard.storage.store import Session
from heard.web.api.shapes import Cursor, Key, Most, Page, Strict, Words
from heard.web.shared.asker import NOT_ALLOWED, Asked, Grades
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["quality"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a saved filter.")]


class QueueFilter(BaseModel):
    """What the conversations of the queue have in common; without anything those worth a look that nobody graded."""

    reasons: Annotated[tuple[Reason, ...], Field(max_length=len(Reason), description="One of them; none: any.")] = ()
    every: Annotated[bool, Field(description="Those with no reason as well.")] = False
    graded: Graded = Graded.NOT_YET
    mine: Annotated[bool, Field(description="All that are assigned to you; graded by you, that is.")] = False
    team: Words | None = None
    agent: Annotated[Key | None, Field(description="The key of an agent of a team that you lead.")] = None
    channel: Channel | None = None
    language: Words | None = None
    source: Words | None = None
    since: Annotated[date | None, Field(description="The first day, in UTC.")] = None
    until: Annotated[date | None, Field(description="The last day, in UTC.")] = None
    behaviour: Annotated[Words | None, Field(description="The id of one that shows in a reply.")] = None
    outliers: Annotated[
        bool, Field(description="Only those heard more than two standard deviations less than their team's mean.")
    ] = False


def packed(wanted: QueueFilter) -> str:
    """A filter in one word, for an address that has others of its own."""
    return urlencode(wanted.model_dump(mode="json", exclude_defaults=True), doseq=True)


def unpacked(word: str) -> QueueFilter:
    """The filter again; InvalidValue where the word is none."""
    told = {name: values if name == "reasons" else values[-1] for name, values in parse_qs(word).items()}
    try:
        return QueueFilter.model_validate(told)
    except ValidationError:
        raise InvalidValue("The address names a queue that there is not; open it anew from “Worth a look”.") from None


class FilterSent(QueueFilter, Strict):
    """A filter that is sent along with something else."""


class NewFilter(Strict):
    """A filter to keep under a name; one of yours of the same name is replaced."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    filter: FilterSent
    shared: Annotated[bool, Field(description="For everybody who grades; leads only.")] = False


class FilterOut(BaseModel):
    """A filter that somebody keeps, or shares."""

    id: int
    name: str
    filter: QueueFilter
    shared: bool
    own: bool
    by: str


@router.get("/queue")
def read_queue(
    asked: Grades, wanted: Annotated[QueueFilter, Query()], cursor: Cursor = None, most: Most = 50
) -> Page[Queued]:
    """Conversations worth a look, the most urgent first, then the latest; each with why, its figures, and who has it.

    Whoever sees a conversation only since it was assigned to them is told neither who answered in it nor who else
    looks at it.
    """
    name = f"queue {asked.actor} {wanted.model_dump_json()}"
    after = Place.unpacked(asked.state.unsigned(cursor, of=name)) if cursor else None
    with asked.state.house.store.reading() as session:
        found = queue(session, sought_by(asked, wanted), after=after, most=most)
    following = asked.state.signed(found[-1].place.packed(), of=name) if len(found) == most else None
    return Page(items=list(found), next=following)


@router.get("/filters")
def list_filters(asked: Grades) -> list[FilterOut]:
    """Your saved filters, then those that others share."""
    with asked.state.house.store.reading() as session:
        return [_filter_out(asked, each) for each in saved.saved_filters(session, asked.principal.user)]


@router.post("/filters", status_code=201)
def save_filter(asked: Grades, sent: NewFilter) -> FilterOut:
    """Keep a filter under a name."""
    if sent.shared and not may(asked.principal, Action.ASSIGN):
        raise Refused(403, NOT_ALLOWED)
    user, told = asked.principal.user, sent.filter.model_dump(mode="json", exclude_defaults=True)
    with asked.state.house.store.writing() as session:
        id_ = saved.save_filter(session, user, sent.name.strip(), told, shared=sent.shared)
        audit.record(session, asked.actor, "filter.save", f"filter {id_}{', shared' if sent.shared else ''}")
        return _filter_out(asked, next(each for each in saved.saved_filters(session, user) if each.id == id_))


@router.delete("/filters/{id}", status_code=204)
def drop_filter(asked: Grades, id_: Id) -> None:
    """Keep a filter of your own no longer."""
    with asked.state.house.store.writing() as session:
        saved.drop_filter(session, asked.principal.user, id_)
        audit.record(session, asked.actor, "filter.remove", f"filter {id_}")


def neighbours(asked: Asked, wanted: QueueFilter, id_: int) -> tuple[int | None, int | None]:
    """The conversations before and behind one in the queue, be it in it any more or not; NotFound if out of reach."""
    with asked.state.house.store.reading() as session:
        sought = sought_by(asked, wanted)
        return beside(session, sought, _place(session, sought, id_))


def sought_by(asked: Asked, wanted: QueueFilter) -> Sought:
    """What somebody asks for, as the store is asked for it; to whom all was assigned, all is what they look for."""
    told: dict[str, Any] = wanted.model_dump() | {"reasons": frozenset(wanted.reasons)}
    told["mine"] = wanted.mine or not asked.reach.by_name
    return Sought(asked.reach, asked.principal.user, **told)


def _place(session: Session, sought: Sought, id_: int) -> Place:
    place = place_of(session, sought, id_)
    if place is None:
        raise NotFound(f"There is no conversation {id_}.")
    return place


def _filter_out(asked: Asked, kept: SavedFilter) -> FilterOut:
    own = kept.user_id == asked.principal.user
    filter_ = QueueFilter.model_validate(kept.filter)
    return FilterOut(id=kept.id, name=kept.name, filter=filter_, shared=kept.shared, own=own, by=kept.user)
