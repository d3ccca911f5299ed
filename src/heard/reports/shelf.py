"""The reports that are kept: files in a folder, one for each week and team, in which no customer is quoted."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from heard.errors import InvalidValue, NotFound, StorageError
from heard.reports.week import Week

NAMED = re.compile(r"([0-9]{4}-W[0-9]{2})-([1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """The report of a week and a team, by its key."""

    week: Week
    team: int

    @classmethod
    def named(cls, name: str) -> "Kept":
        """The one of a name such as 2026-W48-3; NotFound where there can be none."""
        found = NAMED.fullmatch(name)
        try:
            return cls(Week.named(found[1] if found else ""), int(found[2] if found else 0))
        except InvalidValue:
            raise _not_there(name) from None

    @property
    def name(self) -> str:
        """What it goes by."""
        return f"{self.week.name}-{self.team}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of reports."""

    folder: Path

    def all(self) -> Sequence[Kept]:
        """Every report, the newest first."""
        names = (path.stem for path in self.folder.glob("*.html") if NAMED.fullmatch(path.stem))
        return sorted(map(Kept.named, names), key=lambda each: (-each.week.first.toordinal(), each.team))

    def put(self, kept: Kept, page: str) -> None:
        """Keep a page, in the place of an older one; it is whole or not there."""
        unfinished = self._path(kept).with_suffix(".part")
        try:
            unfinished.unlink(missing_ok=True)
            # Only the user who runs Heard may look in.
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
                new.write(page.encode())
                new.flush()
                os.fsync(new.fileno())
            unfinished.replace(self._path(kept))
        except OSError as problem:
            reason = (problem.strerror or str(problem)).lower()
            raise StorageError(f"{unfinished} cannot be written ({reason}); look at its folder.") from problem

    def read(self, kept: Kept) -> str:
        """The page; NotFound where there is none."""
        try:
            return self._path(kept).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise _not_there(kept.name) from None

    def remove(self, kept: Kept) -> None:
        """Keep one no longer; NotFound where there is none."""
        try:
            self._path(kept).unlink()
        except FileNotFoundError:
            raise _not_there(kept.name) from None

    def forget(self, before: Week) -> None:
        """Keep none of earlier weeks."""
        for kept in self.all():
            if kept.week < before:
                self._path(kept).unlink(missing_ok=True)

    def _path(self, kept: Kept) -> Path:
        return self.folder / f"{kept.name}.html"


def _not_there(name: str) -> NotFound:
    return NotFound(f"There is no report {name[:40]}.")
