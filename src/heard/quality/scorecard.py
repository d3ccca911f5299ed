"""A scorecard: what people rate a conversation by, category by category, and what Heard fills in beforehand."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from heard.conversation.fields import SHOWN, Fields, know, switch
from heard.errors import InvalidValue, NotFound
from heard.rubric.catalogue import BEHAVIOURS

FEWEST_STEPS, MOST_STEPS = 2, 5
MOST_WEIGHT = 100
HALF = 0.5
LONGEST, MOST = 500, 100
# What addresses and forms can carry.
ID = re.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
CATEGORY = {"id", "title", "asks", "steps", "weight", "critical", "figure", "shows", "free_of", "causes"}
SCORECARD = {"id", "title", "categories"}


class Figure(StrEnum):
    """A figure of the ledger that a category may draw on."""

    HEARD_RATE = "heard_rate"
    TIME_TO_ACKNOWLEDGEMENT = "time_to_acknowledgement"


KNOWN = frozenset(behaviour.id for behaviour in BEHAVIOURS)


@dataclass(frozen=True, slots=True)
class Category:
    """One thing to rate, on a scale of 2 to 5 steps, the first of them the worst.

    `asks` is the question that whoever rates answers; `weight` is 0 to 100; a `critical` one makes the whole score 0
    where it is rated below half. Heard fills it in from one of three: a `figure` of the ledger, behaviours of which a
    good reply `shows` one, or behaviours that it is `free_of`; where none is named, only people can tell. `causes` are
    what may lie behind a bad rating, to choose from.
    """

    id: str
    title: str
    asks: str
    steps: int
    weight: int
    critical: bool = False
    figure: Figure | None = None
    shows: tuple[str, ...] = ()
    free_of: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.title.strip() and self.asks.strip()):
            raise InvalidValue(f"Category {self.id or '?'} needs an id, a title and what it asks.")
        _check_id(self.id)
        words = (self.title, self.asks, *self.causes)
        if not all(each.strip() for each in self.causes):
            raise InvalidValue(f"Category {self.id} has a cause without words; write it, or leave it out.")
        if max(map(len, words)) > LONGEST or max(map(len, (self.causes, self.shows, self.free_of))) > MOST:
            raise InvalidValue(f"Category {self.id} says too much: {LONGEST} letters and {MOST} causes are the most.")
        if not FEWEST_STEPS <= self.steps <= MOST_STEPS:
            raise InvalidValue(f"Category {self.id} has {self.steps} steps; a scale has 2 to 5.")
        if not 0 <= self.weight <= MOST_WEIGHT:
            raise InvalidValue(f"Category {self.id} weighs {self.weight}; a weight is 0 to 100.")
        if sum(map(bool, (self.figure, self.shows, self.free_of))) > 1:
            raise InvalidValue(f"Category {self.id} draws on several things; name one of figure, shows and free_of.")

    @property
    def is_automatic(self) -> bool:
        """Whether Heard fills it in."""
        return bool(self.figure or self.shows or self.free_of)

    def share(self, step: int) -> float:
        """How far up the scale a step lies, 0 to 1; InvalidValue where the scale has no such step."""
        if not 1 <= step <= self.steps:
            raise InvalidValue(f"“{self.title}” is rated {step}; its scale goes from 1 to {self.steps}.")
        return (step - 1) / (self.steps - 1)

    def nearest(self, share: float) -> int:
        """The step that a share of 0 to 1 lies nearest to; halves go up."""
        return int(share * (self.steps - 1) + HALF) + 1


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A named list of categories."""

    id: str
    title: str
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        if not (self.id and self.title.strip() and self.categories):
            raise InvalidValue(f"Scorecard {self.id or '?'} needs an id, a title and at least one category.")
        _check_id(self.id)
        if len(self.title) > LONGEST or len(self.categories) > MOST:
            raise InvalidValue(f"Scorecard {self.id} has {MOST} categories and a title of {LONGEST} letters at most.")
        twice = _twice(each.id for each in self.categories)
        if twice is not None:
            raise InvalidValue(f"Scorecard {self.id} has two categories {twice[:SHOWN]}; each needs an id of its own.")
        if not any(each.weight for each in self.categories):
            raise InvalidValue(f"In scorecard {self.id} nothing has any weight; give one category more than 0.")

    def category(self, id_: str) -> Category:
        """The category of an id; NotFound if it has none."""
        found = next((each for each in self.categories if each.id == id_), None)
        if found is None:
            raise NotFound(f"“{self.title}” has no category {id_[:SHOWN]}.")
        return found


@cache
def shipped_scorecard() -> Scorecard:
    """The scorecard that comes with Heard."""
    text = (files("heard.quality") / "scorecard.toml").read_text(encoding="utf-8")
    return scorecard_from(Fields.of(tomllib.loads(text), "scorecard.toml"), KNOWN)


def scorecards_from(fields: Fields, known: Collection[str]) -> tuple[Scorecard, ...]:
    """The scorecards of a file, if any; `known` are the behaviours. InvalidValue says what is wrong, and where."""
    know(fields, {"scorecards"})
    there = fields.objects("scorecards") if "scorecards" in fields.values else ()
    found = tuple(scorecard_from(each, known) for each in there)
    twice = _twice(each.id for each in found)
    if twice is not None:
        raise InvalidValue(f"Two scorecards have the id {twice[:SHOWN]}; each needs its own.")
    return found


def scorecard_from(fields: Fields, known: Collection[str] | None = None) -> Scorecard:
    """A scorecard out of a table of a file, or out of JSON; without `known` it may name behaviours that are gone."""
    know(fields, SCORECARD)
    id_, title = fields.need("id", fields.text("id")), fields.need("title", fields.text("title"))
    return Scorecard(id_, title, tuple(_categories(fields, known)))


def scorecard_to_wire(card: Scorecard) -> dict[str, object]:
    """A scorecard as JSON; what it was when somebody rated by it stays with what they said."""
    names = Category.__slots__
    categories = [
        {name: list(value) if isinstance(value := getattr(each, name), tuple) else value for name in names}
        for each in card.categories
    ]
    return {"id": card.id, "title": card.title, "categories": categories}


def _check_id(id_: str) -> None:
    if not ID.fullmatch(id_):
        raise InvalidValue(f"'{id_[:SHOWN]}' is no id; write letters, digits, dots and _, such as taken_up.")


def _twice(ids: Iterable[str]) -> str | None:
    return next((id_ for id_, count in Counter(ids).items() if count > 1), None)


def _categories(fields: Fields, known: Collection[str] | None) -> Iterator[Category]:
    for each in fields.objects("categories"):
        know(each, CATEGORY)
        shows, free_of = each.texts("shows"), each.texts("free_of")
        unknown = next((name for name in (*shows, *free_of) if known is not None and name not in known), None)
        if unknown is not None:
            raise InvalidValue(f"{each.place[:-1]} names {unknown[:SHOWN]}, and there is no such behaviour.")
        yield Category(
            each.need("id", each.text("id")),
            each.need("title", each.text("title")),
            each.need("asks", each.text("asks")),
            each.need("steps", each.whole_number("steps")),
            each.need("weight", each.whole_number("weight")),
            switch(each, "critical", unless_told=False),
            each.choice("figure", Figure),
            shows,
            free_of,
            each.texts("causes"),
        )
