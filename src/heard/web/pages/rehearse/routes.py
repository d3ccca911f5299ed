"""Who there is to rehearse with, and one's own tries; then a try: the conversation, the feedback, the debrief."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.access import Action, may
from heard.conversation.channel import Channel
from heard.errors import Conflict, HeardError, NotFound
from heard.rehearsal.path.lesson import lesson_on
from heard.web.api.rehearsal.rehearsals import (
    Id,
    begin,
    end,
    list_rehearsals,
    read_debrief,
    read_example,
    read_hint,
    read_rehearsal,
    remove,
    reply,
    retry,
)
from heard.web.api.rehearsal.scenarios import list_scenarios
from heard.web.api.rehearsal.shapes import RehearsalIn, SaidIn, ScenarioOut
from heard.web.api.rehearsal.shared import (
    ShareIn,
    end_sharing,
    list_shared,
    list_shares,
    list_trainers,
    read_share,
    share,
)
from heard.web.api.rehearsal.tasks import TaskState, list_own_tasks
from heard.web.pages.rehearse.drawn import HEIGHT, WIDTH, points_of
from heard.web.shared.asker import Asked, Rehearses
from heard.web.shared.form import Misfit, Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.judged import titles_of
from heard.web.shared.told.turns import anchor_of

PATH = "/rehearse"
ROOM = f"{PATH}/{{id}}"
# One customer who shows most of what the lessons are about.
PLACEMENT = "dress-for-saturday"
NOTHING_SAID = "There is no reply yet; write what you would say to this customer."
NOBODY = "Choose with whom."
UNKNOWN = "Choose a customer from the list."
LONGEST_REPLY = 64_000

router = APIRouter(include_in_schema=False)


class Narrowed(BaseModel):
    """Which customers somebody looks for."""

    industry: Typed = ""
    channel: Typed = ""
    persona: Typed = ""

    def fit(self, scenario: ScenarioOut) -> bool:
        """Whether one is among them; what is left empty narrows nothing."""
        wanted = self.model_dump()
        return all(not value or getattr(scenario, name) == value for name, value in wanted.items())


class Begun(BaseModel):
    """The customer that somebody chose."""

    scenario: Typed = ""


class Replied(BaseModel):
    """What somebody said to them."""

    text: Annotated[str, Field(max_length=LONGEST_REPLY)] = ""


class Shared(BaseModel):
    """With whom somebody shares it."""

    to: Typed = ""


@router.get(PATH)
def show(asked: Rehearses, narrowed: Annotated[Narrowed, Query()], done: Literal["removed"] | None = None) -> Response:
    """Customers by industry, and one's own tries."""
    return _list(asked, narrowed, done=done)


@router.post(PATH)
def begin_one(asked: Rehearses, sent: Annotated[Begun, Form()]) -> Response:
    """Begin a rehearsal."""
    try:
        made = begin(asked, shape(RehearsalIn, {"scenario": sent.scenario}, UNKNOWN))
    except HeardError as problem:
        return show_list(asked, problem)
    return go_to(f"{PATH}/{made.id}")


@router.get(ROOM)
def show_one(asked: Rehearses, id_: Id, help: Literal["hint", "example"] | None = None) -> Response:  # noqa: A002 - as the address has it
    """A rehearsal as it stands, with a hint or an example where somebody asks for it; once it is over, the debrief."""
    return _room(asked, id_, help_=help)


@router.post(f"{ROOM}/reply")
def say(asked: Rehearses, id_: Id, sent: Annotated[Replied, Form()]) -> Response:
    """Say something."""
    try:
        reply(asked, id_, shape(SaidIn, {"text": sent.text}, NOTHING_SAID))
    except NotFound:
        raise
    except HeardError as problem:
        return _room(asked, id_, problem, typed=sent.text)
    return go_to(f"{PATH}/{id_}")


@router.post(f"{ROOM}/retry")
def take_back(asked: Rehearses, id_: Id) -> Response:
    """Take the last reply back."""
    try:
        retry(asked, id_)
    except Conflict as problem:
        return _room(asked, id_, problem)
    return go_to(f"{PATH}/{id_}")


@router.post(f"{ROOM}/end")
def end_one(asked: Rehearses, id_: Id) -> Response:
    """Break it off, to look back."""
    end(asked, id_)
    return go_to(f"{PATH}/{id_}")


@router.post(f"{ROOM}/remove")
def remove_one(asked: Rehearses, id_: Id) -> Response:
    """Remove it."""
    remove(asked, id_)
    return go_to(PATH, done="removed")


@router.post(f"{ROOM}/share")
def share_one(asked: Rehearses, id_: Id, sent: Annotated[Shared, Form()]) -> Response:
    """Share it with somebody."""
    try:
        share(asked, id_, shape(ShareIn, {"to": sent.to}, NOBODY))
    except HeardError as problem:
        # Of a rehearsal that is nobody's here, the room itself says so.
        return _room(asked, id_, Misfit(str(problem), "to"))
    return go_to(f"{PATH}/{id_}")


@router.post(f"{ROOM}/unshare")
def unshare_one(asked: Rehearses, id_: Id) -> Response:
    """End sharing it."""
    end_sharing(asked, id_)
    return go_to(f"{PATH}/{id_}")


def show_list(asked: Asked, problem: HeardError) -> Response:
    """The list of customers, with what could not be begun."""
    return _list(asked, Narrowed(), problem)


def _list(asked: Asked, narrowed: Narrowed, problem: HeardError | None = None, done: str | None = None) -> Response:
    every = list_scenarios(asked)
    tries = list_rehearsals(asked)
    shown = {
        "scenarios": [each for each in every if narrowed.fit(each)],
        "industries": [(each, each) for each in sorted({each.industry for each in every})],
        "channels": [(each, each) for each in Channel if any(one.channel is each for one in every)],
        "personas": sorted({(each.persona, each.persona_title) for each in every}, key=lambda each: each[1]),
        "narrowed": narrowed,
        "is_narrowed": any(narrowed.model_dump().values()),
        "tries": tries,
        "placement": PLACEMENT,
        "shares": list_shares(asked),
        "shared": list_shared(asked) if may(asked.principal, Action.TRAIN) else [],
        "tasks": [each for each in list_own_tasks(asked) if each.state in {TaskState.OPEN, TaskState.OVERDUE}],
        "met": {each.scenario for each in tries},
        "done": done,
    }
    return show_page(asked, "pages/rehearse/page.html", shown, problem)


def _room(
    asked: Asked, id_: int, problem: HeardError | None = None, *, help_: str | None = None, typed: str = ""
) -> Response:
    rehearsal = read_rehearsal(asked, id_)
    writer = asked.state.house.settings.writer
    hint = example = debrief = None
    try:
        if rehearsal.ended_at:
            debrief = read_debrief(asked, id_)
        elif help_ == "hint":
            hint = read_hint(asked, id_)
        elif help_ == "example":
            example = read_example(asked, id_)
    except (Conflict, NotFound) as unlike:
        # What was kept is shown as it was; nothing more can be said of it.
        problem = problem or unlike
    shown = {
        "rehearsal": rehearsal,
        "scenario": rehearsal.customer,
        "own": rehearsal.own,
        "lesson": lesson_on(rehearsal.own.behaviour) if rehearsal.own else None,
        "titles": titles_of(asked.state.house.settings),
        "hint": hint,
        "example": example,
        "debrief": debrief,
        "writer": urlsplit(writer.url).hostname if writer else None,
        "arc": points_of(debrief["arc"]) if debrief else (),
        "size": (WIDTH, HEIGHT),
        "now": rehearsal.moments[-1].state if rehearsal.moments else rehearsal.start,
        "typed": typed,
        "share": read_share(asked, id_),
        "trainers": list_trainers(asked),
        "anchor_of": anchor_of,
    }
    return show_page(asked, "pages/rehearse/room.html", shown, problem)
