"""The witness: the audit's last entry, in a file beside the key, so that entries taken from its end are missed."""

import os
from pathlib import Path

from sqlalchemy import Connection

from heard.errors import StorageError
from heard.storage.access.audit import Last, is_there, last_entry
from heard.storage.schema import AUDIT
from heard.storage.upkeep.backup import check_backup, last_row

FILE = "audit.last"


class Witness:
    """Whoever may delete entries may not always write here: the store may be on another machine, or a backup."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def keep(self, connection: Connection) -> Last | None:
        """Write down the last entry, if it is another; StorageError where the one that was known is gone."""
        known, last = self.known(), last_entry(connection)
        _check(connection, known, str(self._path))
        if last and last != known:
            self._write(last)
        return last

    def begin_anew(self, connection: Connection) -> None:
        """Write down the last entry whatever was known: another store has come in the place of this one."""
        last = last_entry(connection)
        if last:
            self._write(last)
        else:
            self._path.unlink(missing_ok=True)

    def known(self) -> Last | None:
        """What was the last entry; None where nobody has written it down yet."""
        try:
            id_, seal = self._path.read_text(encoding="ascii").split()
            return Last(int(id_), bytes.fromhex(seal))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as problem:
            raise StorageError(
                f"{self._path} does not say what the last entry of the audit was; look at a backup, then delete it."
            ) from problem

    def _write(self, last: Last) -> None:
        unfinished = self._path.with_name(f"{self._path.name}.part")
        try:
            with unfinished.open("w", encoding="ascii") as file:
                file.write(f"{last.id} {last.seal.hex()}\n")
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path)
        except OSError as problem:
            raise StorageError(
                f"{self._path} cannot be written ({problem.strerror or problem}); look at its folder."
            ) from problem


def check_against(connection: Connection, backup: Path) -> None:
    """StorageError where the audit does not go as far any more as it did in a backup."""
    check_backup(backup)
    row = last_row(backup, AUDIT.name)
    _check(connection, Last(row["id"], row["seal"]) if row else None, str(backup))


def _check(connection: Connection, known: Last | None, whence: str) -> None:
    """StorageError where an entry that somebody else knows is gone, or another."""
    if known and not is_there(connection, known):
        raise StorageError(
            f"entry {known.id} of the audit, known from {whence}, is gone or another: entries were taken from its end, "
            "or this is another store; look at a backup."
        )
