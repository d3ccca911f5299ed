"""The practices and pitfalls, from the files that define them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Response

from heard.rubric.behaviour import Behaviour, Example, Kind
from heard.rubric.catalogue import BEHAVIOURS
from heard.rubric.explanation import Explanation, explain
from heard.web.api.quality.wrong_here import figures_here
from heard.web.shared.asker import ReadsSettings
from heard.web.shared.shell.viewer import show_page

# Written by evals/seen.py out of docs/figures.md.
SEEN: Mapping[str, Mapping[str, float]] = json.loads(Path(__file__).with_name("seen.json").read_text(encoding="utf-8"))
# In fewer replies than these a figure says nothing.
FEWEST = 8

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """An example: what the customer said, the reply before, in and behind the words that count; None: none do."""

    said: str
    before: str
    marked: str | None
    behind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A behaviour with its prose and its examples, and how well Heard sees it; None: too seldom to say.

    `seen` is how well Heard agrees with most annotators, as F1 with its interval, over so many replies that show it.
    """

    behaviour: Behaviour
    caption: str
    words: Explanation
    examples: tuple[Reply, ...]
    seen: Mapping[str, float] | None


@router.get("/practices")
def show(asked: ReadsSettings) -> Response:
    """All of them, and those that a team has taught."""
    kinds = [(kind, [each for each in _all_told() if each.behaviour.kind is kind]) for kind in Kind]
    settings = asked.state.house.settings
    muted = settings.contest.muted
    # What people here say of what is muted is why it is.
    said = figures_here(asked) if muted else []
    shown = {
        "kinds": kinds,
        "taught": settings.behaviours,
        "muted": muted,
        "said": {each.judgement.partition(":")[2]: each for each in said if each.agreement is not None},
    }
    return show_page(asked, "pages/practices/page.html", shown)


@cache
def _all_told() -> tuple[Told, ...]:
    return tuple(_told(each, explain(each)) for each in BEHAVIOURS)


def _told(behaviour: Behaviour, words: Explanation) -> Told:
    """The caption opens with a name for it, which stands beside it already."""
    caption = words.caption.partition(": ")[2] or words.caption
    seen = SEEN.get(behaviour.id, {"replies": 0})
    return Told(
        behaviour,
        caption[0].upper() + caption[1:],
        words,
        tuple(map(_reply, behaviour.examples)),
        seen if seen["replies"] >= FEWEST else None,
    )


def _reply(example: Example) -> Reply:
    if example.marks is None:
        return Reply(example.said, example.reply, None, "")
    before, marked, behind = example.reply.partition(example.marks)
    return Reply(example.said, before, marked, behind)
