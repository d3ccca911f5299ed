"""Who looks at a page of the workspace, as far as its shell shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from heard.access import Action, may
from heard.storage.access import users
from heard.web.shared.asker import Asked
from heard.web.shared.pages import render


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody's name, and what they may do: a page offers nothing else."""

    name: str
    actions: frozenset[Action]


def show_page(asked: Asked, template: str, shown: Mapping[str, object]) -> Response:
    """A page of the workspace, in the shell of whoever asks."""
    return render(template, {**shown, "viewer": viewer_of(asked)})


def viewer_of(asked: Asked) -> Viewer:
    """Who asks."""
    with asked.state.house.store.reading() as session:
        user = users.user_of(session, asked.principal.user)
    return Viewer(user.name, frozenset(action for action in Action if may(asked.principal, action)))
