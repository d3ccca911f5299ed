"""Who looks at a page of the workspace, as far as its shell shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from heard.access import Action, may, reach
from heard.errors import HeardError
from heard.storage.access import users
from heard.storage.happening.notices import count_new
from heard.storage.insights.mode import Mode, has_read, mode_in_force
from heard.web.shared.asker import Asked
from heard.web.shared.pages import render
from heard.web.shared.problem import Refused, status_of

# Whoever has so many to look at need not know how many more.
MOST_NEW = 100


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody's name, and what they may do: a page offers nothing else.

    `mode` is what an agent has not read yet of what leads see of single agents.
    `new_notices` are those that came since they last looked at them; None where their team wants none.
    """

    name: str
    actions: frozenset[Action]
    new_notices: int | None = None
    mode: Mode | None = None


def show_page(
    asked: Asked, template: str, shown: Mapping[str, object], problem: HeardError | Refused | None = None
) -> Response:
    """A page of the workspace, in the shell of whoever asks, with the sentence of what went wrong, if something did."""
    refused = problem if isinstance(problem, Refused) else None
    told = {**shown, "viewer": viewer_of(asked), "problem": refused.detail if refused else problem}
    headers = refused.headers if refused else None
    return render(template, told, status=status_of(problem) if problem else 200, headers=headers)


def viewer_of(asked: Asked) -> Viewer:
    """Who asks."""
    with asked.state.house.store.reading() as session:
        user = users.user_of(session, asked.principal.user)
        new = None
        if asked.state.house.settings.notified:
            seen = reach(asked.principal, Action.READ_CONVERSATIONS)
            new = count_new(session, seen, after=user.notices_seen or 0, most=MOST_NEW)
        mode = mode_in_force(session) if may(asked.principal, Action.READ_OWN_FIGURES) else None
        if mode is not None and has_read(session, user.id, mode.id):
            mode = None
    return Viewer(user.name, frozenset(action for action in Action if may(asked.principal, action)), new, mode)
