"""Coaching only, or quality mode: what leads see of single agents, switched with a reason that agents are told."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from pydantic import BaseModel

from heard.errors import HeardError
from heard.web.api.fair.mode import read_mode, set_mode
from heard.web.api.fair.shapes import ModeIn
from heard.web.shared.asker import Asked, ChangesSettings
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page

PATH = "/settings/mode"
UNSAID = "Say in 10 to 500 letters why; every agent reads it."
Done = Literal["on", "off"]

router = APIRouter(include_in_schema=False)


class Sent(BaseModel):
    """What somebody wants to hold from now on, and why."""

    quality: bool = False
    reason: Typed = ""


@router.get(PATH)
def show(asked: ChangesSettings, done: Done | None = None) -> Response:
    """What holds."""
    return _page(asked, Sent(), done=done)


@router.post(PATH)
def switch(asked: ChangesSettings, sent: Annotated[Sent, Form()]) -> Response:
    """Switch it."""
    try:
        set_mode(asked, shape(ModeIn, {"quality": sent.quality, "reason": sent.reason.strip()}, UNSAID))
    except HeardError as problem:
        return _page(asked, sent, problem)
    return go_to(PATH, done="on" if sent.quality else "off")


def _page(asked: Asked, sent: Sent, problem: HeardError | None = None, done: Done | None = None) -> Response:
    shown = {"mode": read_mode(asked), "sent": sent, "done": done}
    return show_page(asked, "pages/mode/page.html", shown, problem)
