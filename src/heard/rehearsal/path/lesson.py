"""Lessons: one skill each, with a short text, two contrasts, and two scenarios to try it on."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from heard.conversation.fields import Fields, know
from heard.errors import InvalidValue, NotFound
from heard.rehearsal.cards.shelf import find_scenario
from heard.rubric.catalogue import find_behaviour

MAY_SAY = frozenset("id title skill behaviours scenarios text example".split())


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a customer said, a weak reply and a strong one, and what makes the difference."""

    said: str
    weak: str
    strong: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One skill; `behaviours` are the practices and pitfalls by which Heard sees whether it is there."""

    id: str
    title: str
    skill: str
    behaviours: tuple[str, ...]
    scenarios: tuple[str, ...]
    text: str
    contrasts: tuple[Contrast, ...]

    def __post_init__(self) -> None:
        for behaviour in self.behaviours:
            find_behaviour(behaviour)
        for scenario in self.scenarios:
            find_scenario(scenario)
        if not (self.contrasts and self.scenarios):
            raise InvalidValue(f"Lesson {self.id} needs a contrast and a scenario; nobody learns from a text alone.")


@cache
def lessons() -> tuple[Lesson, ...]:
    """The lessons in the order in which they are taken."""
    folder = files("heard.rehearsal.path.lessons")
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(_lesson(Fields(tomllib.loads(each.read_text("utf-8")), f"{each.name}: ")) for each in found)


def find_lesson(lesson_id: str) -> Lesson:
    """The lesson with this id; NotFound names the ones there are."""
    found = next((lesson for lesson in lessons() if lesson.id == lesson_id), None)
    if found is None:
        raise NotFound(f"There is no lesson {lesson_id}. Heard has {', '.join(lesson.id for lesson in lessons())}.")
    return found


def lesson_on(behaviour: str) -> Lesson | None:
    """The first lesson on a behaviour; None where there is none."""
    return next((lesson for lesson in lessons() if behaviour in lesson.behaviours), None)


def _lesson(fields: Fields) -> Lesson:
    know(fields, MAY_SAY)
    texts = {name: fields.need(name, fields.text(name)) for name in ("id", "title", "skill", "text")}
    contrasts = tuple(map(_contrast, fields.objects("example")))
    return Lesson(
        **texts, behaviours=fields.texts("behaviours"), scenarios=fields.texts("scenarios"), contrasts=contrasts
    )


def _contrast(fields: Fields) -> Contrast:
    know(fields, set(Contrast.__slots__))
    return Contrast(*(fields.need(name, fields.text(name)) for name in Contrast.__slots__))
