"""Budgets: how long, how wide and how full things may grow; the best quarter of well-kept projects lives so."""

import ast
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from statistics import median

from tests.house.checkout import CODE, PACKAGE, PYTHON, Checkout, Function
from tests.house.wall import Wall

FILE_LINES = 300
BEHAVIOUR_LINES = 120
BEHAVIOURS = (f"{PACKAGE}/rubric/practices", f"{PACKAGE}/rubric/pitfalls")
FUNCTION_LINES, MEDIAN_LINES, P95_LINES = 60, 8, 40
PARAMETERS = 5
METHODS = 12
FOLDER_FILES = 15
# Catalogues may grow: each file in them is the same kind of thing.
CATALOGUES = (*BEHAVIOURS, f"{PACKAGE}/formats", f"{PACKAGE}/cli")
# With fewer functions than this, one long function says nothing about the habit.
HABIT = 20


def long_files(checkout: Checkout) -> Iterator[str]:
    """Files past their budget of lines."""
    for script in checkout.scripts(*PYTHON):
        budget = BEHAVIOUR_LINES if script.lies_in(*BEHAVIOURS) else FILE_LINES
        lines = len(script.text.splitlines())
        if lines > budget:
            yield f"{script.path}: {lines} lines, and the budget is {budget}; split it by meaning."


def long_functions(checkout: Checkout) -> Iterator[str]:
    """Functions that no longer fit on a screen."""
    for script in checkout.scripts(*PYTHON):
        for function in script.functions():
            if _lines(function) > FUNCTION_LINES:
                yield f"{script.at(function)}: {function.name} has {_lines(function)} lines, over {FUNCTION_LINES}."


def long_habits(checkout: Checkout) -> Iterator[str]:
    """Parts of the project whose usual function is too long, though none is over the limit."""
    for folder in PYTHON:
        lengths = sorted(_lines(function) for script in checkout.scripts(folder) for function in script.functions())
        if len(lengths) < HABIT:
            continue
        usual, long = median(lengths), lengths[math.ceil(len(lengths) * 0.95) - 1]
        if usual > MEDIAN_LINES:
            yield f"{folder}: the median function has {usual:g} lines, over {MEDIAN_LINES}."
        if long > P95_LINES:
            yield f"{folder}: one function in twenty has {long} lines or more, over {P95_LINES}."


def wide_functions(checkout: Checkout) -> Iterator[str]:
    """Functions that ask for too much."""
    for script in checkout.scripts(*PYTHON):
        for function in script.functions():
            wide = len(_parameters(function))
            if wide > PARAMETERS:
                yield f"{script.at(function)}: {function.name} takes {wide} parameters, over {PARAMETERS}."


def full_classes(checkout: Checkout) -> Iterator[str]:
    """Classes that do too much."""
    for script in checkout.scripts(*PYTHON):
        for body in script.classes():
            methods = sum(isinstance(node, Function) for node in body.body)
            if methods > METHODS:
                yield f"{script.at(body)}: {body.name} has {methods} methods, over {METHODS}."


def full_folders(checkout: Checkout) -> Iterator[str]:
    """Folders that have become a drawer."""
    files = Counter(str(PurePosixPath(script.path).parent) for script in checkout.scripts(*CODE))
    for folder, count in files.items():
        if count > FOLDER_FILES and folder not in CATALOGUES:
            yield f"{folder}: {count} files, over {FOLDER_FILES}; cut it by meaning."


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _parameters(function: Function) -> list[ast.arg]:
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return [argument for argument in every if argument.arg not in ("self", "cls")]


def _function(lines: int) -> str:
    return "def listen() -> None:\n" + "    pass\n" * (lines - 1)


WALLS = (
    Wall(
        "files stay short, and behaviours shorter",
        long_files,
        (
            {f"{PACKAGE}/language/long.py": "pass\n" * (FILE_LINES + 1)},
            {f"{BEHAVIOURS[0]}/long.py": "pass\n" * (BEHAVIOUR_LINES + 1)},
        ),
    ),
    Wall("functions fit on a screen", long_functions, ({"training/teach.py": _function(FUNCTION_LINES + 1)},)),
    Wall(
        "the usual function is short, and hardly one is long",
        long_habits,
        (
            {"evals/speed.py": "".join(_function(MEDIAN_LINES + 1) for _ in range(HABIT))},
            {"evals/speed.py": "".join(_function(P95_LINES + 1 if n < 2 else 2) for n in range(HABIT))},
        ),
    ),
    Wall(
        "functions take few parameters",
        wide_functions,
        ({"tests/wide.py": "def find(a: int, b: int, c: int, *, d: int, e: int, **f: int) -> None: ...\n"},),
    ),
    Wall(
        "classes have few methods",
        full_classes,
        ({f"{PACKAGE}/language/full.py": "class All:\n" + "    def do(self) -> None: ...\n" * (METHODS + 1)},),
    ),
    Wall(
        "folders hold few files",
        full_folders,
        ({f"{PACKAGE}/language/part_{n}.py": "PART = True\n" for n in range(FOLDER_FILES + 1)},),
    ),
)
