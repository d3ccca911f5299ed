"""Words: one word an idea in code, screen and docs; what people can type or import is written down for them."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.checkout import CODE, PACKAGE, Checkout, Script
from tests.house.wall import Wall
from tests.house.walls.behaviours import RUBRIC, SECTIONS
from tests.house.walls.face import FACE, face_homes

TERMS = "TERMS.md"
# Words that say nothing about the subject, whoever uses them.
EMPTY_WORDS = frozenset(
    "utils util core common helpers helper misc manager managers handler handlers service services info data "
    "process processor".split()
)
EMPTY_ENDING = re.compile(r"[a-z](?:Manager|Handler|Processor|Helper|Util|Utils|Info|Data)$")


def empty_names(checkout: Checkout) -> Iterator[str]:
    """Modules, folders and classes whose name would fit any project."""
    for script in checkout.scripts(*CODE):
        parts = PurePosixPath(script.path).with_suffix("").parts
        for part in sorted(EMPTY_WORDS.intersection(parts)):
            yield f"{script.path}: {part} says nothing; name the one thing it holds."
        for body in script.classes():
            if EMPTY_ENDING.search(body.name):
                yield f"{script.at(body)}: {body.name} ends in a word that says nothing."


def undefined_labels(checkout: Checkout) -> Iterator[str]:
    """Ids that people meet on the screen or in the API and cannot look up."""
    defined = set(re.findall(r"`([a-z_.:]+)`", checkout.text(TERMS)))
    for script in checkout.scripts(PACKAGE):
        for label in _labels(script):
            if label not in defined:
                yield f"{script.path}: {label} is not in {TERMS}; define it there in one line."


def undocumented_names(checkout: Checkout) -> Iterator[str]:
    """Names of the face that no guide mentions."""
    told = _docs(checkout)
    for name in face_homes(checkout):
        if not re.search(rf"\b{name}\b", told):
            yield f"{FACE}: {name} appears neither in README.md nor in docs/."


def undocumented_commands(checkout: Checkout) -> Iterator[str]:
    """Commands that no guide mentions."""
    told = _docs(checkout)
    for script in checkout.scripts(f"{PACKAGE}/cli"):
        # A command that is called like a word of Python has an underscore in the name of its file.
        command = f"heard {script.name.removesuffix('_')}"
        if _is_command(script) and command not in told:
            yield f"{script.path}: `{command}` appears neither in README.md nor in docs/."


def _labels(script: Script) -> Iterator[str]:
    """The ids a module adds to the vocabulary: the values of its closed sets, and its behaviour."""
    if script.lies_in(*(f"{RUBRIC}/{folder}" for folder in SECTIONS)) and not script.is_package:
        yield script.name
    for body in script.classes():
        if any(ast.unparse(parent) == "StrEnum" for parent in body.bases):
            values = (node.value for node in body.body if isinstance(node, ast.Assign))
            yield from (str(value.value) for value in values if isinstance(value, ast.Constant))


def _docs(checkout: Checkout) -> str:
    """What a user reads; decision records are for builders."""
    return "\n".join(
        text
        for path, text in checkout.texts()
        if path == "README.md" or (path.startswith("docs/") and not path.startswith("docs/decisions/"))
    )


def _is_command(script: Script) -> bool:
    """Whether it is one: a command's file holds a function of its own name."""
    return any(isinstance(node, ast.FunctionDef) and node.name == script.name for node in script.tree.body)


WALLS = (
    Wall(
        "things are named for what they are",
        empty_names,
        (
            {f"{PACKAGE}/language/utils.py": '"""Things."""\n'},
            {f"{PACKAGE}/core/word.py": '"""Words."""\n'},
            {f"{PACKAGE}/language/word.py": "class WordManager:\n    '''Manages words.'''\n"},
        ),
    ),
    Wall(
        "every label is defined in TERMS.md",
        undefined_labels,
        ({f"{PACKAGE}/customer/mood.py": "class Mood(StrEnum):\n    '''A mood.'''\n\n    SUNNY = 'sunny'\n"},),
    ),
    Wall(
        "every name of the face is in the docs",
        undocumented_names,
        ({FACE: '"""Heard."""\n\nHOMES = {"Whisper": "heard.errors"}\n'},),
    ),
    Wall(
        "every command is in the docs",
        undocumented_commands,
        ({f"{PACKAGE}/cli/whisper.py": "def whisper() -> None:\n    '''Whisper.'''\n"},),
    ),
)
