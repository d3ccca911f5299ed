"""Teams: who works together, and whose conversations they see."""

from typing import Annotated

from fastapi import APIRouter, Path

from heard.access import AccessRole
from heard.storage.access import audit, teams
from heard.storage.access.visible import all_teams
from heard.storage.store import Session
from heard.web.api.shapes import Key, MemberOut, Team, TeamIn, TeamOut
from heard.web.shared.asker import ManagesPeople, ReadsSettings
from heard.web.shared.problem import documented

router = APIRouter(tags=["people"], responses=documented(404, 409))
Id = Annotated[Key, Path(alias="id", description="The id of a team.")]


@router.get("/teams")
def list_teams(asked: ReadsSettings) -> list[Team]:
    """The teams that conversations belong to."""
    with asked.state.house.store.reading() as session:
        return [Team(id=id_, name=name) for id_, name in all_teams(session).items()]


@router.post("/teams", status_code=201)
def add_team(asked: ManagesPeople, sent: TeamIn) -> TeamOut:
    """A new team; conversations that name it are its own from then on."""
    with asked.state.house.store.writing() as session:
        id_ = teams.add_team(session, sent.name)
        audit.record(session, asked.actor, "team.add", f"team {id_}: {teams.team_named(session, id_)}")
        return _team_out(session, id_)


@router.get("/teams/{id}")
def read_team(asked: ManagesPeople, id_: Id) -> TeamOut:
    """A team and who holds a role in it; roles are given with `PATCH /users/{id}`."""
    with asked.state.house.store.reading() as session:
        return _team_out(session, id_)


@router.patch("/teams/{id}")
def rename_team(asked: ManagesPeople, id_: Id, sent: TeamIn) -> TeamOut:
    """Call a team something else; a source that goes on naming the old one makes it anew."""
    with asked.state.house.store.writing() as session:
        before = teams.team_named(session, id_)
        teams.rename_team(session, id_, sent.name)
        now = teams.team_named(session, id_)
        audit.record(session, asked.actor, "team.rename", f"team {id_}: {before}, now {now}")
        return _team_out(session, id_)


@router.delete("/teams/{id}", status_code=204)
def remove_team(asked: ManagesPeople, id_: Id) -> None:
    """Take away a team that has no conversations, with the roles that are held in it."""
    with asked.state.house.store.writing() as session:
        name = teams.team_named(session, id_)
        teams.remove_team(session, id_)
        audit.record(session, asked.actor, "team.remove", f"team {id_}: {name}")


def _team_out(session: Session, id_: int) -> TeamOut:
    members = [
        MemberOut(user_id=each.user_id, name=each.name, role=AccessRole(each.role))
        for each in teams.members_of(session, id_)
    ]
    count = teams.count_of_team(session, id_)
    return TeamOut(id=id_, name=teams.team_named(session, id_), conversations=count, members=members)
