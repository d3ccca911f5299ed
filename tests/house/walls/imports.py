"""Imports: at the head of the file, by full name, for use at run time; the floors themselves stand in .importlinter."""

import ast
from collections.abc import Iterator

from tests.house.checkout import PACKAGE, PYTHON, Checkout, Script
from tests.house.wall import Wall

# Here an import inside a function is the point: loading what is heavy, or not at all, only when it is asked for.
LAZY = (f"{PACKAGE}/__init__.py", f"{PACKAGE}/wiring", f"{PACKAGE}/engines", f"{PACKAGE}/cli")
FACE = f"{PACKAGE}/__init__.py"

Import = ast.Import | ast.ImportFrom


def lazy_imports(checkout: Checkout) -> Iterator[str]:
    """Imports inside functions, which hide a circle or a cost."""
    for script in checkout.scripts(*PYTHON):
        if script.lies_in(*LAZY):
            continue
        inside = {node for function in script.functions() for node in ast.walk(function) if isinstance(node, Import)}
        for node in sorted(inside, key=lambda node: node.lineno):
            yield f"{script.at(node)}: an import inside a function; move it to the head of the file."


def typing_imports(checkout: Checkout) -> Iterator[str]:
    """Uses of TYPE_CHECKING, behind which circles grow unseen."""
    for script in checkout.scripts(*PYTHON):
        for node in ast.walk(script.tree):
            if isinstance(node, ast.Name | ast.Attribute | ast.alias) and _name(node) == "TYPE_CHECKING":
                yield f"{script.path}:{node.lineno}: TYPE_CHECKING; import it plainly, or turn the arrow round."


def relative_imports(checkout: Checkout) -> Iterator[str]:
    """Imports that count dots."""
    for script in checkout.scripts(*PYTHON):
        for node in ast.walk(script.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield f"{script.at(node)}: a relative import; name the module in full."


def busy_packages(checkout: Checkout) -> Iterator[str]:
    """Package files that hold more than their caption: a second place where a name seems to live."""
    for script in checkout.scripts(*PYTHON):
        if script.is_package and script.path != FACE and not _is_caption(script):
            yield f"{script.path}: only its docstring belongs here; import names from where they live."


def _name(node: ast.Name | ast.Attribute | ast.alias) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else node.name


def _is_caption(script: Script) -> bool:
    return all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in script.tree.body)


WALLS = (
    Wall(
        "imports stand at the head of the file",
        lazy_imports,
        ({f"{PACKAGE}/language/late.py": "def listen() -> None:\n    import json\n"},),
    ),
    Wall(
        "nothing is imported for types alone",
        typing_imports,
        (
            {f"{PACKAGE}/language/early.py": "import typing\nif typing.TYPE_CHECKING:\n    import json\n"},
            {f"{PACKAGE}/language/early.py": "from typing import TYPE_CHECKING\n"},
        ),
    ),
    Wall(
        "imports name the module in full",
        relative_imports,
        ({f"{PACKAGE}/language/near.py": "from .sentence import split_sentences\n"},),
    ),
    Wall(
        "a name lives in one module",
        busy_packages,
        ({f"{PACKAGE}/language/__init__.py": "from heard.language.sentence import split_sentences\n"},),
    ),
)
