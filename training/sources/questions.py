"""Short texts of customers of many industries, written for Heard: what they ask, report and want, by what it is about.

They carry no labels of the codebook. A line that opens with a number sign says what the lines after it are about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parents[1] / "questions"
# What teaches.
TAUGHT = tuple(QUESTIONS / f"{name}.txt" for name in ("home-and-money", "things-and-software", "travel-and-leisure"))
# What teaches nothing: ways of placing and of grouping are chosen on these, by what each is about.
KEPT = tuple(QUESTIONS / "kept" / f"{name}.txt" for name in ("shop", "telephone"))
ABOUT = "# "


@dataclass(frozen=True, slots=True)
class Question:
    """What a customer wrote, and what it is about."""

    text: str
    about: str


def read_questions(paths: Sequence[Path] = TAUGHT) -> list[Question]:
    """The questions of these files, in their order."""
    found: list[Question] = []
    for path in paths:
        about = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(ABOUT):
                about = line.removeprefix(ABOUT)
            elif line:
                found.append(Question(line, about))
    return found
