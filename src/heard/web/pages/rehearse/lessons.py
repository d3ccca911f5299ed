"""The lessons: a path of twelve, and one of them to read, with customers to try it on."""

from fastapi import APIRouter, Response

from heard.rehearsal.cards.shelf import find_scenario
from heard.web.api.rehearsal.lessons import Id, list_lessons, read_lesson
from heard.web.api.rehearsal.scenarios import told
from heard.web.shared.asker import Rehearses
from heard.web.shared.shell.viewer import show_page
from heard.web.shared.told.judged import titles_of

PATH = "/rehearse/lessons"

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def show(asked: Rehearses) -> Response:
    """All lessons, in the order in which one needs them."""
    shown = {
        "lessons": list_lessons(asked),
        "today": asked.state.house.store.clock().date(),
        "titles": titles_of(asked.state.house.settings),
    }
    return show_page(asked, "pages/rehearse/lessons.html", shown)


@router.get(f"{PATH}/{{id}}")
def show_one(asked: Rehearses, id_: Id) -> Response:
    """One lesson."""
    lesson = read_lesson(asked, id_)
    shown = {
        "lesson": lesson,
        "scenarios": [told(find_scenario(each)) for each in lesson.scenarios],
        "titles": titles_of(asked.state.house.settings),
    }
    return show_page(asked, "pages/rehearse/lesson.html", shown)
