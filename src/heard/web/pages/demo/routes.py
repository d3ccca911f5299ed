"""The buttons of the block: bring the made-up conversations in, and take them out."""

from fastapi import APIRouter, Response

from heard.web.shared.asker import RunsImports
from heard.web.shared.demo import bring_in, remove
from heard.web.shared.form import HOME, go_to

router = APIRouter(include_in_schema=False)


@router.post("/demo")
def begin(asked: RunsImports) -> Response:
    """Bring them in; home tells how far it is."""
    bring_in(asked.state, asked.actor)
    return go_to(HOME)


@router.post("/demo/remove")
def end(asked: RunsImports) -> Response:
    """Take them out."""
    remove(asked.state, asked.actor)
    return go_to(HOME)
