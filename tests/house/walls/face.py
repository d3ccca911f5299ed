"""The face: at most ten names, each from the module where it lives, the same for people and for type checkers."""

import ast
import re
from collections.abc import Iterator

from tests.house.checkout import PACKAGE, Checkout
from tests.house.wall import Wall

FACE = f"{PACKAGE}/__init__.py"
STUB = f"{PACKAGE}/__init__.pyi"
NAMES = 10
# What a library user may reach without a door: the shipped model's wiring, files, and the pure part.
HOMES = re.compile(
    r"heard\.(wiring\.model$|(formats|conversation|language|privacy|customer|ledger|rubric|scoring|suggest)\.|errors$)"
)


def wide_faces(checkout: Checkout) -> Iterator[str]:
    """Faces with more names than a person keeps in mind."""
    names = face_homes(checkout)
    if len(names) > NAMES:
        yield f"{FACE}: {len(names)} names, over {NAMES}; which one does nobody need first?"


def lost_names(checkout: Checkout) -> Iterator[str]:
    """Names of the face that their home does not define."""
    for name, home in face_homes(checkout).items():
        path = f"src/{home.replace('.', '/')}.py"
        if name not in {defined for script in checkout.scripts(path) for defined in _defined(script.tree)}:
            yield f"{FACE}: {name} is not defined in {path}."


def high_homes(checkout: Checkout) -> Iterator[str]:
    """Names of the face that would pull in a door, a store or an engine."""
    for name, home in face_homes(checkout).items():
        if not HOMES.match(home):
            yield f"{FACE}: {name} comes from {home}; the face knows wiring.model and what lies below the engines."


def differing_stubs(checkout: Checkout) -> Iterator[str]:
    """Names that type checkers see otherwise than people do."""
    seen = _stub_homes(checkout)
    homes = face_homes(checkout)
    for name in sorted({*seen, *homes}):
        if seen.get(name) != homes.get(name):
            yield f"{STUB}: {name} comes from {seen.get(name)} here and from {homes.get(name)} in __init__.py."


def face_homes(checkout: Checkout) -> dict[str, str]:
    """Each name of the face and the module it comes from."""
    for script in checkout.scripts(FACE):
        for node in script.tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HOMES":
                return {str(name): str(home) for name, home in ast.literal_eval(node.value).items()}
    return {}


def _stub_homes(checkout: Checkout) -> dict[str, str]:
    body = ast.parse(checkout.text(STUB)).body
    imports = [node for node in body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (ast.unparse(target) for target in node.targets)


def _face(homes: dict[str, str]) -> str:
    return f'"""Heard."""\n\nHOMES = {homes!r}\n'


def _stub(homes: dict[str, str]) -> str:
    return "".join(f"from {home} import {name} as {name}\n" for name, home in homes.items())


MANY = {f"Name{n}": "heard.errors" for n in range(NAMES + 1)}
LOST = {"Whisper": "heard.errors"}
HIGH = {"app": "heard.web.app"}

WALLS = (
    Wall("the face has few names", wide_faces, ({FACE: _face(MANY), STUB: _stub(MANY)},)),
    Wall("the face's names exist", lost_names, ({FACE: _face(LOST), STUB: _stub(LOST)},)),
    Wall("the face knows no door", high_homes, ({FACE: _face(HIGH), STUB: _stub(HIGH)},)),
    Wall("type checkers see the same face", differing_stubs, ({STUB: ""},)),
)
