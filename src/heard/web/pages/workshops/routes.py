"""The way into a workshop, the rooms that one leads, and the room as everybody in it sees it."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, may
from heard.errors import HeardError, InvalidValue, NotFound
from heard.web.api.rehearsal.scenarios import list_scenarios
from heard.web.api.rehearsal.shapes import RehearsalIn, SaidIn
from heard.web.api.rehearsal.workshops import (
    Code,
    NextIn,
    VoteIn,
    answer,
    close_room,
    compare_answers,
    go_on,
    list_workshops,
    open_room,
    plain,
    put_vote,
    read_room,
    remove_room,
    reveal_answers,
)
from heard.web.shared.asker import Asked, Rehearses, Trains
from heard.web.shared.form import Misfit, Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.turns import anchor_of

PATH = "/workshops"
ROOM = f"{PATH}/{{id}}"
NO_CODE = "Type the code that whoever leads the workshop reads out."
NO_CUSTOMER = "Choose a customer."
NO_SEED = "A seed is a whole number; leave it empty, and the customer finds other words than in your earlier rooms."
NOTHING_SAID = "There is no answer yet; write what you would say to this customer."
NO_ANSWER = "Choose one of the answers."

router = APIRouter(include_in_schema=False)


class Sought(BaseModel):
    """A code that somebody typed."""

    code: Typed = ""


class Opened(BaseModel):
    """The customer of a room."""

    scenario: Typed = ""
    seed: Typed = ""


class Answered(BaseModel):
    """What somebody answers."""

    text: Annotated[str, Field(max_length=64_000)] = ""


class Picked(BaseModel):
    """One of the answers; nothing for none of them."""

    answer: Typed = ""


@router.get(PATH)
def show(asked: Rehearses, sought: Annotated[Sought, Query()], done: Literal["removed"] | None = None) -> Response:
    """A field for the code, and for whoever leads workshops their rooms; straight into the room of a code."""
    code = plain(sought.code)
    if not sought.code:
        return _list(asked, done=done)
    try:
        if not code:
            raise Misfit(NO_CODE, "code")
        read_room(asked, code)
    except NotFound as problem:
        return _list(asked, Misfit(str(problem), "code"), typed=sought.code)
    except InvalidValue as problem:
        return _list(asked, problem, typed=sought.code)
    return go_to(f"{PATH}/{code}")


@router.post(PATH)
def open_one(asked: Trains, sent: Annotated[Opened, Form()]) -> Response:
    """Open a room."""
    try:
        card = {"scenario": sent.scenario, "seed": sent.seed.strip() or None}
        made = open_room(asked, shape(RehearsalIn, card, NO_CUSTOMER, {"seed": NO_SEED}))
    except HeardError as problem:
        return _list(asked, problem if isinstance(problem, Misfit) else Misfit(str(problem), "scenario"), card=sent)
    return go_to(f"{PATH}/{made.code}")


@router.get(ROOM)
def show_one(asked: Rehearses, code: Code, seen: Literal["afar"] | None = None) -> Response:
    """The room; seen from afar it is what a projector shows, and has nothing to click."""
    return _room(asked, code, from_afar=seen is not None)


@router.post(f"{ROOM}/answer")
def put_answer(asked: Rehearses, code: Code, sent: Annotated[Answered, Form()]) -> Response:
    """Answer the customer."""
    return _room_after(
        lambda: answer(asked, code, shape(SaidIn, {"text": sent.text.strip()}, NOTHING_SAID)), asked, code
    )


@router.post(f"{ROOM}/vote")
def put_one(asked: Rehearses, code: Code, sent: Annotated[Picked, Form()]) -> Response:
    """Say which answer one would like to get."""
    return _room_after(lambda: put_vote(asked, code, shape(VoteIn, {"answer": sent.answer}, NO_ANSWER)), asked, code)


@router.post(f"{ROOM}/compare")
def end_round(asked: Trains, code: Code) -> Response:
    """End the round."""
    return _room_after(lambda: compare_answers(asked, code), asked, code)


@router.post(f"{ROOM}/reveal")
def tell(asked: Trains, code: Code) -> Response:
    """Tell what each answer does."""
    return _room_after(lambda: reveal_answers(asked, code), asked, code)


@router.post(f"{ROOM}/next")
def begin_round(asked: Trains, code: Code, sent: Annotated[Picked, Form()]) -> Response:
    """Go on with an answer, or with how a good listener might have put it."""
    wanted = {"answer": sent.answer or None}
    return _room_after(lambda: go_on(asked, code, shape(NextIn, wanted, NO_ANSWER)), asked, code)


@router.post(f"{ROOM}/close")
def close_one(asked: Trains, code: Code) -> Response:
    """Close the room."""
    return _room_after(lambda: close_room(asked, code), asked, code)


@router.post(f"{ROOM}/remove")
def remove_one(asked: Trains, code: Code) -> Response:
    """Remove the room."""
    remove_room(asked, code)
    return go_to(PATH, done="removed")


def _list(
    asked: Asked,
    problem: HeardError | None = None,
    *,
    typed: str = "",
    card: Opened | None = None,
    done: str | None = None,
) -> Response:
    leads = may(asked.principal, Action.TRAIN)
    shown = {
        "rooms": list_workshops(asked) if leads else [],
        "scenarios": list_scenarios(asked) if leads else [],
        "typed": typed,
        "card": card or Opened(),
        "done": done,
    }
    return show_page(asked, "pages/workshops/page.html", shown, problem)


def _room_after(deed: Callable[[], object], asked: Asked, code: str) -> Response:
    """The room once something is done, or with what went wrong."""
    try:
        deed()
    except NotFound:
        raise
    except HeardError as problem:
        return _room(asked, code, problem)
    return go_to(f"{PATH}/{plain(code)}")


def _room(asked: Asked, code: str, problem: HeardError | None = None, *, from_afar: bool = False) -> Response:
    shown = {"room": read_room(asked, code), "anchor_of": anchor_of, "from_afar": from_afar}
    return show_page(asked, "pages/workshops/room.html", shown, problem)
