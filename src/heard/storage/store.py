"""The store: what Heard keeps, with the key to names and identifiers, and a clock."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from heard.privacy.keep import mask_text
from heard.privacy.policy import Policy
from heard.privacy.secret import Finder
from heard.storage.database import Database
from heard.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Session:
    """A connection in a transaction, and what reading and writing by it needs: the vault, the policy, the time."""

    connection: Connection
    vault: Vault
    policy: Policy
    finders: Sequence[Finder]
    at: datetime

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An insert that may say what is to be done about a row that is there already: each database has its own."""
        return sqlite.insert(table) if self.connection.dialect.name == "sqlite" else postgresql.insert(table)


@dataclass(slots=True, eq=False)
class Store:
    """A database with its vault, what may be kept in it, a clock, and who finds secrets beside Heard's own."""

    database: Database
    vault: Vault
    policy: Policy
    clock: Callable[[], datetime]
    finders: Sequence[Finder] = ()

    def allow(self, policy: Policy) -> None:
        """Mask by another policy from now on; what is kept already is masked when its conversation grows."""
        self.policy = policy

    def masked(self, text: str) -> str:
        """A text as it may be kept: a reason, a rejected row."""
        return mask_text(text, self.policy, finders=self.finders).text

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the store."""
        with self.database.reading() as connection:
            yield Session(connection, self.vault, self.policy, self.finders, self.clock())

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept all together at the end, or not at all."""
        with self.database.writing() as connection:
            yield Session(connection, self.vault, self.policy, self.finders, self.clock())
