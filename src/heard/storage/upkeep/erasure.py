"""Erasure of one customer: nothing of theirs is left in any table, in the search index or in the files below.

What stays is a tombstone: digests of their identifiers, which tell nobody who they were and keep old files from
bringing them back.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from time import sleep

from sqlalchemy import Table, delete, func, insert, select, text

from heard.errors import Conflict
from heard.privacy.retention import Hold
from heard.storage.database import Database
from heard.storage.people.records import known_customers
from heard.storage.quality.figures import mark_stale
from heard.storage.rated import ASSIGNMENT, CALIBRATED, DISPUTE, FIGURES, GRADING, SURVEY_ANSWER
from heard.storage.schema import CONVERSATION, CUSTOMER, GONE_WITH_IT, IDENTIFIER, OVERRIDE, REVIEW, TOMBSTONE, TURN
from heard.storage.store import Session
from heard.storage.upkeep.retention import is_held
from heard.storage.upkeep.tables import METADATA

# What hangs on a conversation, by the word a person knows it by.
OF_A_CONVERSATION = {
    "turns": TURN,
    "reviews": REVIEW,
    "overrides": OVERRIDE,
    "gradings": GRADING,
    "disputes": DISPUTE,
    "assignments": ASSIGNMENT,
    "calibrations": CALIBRATED,
    "answers": SURVEY_ANSWER,
}


def _gone_with(*tables: Table) -> Sequence[Table]:
    """These tables, and all whose rows go with a row of them."""
    found = list(tables)
    for table in METADATA.sorted_tables:
        holds = any(key.column.table in found and key.ondelete == GONE_WITH_IT for key in table.foreign_keys)
        if holds and table not in found:
            found.append(table)
    return found


# The index keeps words of rows that are gone until it is written anew.
SQLITE_SWEEP = ("INSERT INTO turn_words(turn_words) VALUES ('rebuild')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
# How many pages of the index are written anew in one go: some milliseconds, in which nobody else can write.
MERGED_PAGES = 100
SWEPT = _gone_with(CUSTOMER, CONVERSATION)
POSTGRES_SWEEP = tuple(f"VACUUM FULL {table.name}" for table in SWEPT)


def traces_of(session: Session, customer_id: int) -> Mapping[str, int]:
    """How much there is of a customer, by kind; what an erasure would take away."""
    theirs = select(CONVERSATION.c.id).where(CONVERSATION.c.customer_id == customer_id)
    counts = {"conversations": select(func.count()).select_from(theirs.subquery())}
    for name, table in OF_A_CONVERSATION.items():
        counts[name] = select(func.count()).select_from(table).where(table.c.conversation_id.in_(theirs))
    known = select(func.count()).select_from(IDENTIFIER).where(IDENTIFIER.c.customer_id == customer_id)
    counts["identifiers"] = known
    return {name: session.connection.execute(count).scalar_one() for name, count in counts.items()}


def check_hold(session: Session, customer_id: int, hold: Hold) -> None:
    """Conflict where something of a customer is on hold: that stays until somebody lifts it."""
    held = select(CONVERSATION.c.id).where(CONVERSATION.c.customer_id == customer_id, is_held(hold)).limit(1)
    if customer_id in hold.customers or session.connection.execute(held).first():
        raise Conflict(
            f"Customer {customer_id}, or a conversation of theirs, is on hold; whoever may lift that takes it out of "
            "retention.hold in heard.toml first."
        )


def erase_customer(session: Session, customer_id: int) -> None:
    """Delete a customer with all that is theirs, and leave a tombstone; nothing happens if they are gone already."""
    for known in known_customers(session, [customer_id]):
        digests = {each.digest(session.vault) for each in known.identifiers}
        stand = select(TOMBSTONE.c.digest).where(TOMBSTONE.c.digest.in_(digests))
        there = set(session.connection.execute(stand).scalars())
        rows = [{"digest": digest, "erased_at": session.at} for digest in sorted(digests - there)]
        if rows:
            session.connection.execute(insert(TOMBSTONE), rows)
    theirs = CONVERSATION.c.customer_id == customer_id
    mark_stale(session, FIGURES.c.conversation_id.in_(select(CONVERSATION.c.id).where(theirs)))
    session.connection.execute(delete(CONVERSATION).where(theirs))
    session.connection.execute(delete(CUSTOMER).where(CUSTOMER.c.id == customer_id))


def sweep(database: Database) -> None:
    """Write the files anew without what was deleted: databases only mark it, and keep it in their logs.

    PostgreSQL keeps its log of changes for as long as it is set to; its old pieces are overwritten in time.
    """
    _run(database, SQLITE_SWEEP if database.is_sqlite else POSTGRES_SWEEP)


def sweep_beside(database: Database, *, pause_s: float) -> None:
    """As `sweep`, with live work in between: SQLite's file does not shrink, and PostgreSQL writes over it in time."""
    if not database.is_sqlite:
        _run(database, [f"VACUUM {table.name}" for table in SWEPT])
        return
    for pages in chain([-MERGED_PAGES], repeat(MERGED_PAGES)):
        if not _merge(database, pages):
            break
        sleep(pause_s)
    _run(database, SQLITE_SWEEP[-1:])


def _merge(database: Database, pages: int) -> bool:
    """Write so much of the index anew, negative to begin with all of it; whether there is more to do."""
    with database.writing() as connection:
        changed = text("SELECT total_changes()")
        before = connection.execute(changed).scalar_one()
        connection.execute(text("INSERT INTO turn_words(turn_words, rank) VALUES ('merge', :pages)"), {"pages": pages})
        return bool(connection.execute(changed).scalar_one() - before > 1)


def _run(database: Database, statements: Iterable[str]) -> None:
    with database.unbound() as connection:
        for statement in statements:
            connection.execute(text(statement))
