"""Everything that Heard raises on purpose, as one tree.

HeardError
├── InvalidValue      a value that cannot exist (also a ValueError)
├── TranscriptError   a file or message that cannot be read; says where
├── SettingsError     a setting that cannot be used
├── EngineError       a model or service that did not do its work; knows whether trying again may help
│   └── StorageError  a database that did not
├── NotFound          a name that leads nowhere
└── Conflict          two changes that exclude each other
    └── Outdated      a change to what somebody else has changed meanwhile

A message says what happened, where, and what to do. The library raises; doors translate.
"""


class HeardError(Exception):
    """The root: whatever Heard raises on purpose."""


class InvalidValue(HeardError, ValueError):
    """A value that cannot exist, such as a span outside its turn."""


class TranscriptError(HeardError):
    """A file or message that cannot be read as a conversation.

    `file` is the name as the person gave it, `line` counts from 1 (None: the file as a whole), `row` is what could
    not be read, as it stood.
    """

    def __init__(self, problem: str, *, file: str, line: int | None = None, row: str | None = None) -> None:
        self.problem = problem
        self.file = file
        self.line = line
        self.row = row
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: {problem}")


class SettingsError(HeardError):
    """A setting that cannot be used."""


class EngineError(HeardError):
    """A model or service that did not do its work; `temporary` when trying again may help."""

    def __init__(self, problem: str, *, temporary: bool = False) -> None:
        self.temporary = temporary
        super().__init__(problem)


class StorageError(EngineError):
    """A database that did not do its work."""


class NotFound(HeardError):
    """A name or id that leads nowhere."""


class Conflict(HeardError):
    """Two changes that exclude each other."""


class Outdated(Conflict):
    """A change to what somebody else has changed meanwhile."""
