"""The file with what an import could not read: where, why, and the row itself, masked."""

import csv
import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from heard.errors import StorageError, TranscriptError
from heard.formats.tables.formula import with_guard
from heard.storage.trouble import FULL

HEADER = ("line", "problem", "row")
# How much of a row is kept, and how much is masked for it: a number must not be cut in two before it is seen.
LONGEST_ROW, MASKED_ROW = 2_000, 4_000
# A file that is wrong throughout is wrong in the same words: so many of the last are at hand, and not masked once more.
SAME_WORDS = 100
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RejectFile:
    """Rows of a CSV file; it is made with the first of them, and one that an earlier try has left is replaced."""

    def __init__(self, path: Path, mask: Callable[[str], str]) -> None:
        self._path = path
        self._mask = lru_cache(SAME_WORDS)(mask)
        self._file: TextIO | None = None
        with self._translated():
            path.unlink(missing_ok=True)

    def add(self, problem: TranscriptError) -> None:
        """One more that could not be read."""
        row = self._mask((problem.row or "")[:MASKED_ROW])[:LONGEST_ROW]
        # A reason quotes what it is about.
        reason = self._mask(problem.problem)
        with self._translated():
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("w", encoding="utf-8", newline="")
                csv.writer(self._file).writerow(HEADER)
            csv.writer(self._file).writerow([problem.line or "", with_guard(reason), with_guard(row)])

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
