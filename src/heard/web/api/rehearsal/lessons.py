"""Lessons, and one's own path through them."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel

from heard.rehearsal.path.lesson import Lesson, find_lesson
from heard.rehearsal.path.returning import Shown, due, placed, practised
from heard.rehearsal.wire import shown_from_wire
from heard.storage.rehearsals.tries import KeptTry, whole_tries_of
from heard.web.shared.asker import Rehearses
from heard.web.shared.problem import documented

router = APIRouter(tags=["rehearsals"], responses=documented(404))

Id = Annotated[str, Path(alias="id", description="The id of a lesson.")]


class LessonOut(BaseModel):
    """A lesson in one's path; `due` is the day on which it comes back, because of `missed`, where it does."""

    id: str
    title: str
    skill: str
    scenarios: list[str]
    due: date | None
    missed: str | None


class ContrastOut(BaseModel):
    """What a customer said, a weak reply and a strong one, and what makes the difference."""

    said: str
    weak: str
    strong: str
    why: str


class WholeLessonOut(LessonOut):
    """A lesson to read: its text, a paragraph each, and its contrasts."""

    text: list[str]
    behaviours: list[str]
    contrasts: list[ContrastOut]


@router.get("/me/lessons")
def list_lessons(asked: Rehearses) -> list[LessonOut]:
    """The lessons as you need them: those that are due first, then as your first conversation places them."""
    tries = _tries(asked)
    returning = _due(tries)
    found = [_told(each, returning) for each in placed(next((_shown(one) for one in tries), ()))]
    return sorted(found, key=lambda each: each.due or date.max)


@router.get("/me/lessons/{id}")
def read_lesson(asked: Rehearses, id_: Id) -> WholeLessonOut:
    """A lesson to read."""
    lesson = find_lesson(id_)
    return WholeLessonOut(
        **_told(lesson, _due(_tries(asked))).model_dump(),
        text=[" ".join(paragraph.split()) for paragraph in lesson.text.strip().split("\n\n")],
        behaviours=list(lesson.behaviours),
        contrasts=[
            ContrastOut(said=each.said, weak=each.weak, strong=each.strong, why=each.why) for each in lesson.contrasts
        ],
    )


def _tries(asked: Rehearses) -> list[KeptTry]:
    """One's tries in which something was said, the oldest first."""
    with asked.state.house.store.reading() as session:
        return [each for each in whole_tries_of(session, asked.principal.user) if each.said.moments]


def _due(tries: Iterable[KeptTry]) -> Mapping[str, tuple[date, str]]:
    """When lessons come back, and because of what."""
    by_day = groupby(sorted(tries, key=_day), key=_day)
    days = [practised(day, [shown for each in some for shown in _shown(each)]) for day, some in by_day]
    return {each.lesson.id: (each.day, each.behaviour) for each in due(days)}


def _day(known: KeptTry) -> date:
    return known.brief.touched_at.date()


def _shown(known: KeptTry) -> list[Shown]:
    return [shown_from_wire(each.feedback) for each in known.said.moments]


def _told(lesson: Lesson, returning: Mapping[str, tuple[date, str]]) -> LessonOut:
    day, missed = returning.get(lesson.id, (None, None))
    return LessonOut(
        id=lesson.id,
        title=lesson.title,
        skill=lesson.skill,
        scenarios=list(lesson.scenarios),
        due=day,
        missed=missed,
    )
