"""The file with what an import could not read: where, why, and the row itself, masked."""

import csv
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from heard.errors import StorageError, TranscriptError
from heard.privacy.keep import mask_text
from heard.privacy.policy import Policy
from heard.storage.trouble import FULL

HEADER = ("line", "problem", "row")
# What a spreadsheet takes for a formula (CWE-1236).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LONGEST_ROW = 2_000
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RejectFile:
    """Rows of a CSV file; it is made with the first of them, and one that an earlier try has left is replaced."""

    def __init__(self, path: Path, policy: Policy) -> None:
        self._path = path
        self._policy = policy
        self._file: TextIO | None = None
        with self._translated():
            path.unlink(missing_ok=True)

    def add(self, problem: TranscriptError) -> None:
        """One more that could not be read."""
        row = mask_text((problem.row or "")[:LONGEST_ROW], self._policy).text
        with self._translated():
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("w", encoding="utf-8", newline="")
                csv.writer(self._file).writerow(HEADER)
            csv.writer(self._file).writerow([problem.line or "", _plain(problem.problem), _plain(row)])

    def close(self) -> None:
        """Write what is still to be written."""
        if self._file is not None:
            with self._translated():
                self._file.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            if problem.errno in NO_ROOM:
                sentence, temporary = FULL
                raise StorageError(f"{self._path}: {sentence}.", temporary=temporary) from problem
            reason = (problem.strerror or str(problem)).lower()
            raise StorageError(f"{self._path} cannot be written ({reason}); look at who owns its folder.") from problem


def _plain(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell.lstrip(" '\"").startswith(FORMULA) else cell
