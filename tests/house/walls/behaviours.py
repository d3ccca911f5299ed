"""Behaviours: one file each, named in the one list, with a reason, a warning, a source and examples both ways."""

import ast
from collections.abc import Iterator

from tests.house.checkout import PACKAGE, Checkout, Script
from tests.house.wall import Wall

RUBRIC = f"{PACKAGE}/rubric"
CATALOGUE = f"{RUBRIC}/catalogue.py"
SECTIONS = {
    "practices": ("Why it helps:", "Watch out:", "Source:"),
    "pitfalls": ("Why it hurts:", "Watch out:", "Source:"),
}


def unlisted_behaviours(checkout: Checkout) -> Iterator[str]:
    """Behaviour files that nobody would ever run."""
    listed = _listed(checkout)
    for script in _behaviours(checkout):
        if script.name.upper() not in listed:
            yield f"{script.path}: not in BEHAVIOURS of {CATALOGUE}; add {script.name.upper()} there."


def misnamed_behaviours(checkout: Checkout) -> Iterator[str]:
    """Behaviours whose file, constant and id are not one name."""
    for script in _behaviours(checkout):
        record = _record(script)
        if record is None:
            yield f"{script.path}: no {script.name.upper()} = Behaviour(...) in it."
        elif _text(_field(record, "id")) != script.name:
            yield f"{script.at(record)}: its id must be the file's name, {script.name}."


def one_sided_behaviours(checkout: Checkout) -> Iterator[str]:
    """Behaviours without an example of each kind: one that shows it, and one that is left alone."""
    for script in _behaviours(checkout):
        marks = [_marks(example) for example in _examples(script)]
        if not any(marks):
            yield f"{script.path}: no example that shows it; give one with marks=."
        if all(marks):
            yield f"{script.path}: no counter-example; give one with marks=None that must be left alone."


def unexplained_behaviours(checkout: Checkout) -> Iterator[str]:
    """Behaviours that do not say why, what goes wrong and who found it."""
    for script in _behaviours(checkout):
        docstring = ast.get_docstring(script.tree) or ""
        for section in SECTIONS[script.path.split("/")[-2]]:
            if not any(line.startswith(section) for line in docstring.splitlines()):
                yield f"{script.path}: its docstring needs a paragraph that starts with {section!r}."


def _behaviours(checkout: Checkout) -> Iterator[Script]:
    folders = (f"{RUBRIC}/{folder}" for folder in SECTIONS)
    return (script for script in checkout.scripts(*folders) if not script.is_package)


def _listed(checkout: Checkout) -> frozenset[str]:
    lists = (_assigned(script, "BEHAVIOURS") for script in checkout.scripts(CATALOGUE))
    nodes = (node for value in lists if value for node in ast.walk(value))
    return frozenset(node.id for node in nodes if isinstance(node, ast.Name))


def _record(script: Script) -> ast.Call | None:
    value = _assigned(script, script.name.upper())
    return value if isinstance(value, ast.Call) else None


def _assigned(script: Script, name: str) -> ast.expr | None:
    """What a module gives this name at its top level."""
    for node in script.tree.body:
        if isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets):
            return node.value
        if isinstance(node, ast.AnnAssign) and name == ast.unparse(node.target):
            return node.value
    return None


def _examples(script: Script) -> Iterator[ast.Call]:
    record = _record(script)
    examples = _field(record, "examples") if record else None
    for node in ast.walk(examples) if examples else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Example":
            yield node


def _marks(example: ast.Call) -> bool:
    """Whether the example says that its reply shows the behaviour."""
    given = _field(example, "marks") or example.args[-1]
    return not (isinstance(given, ast.Constant) and given.value is None)


def _field(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _text(node: ast.expr | None) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _behaviour(*examples: str, name: str = "nod") -> str:
    return (
        '"""Nod: show that you follow.\n\nWhy it helps: it does.\nWatch out: not too often.\nSource: none.\n"""\n\n'
        f'NOD = Behaviour(id="{name}", examples=({", ".join(examples)},))\n'
    )


SHOWN = 'Example("Hello?", "Go on.", marks="Go on")'
LEFT_ALONE = 'Example("Hello?", "No.", marks=None)'
NOD = f"{RUBRIC}/practices/nod.py"
LISTED = {CATALOGUE: '"""The list."""\n\nBEHAVIOURS = (NOD,)\n'}

WALLS = (
    Wall("every behaviour is in the list", unlisted_behaviours, ({NOD: _behaviour(SHOWN, LEFT_ALONE)},)),
    Wall(
        "a behaviour's file, constant and id are one name",
        misnamed_behaviours,
        (
            {NOD: _behaviour(SHOWN, LEFT_ALONE, name="nodding"), **LISTED},
            {NOD: '"""Nod."""\n', **LISTED},
        ),
    ),
    Wall(
        "a behaviour has examples both ways",
        one_sided_behaviours,
        ({NOD: _behaviour(SHOWN), **LISTED}, {NOD: _behaviour(LEFT_ALONE), **LISTED}),
    ),
    Wall(
        "a behaviour says why, what goes wrong and who found it",
        unexplained_behaviours,
        ({NOD: _behaviour(SHOWN, LEFT_ALONE).replace("Watch out: not too often.\n", ""), **LISTED},),
    ),
)
