"""Who looks at a page of the workspace, as far as its shell shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from heard.access import Action, may
from heard.errors import HeardError
from heard.storage.access import users
from heard.web.shared.asker import Asked
from heard.web.shared.pages import render
from heard.web.shared.problem import status_of


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody's name, what they may do (a page offers nothing else), and whether their team wants notices."""

    name: str
    actions: frozenset[Action]
    has_notices: bool = False


def show_page(asked: Asked, template: str, shown: Mapping[str, object], problem: HeardError | None = None) -> Response:
    """A page of the workspace, in the shell of whoever asks, with the sentence of what went wrong, if something did."""
    told = {**shown, "viewer": viewer_of(asked), "problem": problem}
    return render(template, told, status=status_of(problem) if problem else 200)


def viewer_of(asked: Asked) -> Viewer:
    """Who asks."""
    with asked.state.house.store.reading() as session:
        user = users.user_of(session, asked.principal.user)
    actions = frozenset(action for action in Action if may(asked.principal, action))
    return Viewer(user.name, actions, bool(asked.state.house.settings.notified))
