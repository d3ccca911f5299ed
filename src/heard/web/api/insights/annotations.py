"""Annotations: what happened on a day, noted by leads for everybody who reads figures."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from heard.access import Action, reach
from heard.errors import NotFound
from heard.storage.access import audit
from heard.storage.access.teams import team_named
from heard.storage.insights.annotations import (
    Annotation,
    Look,
    add_annotation,
    annotations,
    change_annotation,
    find_annotation,
    remove_annotation,
    restore_annotation,
)
from heard.storage.store import Session
from heard.web.api.insights.shapes import AnnotationChange, AnnotationIn, AnnotationOut, Period
from heard.web.api.shapes import Key
from heard.web.shared.asker import Annotates, Asked, ReadsInsights
from heard.web.shared.problem import Refused, documented

router = APIRouter(tags=["insights"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of an annotation.")]
OF_ALL = "What holds for all teams is noted by a lead of all teams; name a team that you lead."


@router.get("/insights/annotations")
def read_annotations(asked: ReadsInsights, wanted: Annotated[Period, Query()]) -> list[AnnotationOut]:
    """What happened, of your teams and of all, by the day; of all times unless told."""
    return happened(asked, wanted.since or date.min, wanted.until or date.max, wanted.team)


@router.post("/insights/annotations", status_code=201)
def annotate(asked: Annotates, sent: AnnotationIn) -> AnnotationOut:
    """Note what happened on a day; it is marked in every trend."""
    text = asked.state.house.store.masked(sent.text)
    with asked.state.house.store.writing() as session:
        _check(asked, session, sent.team_id)
        id_ = add_annotation(session, asked.principal.user, sent.day, text, team=sent.team_id)
        return _noted(asked, session, "add", id_)


@router.patch("/insights/annotations/{id}")
def change(asked: Annotates, id_: Id, sent: AnnotationChange) -> AnnotationOut:
    """Have one say something else."""
    with asked.state.house.store.writing() as session:
        there = _own(asked, session, id_)
        text = there.text if sent.text is None else asked.state.house.store.masked(sent.text)
        change_annotation(session, id_, sent.day or there.day, text)
        return _noted(asked, session, "change", id_)


@router.delete("/insights/annotations/{id}", status_code=204)
def remove(asked: Annotates, id_: Id) -> None:
    """Show one no more; for a day it can be brought back."""
    with asked.state.house.store.writing() as session:
        _own(asked, session, id_)
        remove_annotation(session, id_)
        _noted(asked, session, "remove", id_)


@router.post("/insights/annotations/{id}/restore")
def restore(asked: Annotates, id_: Id) -> AnnotationOut:
    """Bring one back that was removed."""
    with asked.state.house.store.writing() as session:
        _own(asked, session, id_)
        restore_annotation(session, id_)
        return _noted(asked, session, "restore", id_)


def happened(asked: Asked, since: date, until: date, team: int | None) -> list[AnnotationOut]:
    """What happened from a day up to before another, as far as somebody who asks for figures sees it."""
    with asked.state.house.store.reading() as session:
        return _told(asked, annotations(session, Look(asked.reach, since, until, team)))


def _check(asked: Asked, session: Session, team: int | None) -> None:
    """Refused, or NotFound, where they may not note anything of a team."""
    if team is None and not asked.reach.everything:
        raise Refused(403, OF_ALL)
    if team is not None and not (asked.reach.everything or team in asked.reach.teams):
        raise NotFound(f"There is no team {team}.")
    if team is not None:
        team_named(session, team)


def _own(asked: Asked, session: Session, id_: int) -> Annotation:
    """One that they may change."""
    there = find_annotation(session, id_, asked.reach)
    _check(asked, session, there.team_id)
    return there


def _noted(asked: Asked, session: Session, deed: str, id_: int) -> AnnotationOut:
    """One as it stands, once the audit knows what was done with it."""
    there = find_annotation(session, id_, asked.reach)
    of = f"team {there.team_id}" if there.team_id else "all teams"
    audit.record(session, asked.actor, f"annotation.{deed}", f"annotation {id_}: {there.day}, {of}")
    return _told(asked, [there])[0]


def _told(asked: Asked, found: Sequence[Annotation]) -> list[AnnotationOut]:
    own = reach(asked.principal, Action.ANNOTATE)
    return [
        AnnotationOut(
            **{name: getattr(each, name) for name in Annotation.__slots__},
            may_change=own.everything or each.team_id in own.teams,
        )
        for each in found
    ]
