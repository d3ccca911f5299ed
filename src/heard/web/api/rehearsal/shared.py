"""Tries that a trainee has shared with somebody who trains them, as they see them, until they end that."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field

from heard.errors import Conflict, InvalidValue, NotFound
from heard.storage.access import audit
from heard.storage.rehearsals.shared import (
    Share,
    SharedTry,
    comment_on,
    find_shared,
    share_of,
    share_try,
    shared_with,
    shares_of,
    unshare,
)
from heard.storage.rehearsals.trainers import Person, trainers_of
from heard.web.api.rehearsal.rehearsals import Id, as_brief, as_told, looking_back
from heard.web.api.rehearsal.shapes import RehearsalOut, TryOut
from heard.web.api.shapes import Key, Strict, Wire
from heard.web.shared.asker import Asked, Rehearses, Trains
from heard.web.shared.problem import documented
from heard.wiring.access.people import actor

router = APIRouter(tags=["rehearsals"], responses=documented(404, 409))
SharedId = Annotated[Key, Path(alias="id", description="The id of a rehearsal that is shared with you.")]

LONGEST_COMMENT = 2000
UNSAID = "There is no comment yet; write what you would like them to know."


class ShareIn(Strict):
    """Whom you share it with: somebody who trains a team of yours, by their id."""

    to: Key


class SharedTryOut(TryOut):
    """A try in the list of what is shared with you, whose it is, since when, and your comment."""

    by: str
    shared_at: datetime
    comment: str | None


class SharedOut(RehearsalOut):
    """A try that is shared with you; `debrief` is there once it is over, unless Heard has changed since.

    It stands beside no other try, nor what was taken back in this one: those were not shared.
    """

    by: str
    shared_at: datetime
    comment: str | None
    debrief: Wire | None


class CommentSaid(Strict):
    """What you would like the trainee to know."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_COMMENT)]


@router.get("/me/trainers")
def list_trainers(asked: Rehearses) -> list[Person]:
    """Who trains a team of yours: with one of them you may share a rehearsal."""
    with asked.state.house.store.reading() as session:
        return list(trainers_of(session, asked.principal.user))


def list_shares(asked: Asked) -> Mapping[int, bool]:
    """One's own rehearsals that are shared, and whether something was said of them."""
    with asked.state.house.store.reading() as session:
        return shares_of(session, asked.principal.user)


@router.get("/me/rehearsals/{id}/share")
def read_share(asked: Rehearses, id_: Id) -> Share | None:
    """With whom one is shared, whether they still see it, and what they say of it; null where it is with nobody."""
    with asked.state.house.store.reading() as session:
        return share_of(session, asked.principal.user, id_)


@router.put("/me/rehearsals/{id}/share", status_code=204)
def share(asked: Rehearses, id_: Id, sent: ShareIn) -> None:
    """Share one with somebody: they read it as you see it, also as it goes on, and may say something of it."""
    with asked.state.house.store.writing() as session:
        if share_try(session, asked.principal.user, id_, sent.to):
            audit.record(session, asked.actor, "rehearsal.share", f"{actor(sent.to)}: rehearsal {id_}")


@router.delete("/me/rehearsals/{id}/share", status_code=204)
def end_sharing(asked: Rehearses, id_: Id) -> None:
    """End it: nobody else sees the rehearsal any more, and the comment goes."""
    with asked.state.house.store.writing() as session:
        before = unshare(session, asked.principal.user, id_)
        if before:
            audit.record(session, asked.actor, "rehearsal.unshare", f"{actor(before.id)}: rehearsal {id_}")


@router.get("/shared-rehearsals")
def list_shared(asked: Trains) -> list[SharedTryOut]:
    """Rehearsals that people have shared with you, the newest first; of any other nobody is told."""
    with asked.state.house.store.reading() as session:
        return [
            SharedTryOut.model_validate(as_brief(each.brief).model_dump() | _besides(each))
            for each in shared_with(session, asked.principal.user)
        ]


@router.get("/shared-rehearsals/{id}")
def read_shared(asked: Trains, id_: SharedId) -> SharedOut:
    """One of them, with all that was said, the feedback as it was given, and the debrief."""
    with asked.state.house.store.reading() as session:
        found, known = find_shared(session, asked.principal.user, id_)
    debrief = _debrief(asked, found) if found.brief.ended_at else None
    return SharedOut.model_validate(as_told(known).model_dump() | _besides(found) | {"debrief": debrief})


@router.put("/shared-rehearsals/{id}/comment", status_code=204)
def comment(asked: Trains, id_: SharedId, sent: CommentSaid) -> None:
    """Say something of it, in the place of what you said before; whoever shared it reads it, and nobody else."""
    text = asked.state.house.store.masked(sent.text.strip())
    if not text:
        raise InvalidValue(UNSAID)
    with asked.state.house.store.writing() as session:
        comment_on(session, asked.principal.user, id_, text)


def _besides(shared: SharedTry) -> dict[str, object]:
    return {"by": shared.by.name, "shared_at": shared.shared_at, "comment": shared.comment}


def _debrief(asked: Asked, shared: SharedTry) -> Wire | None:
    try:
        return looking_back(asked, shared.by.id, shared.brief.id) | {"compared": None}
    except (Conflict, NotFound):
        return None
