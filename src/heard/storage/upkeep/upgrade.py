"""The state of the tables: which step they stand at, and the way to the newest one."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from heard.errors import StorageError
from heard.storage.database import Database
from heard.storage.upkeep.tables import METADATA

OLDEST, NEWEST = "base", "head"


@dataclass(frozen=True, slots=True)
class TableState:
    """Where the tables stand; `step` is None before the first, and not `known` if a newer Heard has made it."""

    step: str | None
    newest: str
    known: bool = True

    @property
    def is_newest(self) -> bool:
        """Whether nothing is to be done."""
        return self.step == self.newest

    @property
    def advice(self) -> str:
        """What is to be done if they are not at the newest step."""
        if not self.known:
            return f"its tables were made by a newer Heard (step {self.step}); use that version, or a later one."
        return f"its tables are at step {self.step or 'none'}, the newest is {self.newest}; run `heard db upgrade`."


def state_of(database: Database) -> TableState:
    """Where the tables of a database stand."""
    with database.reading() as connection:
        return _state(MigrationContext.configure(connection).get_current_revision())


def upgrade(database: Database, to: str = NEWEST) -> None:
    """Take the steps up to the newest, or to the one named: all of them or, where one is cut off or fails, none."""
    _take(database, to, lambda config: command.upgrade(config, to))


def downgrade(database: Database, to: str) -> None:
    """Take the steps back to the one named; "base" is before the first."""
    _take(database, to, lambda config: command.downgrade(config, to))


def differences(connection: Connection) -> list[object]:
    """What the tables of a database have otherwise than the schema says; nothing, if all is well."""
    context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
    return list(compare_metadata(context, METADATA))


def _is_ours(name: str | None, *_where: object) -> bool:
    """Whether a table or index stands in the schema; that of search is another on each database."""
    return not (name or "").startswith("turn_words")


def _take(database: Database, to: str, steps: Callable[[Config], None]) -> None:
    for state in (state_of(database), _state(None if to in {OLDEST, NEWEST} else to)):
        if not state.known:
            raise StorageError(f"{database.name}: {state.advice}")
    config = _config()
    with database.migrating() as connection:
        config.attributes["connection"] = connection
        steps(config)


def _state(step: str | None) -> TableState:
    steps = [each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()]
    return TableState(step, steps[0], known=step is None or step in steps)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("heard.storage.migrations")))
    return config
