"""Home: who is signed in, and what they are to whom."""

from fastapi import APIRouter, Response

from heard.storage.access import users
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
    held = sorted((each.role, teams.get(each.team_id or 0, "")) for each in user.roles)
    return show_page(asked, "pages/home/page.html", {"user": user, "roles": held, "demo": demo_shown(asked)})
