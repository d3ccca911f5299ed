"""The queue as a page: what is worth a look, saved filters, samples, and what is assigned to oneself."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel

from heard.access import Action, may, reach
from heard.conversation.channel import Channel
from heard.errors import HeardError
from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.access.visible import all_teams
from heard.storage.quality.assignments import load_of
from heard.storage.quality.queue import Queued, Stratum, agents_of, languages_of
from heard.storage.quality.reasons import Reason
from heard.storage.quality.sought import Graded
from heard.web.api.quality.assignments import (
    GoalIn,
    NewAssignments,
    assign,
    finish,
    list_assignees,
    read_goal,
    set_goal,
)
from heard.web.api.quality.assignments import Id as AssignmentId
from heard.web.api.quality.queue import (
    Id,
    NewFilter,
    QueueFilter,
    drop_filter,
    list_filters,
    packed,
    read_queue,
    save_filter,
)
from heard.web.api.shapes import Cursor, whole
from heard.web.pages.quality.chosen import PATH, Chosen, address
from heard.web.shared.asker import Asked, Assigns, Grades
from heard.web.shared.form import Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along

MOST, AT_ONCE = 30, 200
TEMPLATE = "pages/quality/page.html"
# Where somebody looks at one of them, and goes on to the next from there.
LOOK = f"{PATH}/conversations"
FIGURES = "heard lowest taken_up voiced still_unheard unsure".split()
# A file of figures by agent would be the list that there is not to be: it names none (docs/guides/fair.md).
COLUMNS = [
    *"id source external_id channel subject team customer opened_at last_at reasons urgency".split(),
    *FIGURES,
    *"graded_by assigned_to".split(),
]
UNDRAWN = "Say how many, at most 500, and to whom; a day is one such as 2026-11-30."
NAMELESS = "A saved filter has a name of 1 to 100 letters; give one."
GOALS = "A goal is a number of gradings a week, from 1 to 1000; leave it empty for none."

router = APIRouter(include_in_schema=False)


class Sent(Chosen):
    """The filter, and what somebody typed into one of the forms around it, or is told of what they did.

    `removed` is the name of a saved filter that is gone, so that it can be brought back.
    """

    name: Typed = ""
    shared: bool = False
    count: Typed = "10"
    by: Typed = ""
    people: tuple[Typed, ...] = ()
    due: Typed = ""
    seed: Typed = ""
    a_week: Typed = ""
    given: int | None = None
    had: int = 0
    removed: Typed = ""


class Goal(BaseModel):
    """What was typed of a goal."""

    a_week: Typed = ""


@router.get(PATH)
def show(asked: Grades, sent: Annotated[Sent, Query()], cursor: Cursor = None) -> Response:
    """Conversations worth a look, or those of another filter."""
    return _page(asked, sent, cursor=cursor)


@router.get(f"{PATH}/export")
def export(asked: Grades, chosen: Annotated[Chosen, Query()], kind: FileKind = FileKind.CSV) -> Response:
    """All that are found, as a file; without figures where they are one agent's."""
    wanted = chosen.filter
    rows = whole(lambda cursor: read_queue(asked, wanted, cursor, AT_ONCE))
    columns = [name for name in COLUMNS if wanted.agent is None or name not in FIGURES]
    return take_along(asked, kind, address(wanted, "queue"), columns, map(_taken, rows))


@router.post(f"{PATH}/sample")
def draw(asked: Assigns, sent: Annotated[Sent, Form()]) -> Response:
    """Draw conversations by lot, and give them to people."""
    try:
        wanted = sent.filter
        made = assign(asked, shape(NewAssignments, _drawn(sent, wanted), UNDRAWN))
    except HeardError as problem:
        return _page(asked, sent, problem, at="sample")
    given = sum(map(len, made.to.values()))
    return go_to(address(wanted, given=given, had=made.already, seed=made.seed))


@router.post(f"{PATH}/filters")
def save(asked: Grades, sent: Annotated[Sent, Form()]) -> Response:
    """Keep the filter under a name."""
    try:
        wanted = sent.filter
        told = {"name": sent.name.strip(), "filter": wanted.model_dump(), "shared": sent.shared}
        save_filter(asked, shape(NewFilter, told, NAMELESS))
    except HeardError as problem:
        return _page(asked, sent, problem, at="filters")
    return go_to(address(wanted))


@router.post(f"{PATH}/filters/{{id}}/remove")
def remove(asked: Grades, id_: Id) -> Response:
    """Keep a filter no longer."""
    kept = next((each for each in list_filters(asked) if each.own and each.id == id_), None)
    drop_filter(asked, id_)
    if kept is None:
        return go_to(PATH)
    told = {"removed": kept.name} | ({"shared": "true"} if kept.shared else {})
    return go_to(address(kept.filter, **told))


@router.post(f"{PATH}/assignments/{{id}}/done")
def end(asked: Grades, id_: AssignmentId) -> Response:
    """Say that one has looked at what was assigned, and has nothing to grade."""
    finish(asked, id_)
    return go_to(address(QueueFilter(mine=True)))


@router.post(f"{PATH}/goal")
def aim(asked: Grades, sent: Annotated[Goal, Form()]) -> Response:
    """Say how many gradings one wants to make a week."""
    try:
        set_goal(asked, shape(GoalIn, {"a_week": sent.a_week.strip() or None}, GOALS))
    except HeardError as problem:
        return _page(asked, Sent(a_week=sent.a_week), problem, at="goal")
    return go_to(PATH)


def _page(
    asked: Asked, sent: Sent, problem: HeardError | None = None, *, cursor: str | None = None, at: str = "narrow"
) -> Response:
    """The queue as it is narrowed; `at` is the form to which what went wrong belongs."""
    try:
        wanted = sent.filter
    except HeardError as unfit:
        wanted, problem = QueueFilter(), problem or unfit
    found = read_queue(asked, wanted, cursor, MOST)
    back = urlencode({"queue": packed(wanted)})
    shown = {
        "rows": [(each, f"{LOOK}/{each.row.id}?{back}") for each in found.items],
        "next": address(wanted, cursor=found.next) if found.next else None,
        "sent": sent,
        "wanted": wanted,
        "usual": QueueFilter(),
        "at": at if problem else None,
        "file": address(wanted, f"{PATH}/export"),
        "user": asked.principal.user,
        "are_mine": wanted.mine or not asked.reach.by_name,
        "presets": _presets(asked),
    }
    return show_page(asked, TEMPLATE, {**shown, **_choices(asked), **_own(asked)}, problem)


def _presets(asked: Asked) -> Mapping[str, tuple[str, QueueFilter]]:
    """Filters that nobody has to save; whoever only reviews has all of theirs in the first."""
    done = {"done": QueueFilter(graded=Graded.DONE)}
    own = {"mine": QueueFilter()}
    filters = {"worth": QueueFilter(), "mine": QueueFilter(mine=True)} if asked.reach.by_name else own
    return {name: (address(each), each) for name, each in (filters | done).items()}


def _choices(asked: Asked) -> dict[str, object]:
    """What the forms offer."""
    drawing = replace(asked, reach=reach(asked.principal, Action.ASSIGN))
    known = asked.reach.teams | asked.reach.queues | {each.team for each in asked.reach.assigned}
    with asked.state.house.store.reading() as session:
        every = asked.reach.everything or None in known
        return {
            "teams": [name for id_, name in all_teams(session).items() if every or id_ in known],
            "agents": agents_of(session, asked.reach),
            "languages": languages_of(session, asked.reach),
            "channels": list(Channel),
            "reasons": list(Reason),
            "behaviours": {each.id: each.title for each in BEHAVIOURS},
            "strata": list(Stratum),
            "assignees": list_assignees(drawing) if may(asked.principal, Action.ASSIGN) else [],
        }


def _own(asked: Asked) -> dict[str, object]:
    """What somebody has set themselves and was given."""
    with asked.state.house.store.reading() as session:
        load = load_of(session, asked.principal.user, asked.reach)
    return {
        "load": load,
        "goal": read_goal(asked),
        "saved": [(each, address(each.filter)) for each in list_filters(asked)],
    }


def _drawn(sent: Sent, wanted: QueueFilter) -> dict[str, object]:
    """What was typed of a sample, as the API takes it; a day is over when it ends."""
    sample = {
        "filter": wanted.model_dump(),
        "count": sent.count,
        "by": sent.by or None,
        "seed": sent.seed.strip() or None,
    }
    until = f"{sent.due}T23:59:59Z" if sent.due else None
    return {"sample": sample, "people": sent.people, "until": until}


def _taken(each: Queued) -> dict[str, object]:
    """A row of the file."""
    own = asdict(each.row) | (asdict(each.figures) if each.figures else {})
    told = {
        "reasons": " ".join(each.reasons),
        "urgency": each.place.urgency,
        "graded_by": ", ".join(one.name for one in each.graded),
        "assigned_to": ", ".join(one.name for one in each.assigned),
    }
    return {name: (own | told).get(name) for name in COLUMNS}
