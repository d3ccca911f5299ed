"""Home: who is signed in, and what they are to whom."""

from fastapi import APIRouter, Response

from heard.storage.access import users
from heard.storage.access.users import HeldRole
from heard.storage.access.visible import all_teams
from heard.web.shared.asker import Oneself
from heard.web.shared.demo import demo_shown
from heard.web.shared.shell.viewer import show_page

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(asked: Oneself) -> Response:
    """Who is signed in, and what they are to whom."""
    with asked.state.house.store.reading() as session:
        user, teams = users.user_of(session, asked.principal.user), all_teams(session)

    def told(held: HeldRole) -> str:
        return f"{held.role.title()} in {'all teams' if held.team_id is None else f'the team {teams[held.team_id]}'}"

    shown = {"user": user, "roles": sorted(map(told, user.roles)), "demo": demo_shown(asked)}
    return show_page(asked, "pages/home/page.html", shown)
