"""Prose in code: every module has a caption, every public name a sentence, every function says what it returns."""

import ast
import re
from collections.abc import Iterator

from tests.house.checkout import CODE, PACKAGE, PYTHON, Checkout, Function, Script
from tests.house.wall import Wall

CAPTION_LETTERS = 120
PARAMETER_LIST = re.compile(r":param |:return|^\s*(?:Args|Arguments|Parameters|Returns|Raises):\s*$", re.MULTILINE)
COMMENTS_A_LINE = 0.05
# With fewer lines than this, one comment says nothing about the habit.
HABIT = 100
SILENCER = re.compile(r"#\s*(?:noqa|type:\s*ignore|fmt:\s*(?:off|skip)|pragma:)", re.IGNORECASE)
REASON = re.compile(
    r"(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\]|fmt: \w+|pragma: \w+(?: \w+)?)\W+\w+ \w+"
)

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def missing_captions(checkout: Checkout) -> Iterator[str]:
    """Modules without a first line that could stand as their caption."""
    for script in checkout.scripts(*PYTHON):
        caption = (ast.get_docstring(script.tree) or "").partition("\n")[0]
        if not caption:
            yield f"{script.path}: no docstring; say in one line what this file is."
        elif len(caption) > CAPTION_LETTERS or not caption.endswith((".", "?", "!", ":")):
            yield f"{script.path}: its first line is its caption: one sentence, whole, with its full stop."


def missing_sentences(checkout: Checkout) -> Iterator[str]:
    """Public classes and functions that do not say what they mean."""
    for script in checkout.scripts(*CODE):
        for node in _public(script.tree):
            if not ast.get_docstring(node):
                yield f"{script.at(node)}: {node.name} has no docstring; one line, saying what it means."


def parameter_lists(checkout: Checkout) -> Iterator[str]:
    """Docstrings that repeat the signature."""
    for script in checkout.scripts(*PYTHON):
        for node in ast.walk(script.tree):
            if isinstance(node, Documented) and PARAMETER_LIST.search(ast.get_docstring(node) or ""):
                yield f"{_place(script, node)}: a parameter list; the signature says that already."


def missing_returns(checkout: Checkout) -> Iterator[str]:
    """Functions that do not say what they return."""
    for script in checkout.scripts(*PYTHON):
        for function in script.functions():
            if function.returns is None:
                yield f"{script.at(function)}: {function.name} does not say what it returns."


def chatter(checkout: Checkout) -> Iterator[str]:
    """Parts of the project with more comments than reasons."""
    for folder in CODE:
        scripts = checkout.scripts(folder)
        lines = sum(_code_lines(script) for script in scripts)
        comments = sum(1 for script in scripts for _ in script.comments())
        if lines >= HABIT and comments / lines > COMMENTS_A_LINE:
            yield f"{folder}: {comments} comments on {lines} lines of code, over {COMMENTS_A_LINE}; let names speak."


def silenced_rules(checkout: Checkout) -> Iterator[str]:
    """Rules switched off without a code and a reason."""
    for script in checkout.scripts(*PYTHON):
        for comment in script.comments():
            if SILENCER.search(comment.string) and not REASON.search(comment.string):
                yield f"{script.path}:{comment.start[0]}: a silenced rule; name its code and, behind it, the reason."


def _public(body: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Function]:
    for node in body.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_") and not _is_repeated(node):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _is_repeated(node: ast.ClassDef | Function) -> bool:
    """Whether the words stand elsewhere: at the getter, at the plain form, at the method that is overridden."""
    names = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(names & {"setter", "overload", "override"})


def _place(script: Script, node: Documented) -> str:
    return script.path if isinstance(node, ast.Module) else script.at(node)


def _code_lines(script: Script) -> int:
    lines = (line.strip() for line in script.text.splitlines())
    return sum(1 for line in lines if line and not line.startswith("#"))


WALLS = (
    Wall(
        "every module has a caption, one whole sentence",
        missing_captions,
        (
            {f"{PACKAGE}/language/mute.py": "PAUSE = 1\n"},
            {f"{PACKAGE}/language/mute.py": '"""What people mean when\nthey pause."""\n'},
        ),
    ),
    Wall(
        "public names say what they mean",
        missing_sentences,
        ({f"{PACKAGE}/language/mute.py": "class Pause:\n    '''A pause.'''\n    def length(self) -> int: ...\n"},),
    ),
    Wall(
        "docstrings do not repeat the signature",
        parameter_lists,
        ({f"{PACKAGE}/language/loud.py": "def hear(voice: str) -> None:\n    '''Hear.\n\n    Args:\n    '''\n"},),
    ),
    Wall("every function says what it returns", missing_returns, ({"tests/test_pause.py": "def test_pause(): ...\n"},)),
    Wall("comments are rare", chatter, ({"training/loud.py": "PAUSE = 1\nPAUSE = 2  # two\n" * HABIT},)),
    Wall(
        "no rule is silenced without its code and a reason",
        silenced_rules,
        (
            {f"{PACKAGE}/language/sly.py": "import os  # noqa: F401\n"},
            {f"{PACKAGE}/language/sly.py": "import os  # noqa because of reasons\n"},
        ),
    ),
)
