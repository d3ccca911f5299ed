"""A value in a JSON file, and where it stands."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heard.formats.intake.mapping import Way

# Where values stand that lie inside of nothing, or in a list that does not.
TOP: Way = ()
# A step of a path that every name meets.
ANY = "*"


@dataclass(frozen=True, slots=True)
class Element:
    """A value, the line in which it starts, its place in its list (from 1; None on its own), and what leads to it."""

    value: object
    line: int
    number: int | None = None
    path: Way = TOP


def within(value: object, paths: Collection[Way], line: int, path: Way = TOP) -> Iterator[Element]:
    """The values at these paths inside of a value; of a list its items."""
    if ends(path, paths) and isinstance(value, list):
        yield from (Element(item, line, number, path) for number, item in enumerate(value, start=1))
    elif ends(path, paths):
        yield Element(value, line, None, path)
    elif isinstance(value, list):
        for item in value:
            yield from within(item, paths, line, path)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if leads((*path, name), paths):
                yield from within(inner, paths, line, (*path, name))


def ends(path: Way, paths: Collection[Way]) -> bool:
    """Whether a path is one of these."""
    return any(len(each) == len(path) and _meets(path, each) for each in paths)


def leads(path: Way, paths: Collection[Way]) -> bool:
    """Whether a path is one of these, or the way to one."""
    return any(_meets(path, each[: len(path)]) for each in paths)


def _meets(path: Way, wanted: Way) -> bool:
    return len(path) == len(wanted) and all(step in {name, ANY} for name, step in zip(path, wanted, strict=True))
