"""The list of experiments, the form that registers one, and one of them: how far it is, then what came of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Query, Response
from pydantic import BaseModel, Field

from heard.errors import HeardError, InvalidValue
from heard.insights.experiment import MOST_WEEKS, DeskCue, Direction, SwitchKind, Unit
from heard.rubric.catalogue import BEHAVIOURS
from heard.storage.access.visible import all_teams
from heard.storage.insights.measures import Measure, is_share
from heard.suggest.statements.statement import Intent
from heard.web.api.insights.experiment_shapes import EarlyEnd, ExpectedOut, NewExperiment, ResultOut
from heard.web.api.insights.experiments import (
    Id,
    end_experiment,
    expect,
    list_experiments,
    read_experiment,
    read_result,
    register_experiment,
)
from heard.web.api.shapes import Key
from heard.web.shared.asker import Asked, Experiments
from heard.web.shared.form import Misfit, Typed, go_to, shape
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.table import FileKind, take_along
from heard.wiring.insights.experiments import Stage

PATH = "/insights/experiments"
LIST, NEW, ONE = (f"pages/experiments/{name}.html" for name in ("page", "new", "one"))
WEEKS = range(2, MOST_WEEKS + 1, 2)
USUAL_WEEKS = 4
COLUMNS = ("team", "day", "on", "conversations", "could_be", "was")
# All statements that are for the same, as the form names them.
SETS = "set"
ODD = "Give it a name of at most 500 letters, and choose what is switched, what is measured, and the teams."
SENTENCES = {
    "name": "Give it a name of at most 500 letters.",
    "teams": "Choose the teams in which it is tried.",
    "smallest": "Say a change above 0, and of a share below 100 points.",
}
UNSWITCHED = "Choose what is switched."
NO_DAY = "Say on which day it begins, such as 2027-03-31."
NO_NUMBER = "Say the smallest change that would matter, as a number above 0."
NO_REASON = "Say why, in one sentence of at most 500 letters: it stands beside the result."

router = APIRouter(include_in_schema=False)


class Begun(BaseModel):
    """What somebody typed into the form; a change of a share is typed in points."""

    name: Typed = ""
    what: Typed = ""
    measure: Typed = Measure.HEARD_RATE
    direction: Typed = Direction.RISE
    smallest: Typed = "5"
    unit: Typed = Unit.DAY
    teams: Annotated[list[Key], Field(max_length=200)] = []
    first: Typed = ""
    weeks: Typed = str(USUAL_WEEKS)

    def plan(self, asked: Asked) -> NewExperiment:
        """The plan; InvalidValue says what is missing."""
        wanted = {
            "name": self.name.strip(),
            "switches": self._switches(asked),
            "measure": self.measure,
            "direction": self.direction,
            "smallest": _number(self.smallest) / (100 if is_share(self.measure) else 1),
            "unit": self.unit,
            "teams": self.teams,
            "first": _day(self.first),
            "weeks": self.weeks,
        }
        return shape(NewExperiment, wanted, ODD, SENTENCES)

    def _switches(self, asked: Asked) -> list[dict[str, str]]:
        kind, _, name = self.what.partition(":")
        if not name:
            raise Misfit(UNSWITCHED, "what")
        if kind == SETS:
            alike = (each.id for each in asked.state.house.settings.statements if each.intent == name)
            return [{"kind": SwitchKind.STATEMENT, "name": id_} for id_ in alike]
        return [{"kind": kind, "name": name}]


@router.get(PATH)
def show(asked: Experiments) -> Response:
    """Those of one's teams, the newest first."""
    return show_page(asked, LIST, {"experiments": list_experiments(asked)})


@router.get(f"{PATH}/new")
def begin(asked: Experiments) -> Response:
    """A form for one more; it offers the next Monday."""
    today = asked.state.house.store.clock().date()
    monday = today + timedelta(days=7 - today.weekday())
    teams = _teams(asked)
    return _form(asked, Begun(first=monday.isoformat(), teams=list(teams) if len(teams) == 1 else []))


@router.post(f"{PATH}/look")
def look(asked: Experiments, sent: Annotated[Begun, Form()]) -> Response:
    """What it could be expected to see, above the form."""
    try:
        return _form(asked, sent, expected=expect(asked, sent.plan(asked)))
    except HeardError as problem:
        return _form(asked, sent, problem)


@router.post(PATH)
def add(asked: Experiments, sent: Annotated[Begun, Form()]) -> Response:
    """Register it."""
    try:
        made = register_experiment(asked, sent.plan(asked))
    except HeardError as problem:
        return _form(asked, sent, problem)
    return go_to(f"{PATH}/{made.id}")


@router.get(f"{PATH}/{{id}}")
def show_one(asked: Experiments, id_: Id) -> Response:
    """How far it is, and once it is over what came of it."""
    return _one(asked, id_)


@router.post(f"{PATH}/{{id}}/end")
def end(asked: Experiments, id_: Id, why: Annotated[str, Form(max_length=2000)] = "") -> Response:
    """End it before its time."""
    try:
        end_experiment(asked, id_, shape(EarlyEnd, {"why": why.strip()}, NO_REASON))
    except InvalidValue as problem:
        return _one(asked, id_, problem, why)
    return go_to(f"{PATH}/{id_}")


@router.get(f"{PATH}/{{id}}/export")
def export(asked: Experiments, id_: Id, kind: Annotated[FileKind, Query()] = FileKind.CSV) -> Response:
    """Its days as a file, so that anybody can work it out again."""
    return take_along(asked, kind, f"experiments?id={id_}", COLUMNS, _rows(read_result(asked, id_)))


def _form(
    asked: Asked, sent: Begun, problem: HeardError | None = None, expected: ExpectedOut | None = None
) -> Response:
    shown = {
        "sent": sent,
        "expected": expected,
        "share": is_share(sent.measure),
        "teams": _teams(asked),
        "weeks": WEEKS,
        "cues": list(DeskCue),
        "intents": list(Intent),
        "measures": list(Measure),
        "behaviours": [*BEHAVIOURS, *asked.state.house.model.taught],
    }
    return show_page(asked, NEW, shown, problem)


def _one(asked: Asked, id_: int, problem: HeardError | None = None, why: str = "") -> Response:
    found = read_experiment(asked, id_)
    kinds = [*BEHAVIOURS, *asked.state.house.model.taught]
    shown = {
        "experiment": found,
        "why": why,
        "today": asked.state.house.store.clock().date(),
        "statements": {each.id: each.text for each in asked.state.house.settings.statements},
        "behaviours": {each.id: each.title for each in kinds},
        "result": read_result(asked, id_) if found.stage is Stage.OVER else None,
        "may_end": found.stage in {Stage.AHEAD, Stage.UNDER_WAY},
    }
    return show_page(asked, ONE, shown, problem)


def _teams(asked: Asked) -> dict[int, str]:
    with asked.state.house.store.reading() as session:
        teams = all_teams(session)
    return {key: name for key, name in teams.items() if asked.reach.everything or key in asked.reach.teams}


def _rows(result: ResultOut) -> Iterator[dict[str, object]]:
    for each in result.days:
        yield each.model_dump()


def _number(typed: str) -> float:
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise Misfit(NO_NUMBER, "smallest") from None


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Misfit(NO_DAY, "first") from None
