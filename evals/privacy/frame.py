r"""Frames: sentences with places for numbers, in turns of a customer and an agent; filled, they know where each stands.

`{card}` is a place; ` | ` parts turns, which then begin with `C: ` or `A: `; `\n` and `\t` are what they are in Python.
Lines that begin with `# ` are headings.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heard.privacy.keep import Said

FOLDER = Path(__file__).parents[1] / "written" / "privacy"
PLACE = re.compile(r"\{(\w+)\}")
SPEAKERS = {"C": "customer", "A": "agent"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A number in a turn: of what kind, which turn, where."""

    kind: str
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What was said, with where the numbers in it stand."""

    said: tuple[Said, ...]
    placed: tuple[Placed, ...]


Fill = Callable[[str], str]


def read_frames(name: str) -> list[str]:
    """The frames of a file."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def places(frame: str) -> Iterator[str]:
    """The kinds of the places in a frame."""
    return (found[1] for found in PLACE.finditer(frame))


def fill(frame: str, value: Fill) -> Filled:
    """The frame with a value in each place."""
    said, placed = [], []
    for turn, written in enumerate(_turns(frame)):
        text, end = "", 0
        for found in PLACE.finditer(written.text):
            text += written.text[end : found.start()]
            filled = value(found[1])
            placed.append(Placed(found[1], turn, len(text), len(text) + len(filled)))
            text, end = text + filled, found.end()
        said.append(Said(written.speaker, text + written.text[end:]))
    return Filled(tuple(said), tuple(placed))


def _turns(frame: str) -> list[Said]:
    plain = frame.replace("\\n", "\n").replace("\\t", "\t")
    if not plain.startswith(("C: ", "A: ")):
        return [Said("customer", plain)]
    return [Said(SPEAKERS[turn[0]], turn[3:]) for turn in re.split(r" \| (?=[CA]: )", plain)]
