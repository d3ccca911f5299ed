"""Assignments: conversations given to somebody for a look, chosen or drawn by lot; and goals of one's own."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from heard.access import Action, reach
from heard.errors import InvalidValue, NotFound
from heard.quality.sample import sample, stratified
from heard.storage.access import audit
from heard.storage.access.visible import Wanted, seen
from heard.storage.quality import assignments as given
from heard.storage.quality.assignments import Assignment, Goal
from heard.storage.quality.graders import all_graders
from heard.storage.quality.queue import Stratum, strata
from heard.storage.store import Session
from heard.web.api.quality.queue import FilterSent, sought_by
from heard.web.api.shapes import Cursor, Key, Most, Page, Strict
from heard.web.shared.asker import Asked, Assigns, Grades
from heard.web.shared.problem import documented
from heard.wiring.access.people import actor

router = APIRouter(tags=["quality"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of an assignment.")]
MOST_GIVEN = 500
SEEDS = 2**31
NOTHING = "No conversation is like this any more that these people may be given; choose another filter, or others."
UNSAID = "Name the conversations, or a filter and how many of them to draw; one of the two."


class WhoseAssignments(StrEnum):
    """Whose assignments: one's own, or all of the teams that one leads."""

    MINE = "mine"
    TEAM = "team"


class SampleIn(Strict):
    """Conversations to be drawn by lot: from a filter, spread over what `by` says; the same seed draws the same."""

    filter: FilterSent = FilterSent()
    count: Annotated[int, Field(ge=1, le=MOST_GIVEN)]
    by: Stratum | None = None
    seed: Annotated[int | None, Field(ge=0, lt=SEEDS)] = None


class NewAssignments(Strict):
    """What is to be given to whom: conversations by their ids, or a sample; spread evenly over the people."""

    conversations: Annotated[tuple[Key, ...], Field(max_length=MOST_GIVEN)] = ()
    sample: SampleIn | None = None
    people: Annotated[list[Key], Field(min_length=1, max_length=50, description="Leads and reviewers of the team.")]
    until: datetime | None = None


class AssignedOut(BaseModel):
    """What was given, by the ids of users; `already` is how many one of them had before, `seed` draws it again."""

    to: dict[int, list[int]]
    already: int
    seed: int | None


class AssigneeOut(BaseModel):
    """Somebody who may be given conversations: of all teams, or of those whose ids stand here."""

    user_id: int
    name: str
    everywhere: bool
    teams: list[int]


class GoalIn(Strict):
    """How many gradings you want to make a week; null for no goal."""

    a_week: Annotated[int | None, Field(ge=1, le=1000)]


@router.get("/assignments")
def list_assignments(
    asked: Grades,
    whose: WhoseAssignments = WhoseAssignments.MINE,
    *,
    is_open: bool = False,
    cursor: Cursor = None,
    most: Most = 50,
) -> Page[Assignment]:
    """Assignments of your own, or of the teams that you lead, the newest first; perhaps those not done yet."""
    name = f"assignments {asked.actor} {whose} {is_open}"
    before = asked.state.unsigned(cursor, of=name) if cursor else None
    is_mine = whose is WhoseAssignments.MINE
    within = asked.reach if is_mine else reach(asked.principal, Action.ASSIGN)
    user = asked.principal.user if is_mine else None
    with asked.state.house.store.reading() as session:
        found = given.assignments(session, within, user=user, is_open=is_open, page=(before, most))
    following = asked.state.signed(found[-1].id, of=name) if len(found) == most else None
    return Page(items=list(found), next=following)


@router.post("/assignments", status_code=201)
def assign(asked: Assigns, sent: NewAssignments) -> AssignedOut:
    """Give conversations to one or several people; whoever reviews sees what they are given, and nothing else."""
    with asked.state.house.store.writing() as session:
        ids, seed = _chosen(session, asked, sent)
        made = given.assign(session, ids, sent.people, by=asked.principal.user, until=sent.until)
        for user, keys in made.to.items():
            if keys:
                audit.record(session, asked.actor, "assignment.add", f"{actor(user)}: {_named(keys)}")
    return AssignedOut(to={user: list(keys) for user, keys in made.to.items()}, already=made.already, seed=seed)


@router.post("/assignments/{id}/done", status_code=204)
def finish(asked: Grades, id_: Id) -> None:
    """Say that you have looked at what was assigned to you, and have nothing to grade in it."""
    with asked.state.house.store.writing() as session:
        mine = given.assignment_of(session, id_, asked.reach, user=asked.principal.user)
        given.finish(session, id_)
        audit.record(
            session, asked.actor, "assignment.done", f"{actor(mine.user_id)}: {_named([mine.conversation_id])}"
        )


@router.delete("/assignments/{id}", status_code=204)
def take_back(asked: Assigns, id_: Id) -> None:
    """Take an assignment away."""
    with asked.state.house.store.writing() as session:
        gone = given.assignment_of(session, id_, asked.reach)
        given.take_back(session, id_)
        told = f"{actor(gone.user_id)}: {_named([gone.conversation_id])}"
        audit.record(session, asked.actor, "assignment.remove", told)


@router.get("/assignees")
def list_assignees(asked: Assigns) -> list[AssigneeOut]:
    """Who may be given conversations of your teams: their leads and reviewers."""
    with asked.state.house.store.reading() as session:
        found = all_graders(session, asked.reach)
    return [
        AssigneeOut(
            user_id=each.id,
            name=each.name,
            everywhere=each.reach.everything,
            teams=sorted(_seen(asked, each.reach.teams)),
        )
        for each in found
    ]


@router.get("/goal")
def read_goal(asked: Grades) -> Goal:
    """How many gradings you want to make a week, and how many you have submitted since Monday."""
    with asked.state.house.store.reading() as session:
        return given.goal_of(session, asked.principal.user)


@router.put("/goal")
def set_goal(asked: Grades, sent: GoalIn) -> Goal:
    """Say how many gradings you want to make a week; nobody else is told."""
    with asked.state.house.store.writing() as session:
        given.set_goal(session, asked.principal.user, sent.a_week)
        audit.record(session, asked.actor, "goal.set", f"{sent.a_week or 'none'} a week")
        return given.goal_of(session, asked.principal.user)


def _chosen(session: Session, asked: Asked, sent: NewAssignments) -> tuple[Sequence[int], int | None]:
    """The conversations that are to be given, and the seed they were drawn by, if they were."""
    if (sent.sample is None) == (not sent.conversations):
        raise InvalidValue(UNSAID)
    if sent.sample is None:
        wanted = Wanted(asked.reach, ids=sent.conversations, most=MOST_GIVEN)
        missing = set(sent.conversations) - {row.id for row in seen(session, wanted)}
        if missing:
            raise NotFound(f"There is no conversation {min(missing)}.")
        return sent.conversations, None
    seed = secrets.randbelow(SEEDS) if sent.sample.seed is None else sent.sample.seed
    people = [each for each in all_graders(session) if each.id in sent.people]
    parts = strata(session, sought_by(asked, sent.sample.filter), sent.sample.by, people)
    ids = _drawn(parts, sent.sample, seed)
    if not ids:
        raise InvalidValue(NOTHING)
    return ids, seed


def _drawn(parts: Mapping[str, Sequence[int]], wanted: SampleIn, seed: int) -> Sequence[int]:
    if wanted.by is None:
        return sample([id_ for ids in parts.values() for id_ in ids], wanted.count, seed)
    return stratified(parts, wanted.count, seed)


def _seen(asked: Asked, teams: frozenset[int]) -> frozenset[int]:
    return teams if asked.reach.everything else teams & asked.reach.teams


def _named(keys: Sequence[int]) -> str:
    return f"conversation {keys[0]}" if len(keys) == 1 else f"conversations {', '.join(map(str, keys))}"
