"""Opens the store where the environment says that data lives, with its key."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from heard.errors import StorageError
from heard.settings import NAME, Settings, database_address, home_folder, read_settings
from heard.storage.database import Database
from heard.storage.people.records import check_key, is_anything_sealed
from heard.storage.store import Store
from heard.storage.upkeep.upgrade import state_of, upgrade
from heard.storage.vault import KEY_BYTES, Vault
from heard.wiring.finders import finders_named

KEY_FILE, LOCKS = "heard.key", "locks"
# Only the user who runs Heard may look in.
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


@contextmanager
def open_database(environment: Mapping[str, str] = os.environ) -> Iterator[Database]:
    """The database that the environment names, as it stands."""
    home_of(environment)
    database = Database(database_address(environment))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def open_store(environment: Mapping[str, str] = os.environ) -> Iterator[Store]:
    """The store, its tables made on first use; StorageError says what is to be done if it cannot be used."""
    with open_database(environment) as database:
        state = state_of(database)
        if state.step is None:
            upgrade(database)
        elif not state.is_newest:
            raise StorageError(f"{database.name}: {state.advice}")
        settings = settings_in_force(environment)
        vault = Vault([_key(home_of(environment), database)])
        store = Store(database, vault, settings.policy, _now, finders_named(settings.finders))
        with store.reading() as session:
            check_key(session)
        yield store


def settings_in_force(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this folder, else of the home folder, else none."""
    path = settings_path(environment)
    return read_settings(path) if _is_there(path) else Settings()


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """The file of the settings in force, by its whole path; where there is none, the one that would be."""
    here = Path(NAME)
    return here.absolute() if _is_there(here) else home_of(environment) / NAME


def _is_there(path: Path) -> bool:
    """Whether there is such a file; in a folder that may not be looked into there is none."""
    try:
        return path.is_file()
    except PermissionError:
        return False


def home_of(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder in which data lives, made if need be."""
    return made_folder(home_folder(environment))


def made_folder(path: Path) -> Path:
    """A folder for the user who runs Heard and nobody else, made if need be; StorageError if it cannot be."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageError(f"{path} cannot be made ({reason}); set HEARD_HOME to a folder of yours.") from problem
    return path


def _key(home: Path, database: Database) -> bytes:
    """The key in its file, which is made once and never written over."""
    path = home / KEY_FILE
    try:
        if not path.exists():
            with FileLock(made_folder(home / LOCKS) / KEY_FILE):
                _make_key(path, database)
        return path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageError(f"{path} cannot be read or made ({reason}); check who owns the folder.") from problem


def _make_key(path: Path, database: Database) -> None:
    """Make a key where there is none, and nothing that another has sealed; its file is whole or not there."""
    if path.exists():
        return
    if is_anything_sealed(database):
        raise StorageError(
            f"{path} is missing, and names in the store open with it alone; put it back from where it was kept."
        )
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as new:
        new.write(secrets.token_bytes(KEY_BYTES))
        new.flush()
        os.fsync(new.fileno())
    unfinished.rename(path)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the clock of all that is kept is handed in from here
