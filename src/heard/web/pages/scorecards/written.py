"""A scorecard as somebody writes it into the form: a row for each category, with a rating to try it by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias

from pydantic import BaseModel, Field

from heard.errors import InvalidValue
from heard.quality.scorecard import FEWEST_STEPS, LONGEST, MOST, MOST_STEPS, MOST_WEIGHT, Figure
from heard.web.api.settings.shapes import CategoryShape, ScorecardOut, ScorecardShape
from heard.web.shared.form import shape

Cell: TypeAlias = Annotated[str, Field(max_length=LONGEST)]
Cells: TypeAlias = Annotated[list[Cell], Field(max_length=MOST)]
Lines: TypeAlias = Annotated[list[Annotated[str, Field(max_length=60_000)]], Field(max_length=MOST)]
# Whom a category is rated by: people alone, or Heard beforehand, from one of these.
PEOPLE, SHOWS, FREE_OF = "people", "shows", "free_of"
DRAWS = (PEOPLE, *Figure, SHOWS, FREE_OF)
# The ratings of the worked example, again and again: the last step, the one before, the middle, does not apply.
TRIED = 4
ODD = "“{title}” is not what a scorecard can take; check its words and its causes."


@dataclass(frozen=True, slots=True)
class Row:
    """A category as it stands in the form; `tried` is a step to rate it by for a try, empty where it does not apply."""

    id: str
    title: str = ""
    asks: str = ""
    steps: str = "3"
    weight: str = "10"
    draws: str = PEOPLE
    causes: str = ""
    tried: str = ""
    critical: bool = False
    shows: frozenset[str] = frozenset()
    free_of: frozenset[str] = frozenset()

    @classmethod
    def of(cls, known: CategoryShape, place: int) -> "Row":
        """The row of one that there is, at its place in the scorecard."""
        return cls(
            known.id,
            known.title,
            known.asks,
            str(known.steps),
            str(known.weight),
            _drawn(known),
            "\n".join(known.causes),
            tried(place, known.steps),
            known.critical,
            frozenset(known.shows),
            frozenset(known.free_of),
        )

    def shape(self) -> CategoryShape:
        """The category; InvalidValue says what is missing."""
        title, asks = self.title.strip(), self.asks.strip()
        if not (title and asks):
            raise InvalidValue(f"“{title or asks or 'A new category'}” needs a title and a question; write both.")
        if self.draws in {SHOWS, FREE_OF} and not getattr(self, self.draws):
            raise InvalidValue(f"“{title}” names no behaviour; tick one, or leave it to people alone.")
        weight = _whole(self.weight, 0, MOST_WEIGHT, f"“{title}” weighs")
        causes = [each.strip() for each in self.causes.splitlines() if each.strip()]
        wanted = {
            "id": self.id,
            "title": title,
            "asks": asks,
            "steps": _whole(self.steps, FEWEST_STEPS, MOST_STEPS, f"The steps of “{title}” are"),
            "weight": weight,
            "critical": self.critical,
            "figure": self.draws if self.draws in set(Figure) else None,
            "causes": causes,
            **{name: sorted(getattr(self, name)) for name in (SHOWS, FREE_OF) if name == self.draws},
        }
        return shape(CategoryShape, wanted, ODD.format(title=title))

    @property
    def rating(self) -> int | None:
        """The step it is tried by; None where it does not apply, or its scale has no such step."""
        known = {str(step) for step in range(1, int(self.steps) + 1)} if self.steps.isdecimal() else set()
        return int(self.tried) if self.tried in known else None


@dataclass(frozen=True, slots=True)
class Written:
    """A scorecard as it stands in the form."""

    id: str
    title: str
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, known: ScorecardOut, id_: str) -> "Written":
        """What the form shows of one that there is, under an id that may be another."""
        return cls(id_, known.title, tuple(Row.of(each, place) for place, each in enumerate(known.categories)))

    def card(self) -> ScorecardShape:
        """The scorecard; InvalidValue says what is missing."""
        if not self.title.strip():
            raise InvalidValue("The scorecard has no title yet; write one.")
        if not self.rows:
            raise InvalidValue("A scorecard needs at least one category; add one.")
        categories = tuple(row.shape() for row in self.rows)
        return ScorecardShape(id=self.id, title=self.title.strip(), categories=categories)

    @property
    def ratings(self) -> Mapping[str, int | None]:
        """What it is tried by."""
        return {row.id: row.rating for row in self.rows}

    def after(self, deed: str, new_id: str) -> "Written":
        """The same after a button was pressed: "add", or "up", "down" or "out" and the id of a category."""
        word, _, id_ = deed.partition(" ")
        rows, ids = list(self.rows), [row.id for row in self.rows]
        if word == "add":
            rows.append(Row(new_id, tried="3"))
        elif id_ in ids and word == "out":
            del rows[ids.index(id_)]
        elif id_ in ids:
            place = ids.index(id_)
            moved = rows.pop(place)
            rows.insert(max(0, place - 1) if word == "up" else place + 1, moved)
        return replace(self, rows=tuple(rows))


class Sent(BaseModel):
    """The form as a browser sends it: a list for each column, `shows` and `free_of` as an id and a behaviour."""

    title: Cell = ""
    category: Cells = []
    name: Cells = []
    asks: Cells = []
    steps: Cells = []
    weight: Cells = []
    draws: Cells = []
    causes: Lines = []
    tried: Cells = []
    critical: Cells = []
    shows: Annotated[list[Cell], Field(max_length=MOST * MOST)] = []
    free_of: Annotated[list[Cell], Field(max_length=MOST * MOST)] = []
    deed: Cell = "save"
    version: Cell = ""

    def written(self, id_: str) -> Written:
        """What stands in the form; InvalidValue where a browser left some of it away."""
        return Written(id_, self.title, tuple(self._rows()))

    def _rows(self) -> Iterator[Row]:
        words = (self.category, self.name, self.asks)
        columns: Sequence[Sequence[str]] = (*words, self.steps, self.weight, self.draws, self.causes, self.tried)
        if len({len(each) for each in columns}) > 1 or not set(self.draws) <= set(DRAWS):
            raise InvalidValue("The form did not come whole; load the page anew.")
        for cells in zip(*columns, strict=True):
            row = Row(*cells)
            shows, free_of = _chosen(self.shows, row.id), _chosen(self.free_of, row.id)
            yield replace(row, critical=row.id in self.critical, shows=shows, free_of=free_of)


def tried(place: int, steps: int) -> str:
    """The step of the worked example for a category at this place; a scale of two has no step between."""
    if place % TRIED == TRIED - 1:
        return ""
    below = {0: steps, 1: steps - 1, 2: steps // 2 + 1}[place % TRIED]
    return str(steps if steps == FEWEST_STEPS else below)


def _drawn(known: CategoryShape) -> str:
    if known.figure is not None:
        return known.figure
    return SHOWS if known.shows else FREE_OF if known.free_of else PEOPLE


def _chosen(ticked: Sequence[str], id_: str) -> frozenset[str]:
    pairs = [each.partition(" ") for each in ticked]
    return frozenset(behaviour for of, _space, behaviour in pairs if of == id_)


def _whole(typed: str, lowest: int, highest: int, what: str) -> int:
    number = typed.strip()
    if not (number.isascii() and number.isdecimal() and lowest <= int(number[:9]) <= highest):
        raise InvalidValue(f"{what} “{typed}”; write a whole number from {lowest} to {highest}.")
    return int(number)
