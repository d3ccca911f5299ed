"""A try that somebody has shared, as they see it, with room for one comment."""

from typing import Annotated

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel, Field

from heard.errors import HeardError, NotFound
from heard.rehearsal.cards.shelf import shipped_scenarios
from heard.web.api.rehearsal.scenarios import told
from heard.web.api.rehearsal.shared import LONGEST_COMMENT, CommentSaid, SharedId, comment, read_shared
from heard.web.pages.rehearse.drawn import HEIGHT, WIDTH, points_of
from heard.web.shared.asker import Asked, Trains
from heard.web.shared.form import Misfit, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.turns import anchor_of

PATH = "/rehearse/shared/{id}"
UNSAID = f"Write a comment of at most {LONGEST_COMMENT:,} letters."

router = APIRouter(include_in_schema=False)


class Said(BaseModel):
    """What somebody says of it."""

    text: Annotated[str, Field(max_length=64_000)] = ""


@router.get(PATH)
def show(asked: Trains, id_: SharedId) -> Response:
    """The conversation, what each reply did, and once it is over the debrief."""
    return _page(asked, id_)


@router.post(f"{PATH}/comment")
def say(asked: Trains, id_: SharedId, sent: Annotated[Said, Form()]) -> Response:
    """Say something of it."""
    try:
        comment(asked, id_, shape(CommentSaid, {"text": sent.text.strip()}, UNSAID))
    except NotFound:
        raise
    except HeardError as problem:
        return _page(asked, id_, Misfit(str(problem), "text"), typed=sent.text)
    return go_to(PATH.format(id=id_))


def _page(asked: Asked, id_: int, problem: HeardError | None = None, *, typed: str | None = None) -> Response:
    rehearsal = read_shared(asked, id_)
    card = shipped_scenarios().get(rehearsal.scenario)
    debrief = rehearsal.debrief
    shown = {
        "rehearsal": rehearsal,
        "scenario": told(card) if card else None,
        "debrief": debrief,
        "arc": points_of(debrief["arc"]) if debrief else (),
        "size": (WIDTH, HEIGHT),
        "typed": typed if typed is not None else rehearsal.comment or "",
        "longest": LONGEST_COMMENT,
        "anchor_of": anchor_of,
    }
    return show_page(asked, "pages/rehearse/shared.html", shown, problem)
