"""Mutants of a module, made from its source: in each a single check is left out or turned round."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import TypeAlias

Change: TypeAlias = Callable[[], None]
OPPOSITE: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
JOINING = frozenset({"or_", "and_"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one check changed: the change of a number to a node of a statement; `at` says which."""

    at: str
    source: ast.Module
    change: tuple[int, int, int]

    @property
    def tree(self) -> ast.Module:
        """The changed module, made when it is asked for: most who collect tests run none of these."""
        top, place, number = self.change
        other = deepcopy(self.source)
        [*_changes(_checked(other.body[top])[place])][number]()
        return other


def module_of(tree: ast.Module, name: str, **given: object) -> ModuleType:
    """A module run from a tree; what is given stands in the place of what it would import by these names."""
    mine = deepcopy(tree)
    mine.body = [each for each in mine.body if not _imports(each, given)]
    module = ModuleType(name)
    vars(module).update(given)
    exec(compile(ast.fix_missing_locations(mine), name, "exec"), vars(module))  # noqa: S102 - source of our own
    return module


def mutants_of(tree: ast.Module, names: Sequence[str]) -> Iterator[Mutant]:
    """One mutant for each change to what has these names at the top of a module."""
    places = [place for place, each in enumerate(tree.body) if _name_of(each) in names]
    for top in places:
        for place, node in enumerate(_checked(tree.body[top])):
            for number in range(len([*_changes(node)])):
                at = f"{_name_of(tree.body[top])}:{getattr(node, 'lineno', 0)}.{place}.{number}"
                yield Mutant(at, tree, (top, place, number))


def _changes(node: ast.AST) -> Iterator[Change]:
    """Ways to leave a check out or turn it round."""
    match node:
        case ast.If() | ast.IfExp():
            tests = ast.Constant(value=True), ast.Constant(value=False), ast.UnaryOp(ast.Not(), node.test)
            yield from [partial(setattr, node, "test", test) for test in tests]
        case ast.BoolOp():
            nothing = ast.Constant(value=isinstance(node.op, ast.And))
            yield from [partial(node.values.__setitem__, place, nothing) for place in range(len(node.values))]
        case ast.Compare(ops=[op]) if type(op) in OPPOSITE:
            yield from [partial(setattr, node, "ops", [OPPOSITE[type(op)]()])]
        case ast.BinOp(op=ast.BitOr()):
            yield from [partial(setattr, node, "left", node.right), partial(setattr, node, "right", node.left)]
        case ast.AugAssign():
            yield from [partial(setattr, node, "value", ast.Name(ast.unparse(node.target), ast.Load()))]
        case ast.Call(func=ast.Name(id=name)) if name in JOINING:
            yield from [partial(node.args.__delitem__, place) for place in range(len(node.args))]
        case ast.Set(elts=[_, _, *_]):
            yield from [partial(node.elts.__delitem__, place) for place in range(len(node.elts))]
        case ast.Dict():
            yield from [change for place in range(len(node.keys)) for change in _entry_changes(node, place)]
        case _:
            pass


def _entry_changes(node: ast.Dict, place: int) -> list[Change]:
    """An entry left out, or, where it is one of the extents, made another."""

    def leave_out() -> None:
        del node.keys[place], node.values[place]

    value = node.values[place]
    others = {"OWN", "ASSIGNED", "TEAM", "ALL"} - {value.id} if isinstance(value, ast.Name) else set()
    widened = [partial(node.values.__setitem__, place, ast.Name(each, ast.Load())) for each in sorted(others)]
    return [leave_out, *widened]


def _checked(top: ast.stmt) -> list[ast.AST]:
    """What is looked at: bodies and values, since nobody runs into an annotation."""
    if isinstance(top, ast.AnnAssign | ast.Assign):
        return list(ast.walk(top.value)) if top.value else []
    functions = [each for each in ast.walk(top) if isinstance(each, ast.FunctionDef)]
    return [node for each in functions for statement in each.body for node in ast.walk(statement)]


def _name_of(statement: ast.stmt) -> str | None:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None


def _imports(statement: ast.stmt, given: Mapping[str, object]) -> bool:
    return isinstance(statement, ast.ImportFrom) and any(each.name in given for each in statement.names)
