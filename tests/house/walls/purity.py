"""Purity: up to `suggest`, and in `history` and `demo`, nothing of the world is touched, not even by a builtin."""

import ast
from collections.abc import Iterator

from tests.house.checkout import PACKAGE, Checkout
from tests.house.wall import Wall

PURE = tuple(
    f"{PACKAGE}/{floor}"
    for floor in "errors.py conversation language privacy customer ledger rubric scoring suggest history demo".split()
)
WORLDLY = frozenset({"open", "print", "input", "breakpoint", "exec", "eval", "__import__"})
CLOCKS = frozenset({"now", "utcnow", "today"})


def worldly_calls(checkout: Checkout) -> Iterator[str]:
    """Calls that reach the disk, the terminal or the clock without an import that the floors could see."""
    for script in checkout.scripts(*PURE):
        for node in ast.walk(script.tree):
            if isinstance(node, ast.Call) and (name := _worldly(node.func)):
                yield f"{script.at(node)}: {name}() in the pure part; let a door do it and pass in the value."


def _worldly(called: ast.expr) -> str | None:
    if isinstance(called, ast.Name) and called.id in WORLDLY:
        return called.id
    if isinstance(called, ast.Attribute) and called.attr in CLOCKS:
        return called.attr
    return None


WALLS = (
    Wall(
        "pure code reaches for nothing in the world",
        worldly_calls,
        (
            {f"{PACKAGE}/language/read.py": "WORDS = open('words.txt')\n"},
            {f"{PACKAGE}/scoring/late.py": "from datetime import datetime\nNOW = datetime.now()\n"},
        ),
    ),
)
