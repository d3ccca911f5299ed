"""Remarks on a file while it is read: what was left out, and what the reader should know."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from heard.conversation.fields import clean_text
from heard.errors import TranscriptError

# Names of unknown fields that are kept for the warning, and how much of each: a file may hold millions.
NAMES_KEPT, NAME_KEPT = 12, 40
# How many problems are kept to be shown at the end: every line of a file may be one.
PROBLEMS_KEPT = 1000
# Letters that move the cursor, start a new line or turn the writing round: a file could forge what a terminal says.
UNSPOKEN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(slots=True)
class Remarks:
    """What was noticed in a file; all of it stands here after its last conversation.

    `rejected` holds the first problems and `rejections` counts all; `on_reject` hears of each at once. `kind` is the
    format that it is read as, and `columns` are those of a table, each with what it is taken for.
    """

    name: str
    rejected: list[TranscriptError] = field(default_factory=list, init=False)
    rejections: int = field(default=0, init=False)
    on_reject: Callable[[TranscriptError], None] | None = field(default=None, init=False, repr=False)
    kind: str | None = field(default=None, init=False, repr=False)
    columns: dict[str, str | None] = field(default_factory=dict, init=False, repr=False)
    _warnings: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _unknown: set[str] = field(default_factory=set, init=False, repr=False)

    @property
    def warnings(self) -> list[str]:
        """What the reader should know though nothing failed, in whole sentences."""
        return list(self._warnings.values())

    def error(self, problem: object, line: int | None = None, row: str | None = None) -> TranscriptError:
        """The error to raise when nothing further can be read."""
        return TranscriptError(UNSPOKEN.sub(" ", str(problem)), file=self.name, line=line, row=row)

    def reject(self, problem: object, line: int | None = None, row: str | None = None) -> None:
        """Note what could not be read, and go on."""
        error = problem if isinstance(problem, TranscriptError) else self.error(problem, line, row)
        self.rejections += 1
        if self.rejections <= PROBLEMS_KEPT:
            self.rejected.append(error)
        if self.on_reject:
            self.on_reject(error)

    def warn(self, matter: str, sentence: str) -> None:
        """Tell the reader something, once for each matter."""
        self._warnings.setdefault(matter, UNSPOKEN.sub(" ", sentence))

    def pass_over(self, names: Iterable[str]) -> None:
        """Remember fields or columns that Heard does not know, for one warning at the end."""
        for name in names:
            if len(self._unknown) <= NAMES_KEPT:
                self._unknown.add(clean_text(name)[:NAME_KEPT])

    def nothing_read(self, sought: str) -> TranscriptError:
        """The error to raise at the end of a file in which nothing of what is sought could be read."""
        if not self.rejected:
            return self.error(f"there is no {sought} in it.")
        first, others = self.rejected[0], self.rejections - 1
        more = f" So it is with {others} more; nothing in it could be read." if others else ""
        return self.error(first.problem + more, first.line)

    def finish(self) -> None:
        """Say what is only known at the end."""
        if self._unknown:
            names = sorted(self._unknown)
            more = " and others" if len(names) > NAMES_KEPT else ""
            self.warn("unknown", f"Left out, as Heard does not know them: {', '.join(names[:NAMES_KEPT])}{more}.")
