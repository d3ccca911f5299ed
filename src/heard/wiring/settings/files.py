"""The files that settings stand in: read together, written whole, and brought back as they were before."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE
from typing import TypeAlias

from filelock import FileLock, Timeout

from heard.errors import Conflict, SettingsError
from heard.settings import NAME

# `heard.toml`, and the files that it names, by what it calls them.
SETTINGS, STATEMENTS, PLAYBOOK, SCORECARDS = "settings", "statements", "playbook", "scorecards"
NAMED = (STATEMENTS, PLAYBOOK, SCORECARDS)
BEFORE, PART = ".before", ".part"
# A new file may come to hold a key.
PRIVATE = 0o600
PATIENCE_S = 10.0
Stamp: TypeAlias = tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the files at one moment: `heard.toml` first; one that is not there says nothing."""

    texts: Mapping[Path, str]

    @property
    def main(self) -> Path:
        """The file that names the others."""
        return next(iter(self.texts))

    @property
    def told(self) -> str:
        """All of it in one text, which is another for every other word or place."""
        return "\0".join(f"{path}\0{text}" for path, text in self.texts.items())

    def path(self, kind: str) -> Path:
        """Where the settings stand, or one of the files that they name, or would."""
        return self.main if kind == SETTINGS else self.main.parent / (self.named(kind) or f"{kind}.toml")

    def named(self, kind: str) -> str | None:
        """The name that the settings give a file; None where they name none."""
        return _names(self.texts[self.main]).get(kind)


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """`heard.toml` and the files that it names; `lock` is for those who write."""

    path: Path
    lock: Path

    def stand(self) -> Standing:
        """What stands in them now; SettingsError where one cannot be read."""
        return Standing({path: _read(path) for path in self.paths()})

    def paths(self) -> Sequence[Path]:
        """All of them, `heard.toml` first; the others where they are or would be."""
        try:
            names = _names(_read(self.path))
        except SettingsError:
            names = {}
        return [self.path, *(self.path.parent / names.get(kind, f"{kind}.toml") for kind in NAMED)]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else changes them, in whatever process; Conflict if somebody does for too long."""
        try:
            with FileLock(self.lock, timeout=PATIENCE_S):
                yield
        except Timeout:
            raise Conflict("Somebody else is changing the settings just now; try again in a moment.") from None

    def write(self, texts: Mapping[Path, str]) -> None:
        """Have files say something else, each of them whole or not at all; what they said is kept beside them.

        Of one change everything can be brought back, and nothing of the changes before it.
        """
        for path in self.paths():
            with _in_one_sentence(path):
                _beside(path, BEFORE).unlink(missing_ok=True)
        # The file that names the others comes last, so that it never names one that is not there.
        for path in sorted(texts, key=lambda each: each == self.path):
            with _in_one_sentence(path):
                _write(path, texts[path])

    @property
    def is_changed(self) -> bool:
        """Whether there is something to bring back."""
        return any(_beside(path, BEFORE).exists() for path in self.paths())

    def before(self) -> Mapping[Path, str]:
        """What the last change has written over; Conflict where there is nothing to bring back."""
        found = {path: _read(_beside(path, BEFORE)) for path in self.paths() if _beside(path, BEFORE).exists()}
        if not found:
            raise Conflict("There is nothing to bring back: the settings have not been changed from here.")
        return found


def stamp_of(paths: Sequence[Path]) -> Stamp:
    """What is different as soon as one of the files is."""
    return tuple(map(_stamp, paths))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size, found.st_ino
    return None


def _names(text: str) -> dict[str, str]:
    """The files that settings name; none where they cannot be read, which is for whoever reads them to say."""
    with suppress(ValueError, RecursionError):
        found = tomllib.loads(text)
        names = {kind: found.get(kind) for kind in NAMED}
        return {kind: name for kind, name in names.items() if isinstance(name, str) and "\0" not in name}
    return {}


def _read(path: Path) -> str:
    try:
        # As bytes, so that the ends of lines stay as they are.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path} is not in UTF-8; save it as UTF-8.") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise SettingsError(f"{path} cannot be read ({reason}); check the path.") from problem


def _write(path: Path, text: str) -> None:
    """Write a file where a link leads to it, with the rights that it had."""
    real = path.resolve()
    mode, before = (S_IMODE(real.stat().st_mode), real.read_bytes()) if real.exists() else (PRIVATE, b"")
    _replace(_beside(path, BEFORE), before, mode)
    _replace(real, text.encode(), mode)


def _replace(path: Path, content: bytes, mode: int) -> None:
    unfinished = _beside(path, PART)
    unfinished.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as new:
            os.fchmod(new.fileno(), mode)
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        unfinished.rename(path)
    finally:
        # It may hold a key, and nobody would look for it.
        unfinished.unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    real = path.resolve()
    return real.with_name(real.name + ending)


@contextmanager
def _in_one_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise Conflict(f"{path.name} cannot be written ({reason}); change it where {NAME} is kept.") from problem
