"""A checkout of the project as the walls see it: its Python files, its prose and its other texts."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = "src/heard"
CODE = ("src", "training", "evals")
PYTHON = (*CODE, "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Folders whose name starts with a dot hold environments and caches; only this one is the project's own.
DOT_FOLDER = ".ci"
MADE_FOLDERS = frozenset({"build", "dist", "__pycache__", "htmlcov"})


@dataclass(frozen=True, slots=True)
class Script:
    """A Python file: its path below the root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The module's own name, without its folder."""
        return Path(self.path).stem

    @property
    def is_package(self) -> bool:
        """Whether this is the file that makes a folder a package."""
        return self.name == "__init__"

    def lies_in(self, *folders: str) -> bool:
        """Whether it lies below one of these folders, or is one of these files."""
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)

    def functions(self) -> Iterator[Function]:
        """Every function and method, however deep."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class, however deep."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def comments(self) -> Iterator[tokenize.TokenInfo]:
        """Every comment, in order."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return (token for token in tokens if token.type == tokenize.COMMENT)

    def at(self, node: ast.expr | ast.stmt) -> str:
        """Where a node stands, in the form that editors open."""
        return f"{self.path}:{node.lineno}"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with the layout of this project."""

    root: Path

    def scripts(self, *folders: str) -> tuple[Script, ...]:
        """The Python files below these folders, in order of their paths."""
        return tuple(script for script in _read_scripts(self.root) if script.lies_in(*folders))

    def text(self, path: str) -> str:
        """The text of one file; empty when there is none."""
        file = self.root / path
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def texts(self) -> Iterator[tuple[str, str]]:
        """The path and text of every file of the project that holds text."""
        for file in _own_files(self.root):
            try:
                yield file.relative_to(self.root).as_posix(), file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@cache
def _read_scripts(root: Path) -> tuple[Script, ...]:
    files = sorted(file for folder in PYTHON for file in (root / folder).rglob("*.py"))
    texts = {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return tuple(Script(path, text, ast.parse(text, path)) for path, text in texts.items())


def _own_files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_dir() and _is_own(entry):
            yield from _own_files(entry)
        elif entry.is_file():
            yield entry


def _is_own(folder: Path) -> bool:
    return folder.name == DOT_FOLDER or not (folder.name.startswith(".") or folder.name in MADE_FOLDERS)
