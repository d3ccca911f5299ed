"""A backup: one file with all tables as they stood at one moment, taken while others write, and put back anywhere.

It is a ZIP archive: `<table>.jsonl` for each table and `backup.json`, which says how many rows each has and their
SHA-256. A backup of SQLite can be put into PostgreSQL and the other way round. The key is not in it, nor are the
answers of the round that a workshop is at.
"""

import base64
import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Connection, MetaData, Table, false, func, insert, inspect, select, text

from heard.errors import StorageError
from heard.storage.database import Database
from heard.storage.upkeep.tables import IN_NO_BACKUP, METADATA
from heard.storage.upkeep.upgrade import state_of, upgrade

MANIFEST = "backup.json"
SCHEMA = "heard.backup/1"
ROWS = 1000


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: the step of its tables, and how many rows each has."""

    step: str
    rows: dict[str, int]


def back_up(database: Database, path: Path, *, progress: Callable[[int], None] = lambda _: None) -> Backup:
    """Write a backup to a new file and read it again to be sure; StorageError if it cannot be trusted.

    `progress` is told how many rows are written.
    """
    step = state_of(database).step
    if step is None:
        raise StorageError(f"{database.name} holds no tables yet; there is nothing to back up.")
    unfinished = path.with_name(path.name + ".part")
    try:
        # Wherever it is put, nobody else may look into it.
        unfinished.touch(mode=0o600)
        with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive, database.reading() as connection:
            tables = {table.name: _write(archive, connection, table, progress) for table in _tables(connection)}
            archive.writestr(MANIFEST, json.dumps({"schema": SCHEMA, "step": step, "tables": tables}, indent=1))
        checked = check_backup(unfinished)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(path)
    except OSError as problem:
        raise StorageError(
            f"{path} cannot be written ({problem.strerror or problem}); choose another place."
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return checked


def check_backup(path: Path) -> Backup:
    """What a backup holds, after all of it has been read; StorageError if a letter of it is not as it was written."""
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        for name, expected in manifest["tables"].items():
            with archive.open(f"{name}.jsonl") as member:
                found = _measured(member)
            if found != expected:
                raise StorageError(f"{path} is damaged: {name} is not as it was written; use another backup.")
    return Backup(manifest["step"], {name: each["rows"] for name, each in manifest["tables"].items()})


def last_row(path: Path, table: str) -> Mapping[str, Any] | None:
    """The last row of a table in a backup that was checked; None where it has none."""
    name = f"{table}.jsonl"
    with _opened(path) as archive:
        if name not in archive.namelist():
            return None
        with archive.open(name) as member:
            last = deque(member, maxlen=1)
    return _read(json.loads(last[0])) if last else None


def restore(path: Path, database: Database, *, progress: Callable[[int], None] = lambda _: None) -> Backup:
    """Put a backup into a database that holds nothing, and bring its tables to the newest step."""
    checked = check_backup(path)
    upgrade(database, checked.step)
    with _opened(path) as archive, database.writing() as connection:
        tables = _tables(connection)
        full = next((table.name for table in tables if connection.execute(select(table).limit(1)).first()), None)
        if full:
            raise StorageError(f"{database.name} is not empty (there is something in {full}); restore into a new one.")
        for table in tables:
            with archive.open(f"{table.name}.jsonl") as member:
                for rows in _batches(member):
                    connection.execute(insert(table), [_read(row) for row in rows])
                    progress(len(rows))
            _count_on(connection, table)
    upgrade(database)
    return checked


def _tables(connection: Connection) -> list[Table]:
    """The tables as the database has them, those that others point at first; a step may know other columns."""
    there = set(inspect(connection).get_table_names())
    metadata = MetaData()
    return [
        Table(table.name, metadata, autoload_with=connection, resolve_fks=False)
        for table in METADATA.sorted_tables
        if table.name in there
    ]


def _write(archive: ZipFile, connection: Connection, table: Table, progress: Callable[[int], None]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    # What the database works out by itself it takes from nobody.
    told = [column for column in table.c if column.computed is None]
    chosen = select(*told).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS)
    if table.name in IN_NO_BACKUP:
        chosen = chosen.where(false())
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
        for partition in connection.execute(chosen).mappings().partitions():
            lines = b"".join(json.dumps(dict(row), default=_written).encode() + b"\n" for row in partition)
            member.write(lines)
            digest.update(lines)
            count += len(partition)
            progress(len(partition))
    return {"rows": count, "sha256": digest.hexdigest()}


def _measured(member: Any) -> dict[str, Any]:  # noqa: ANN401 - a member of an archive, which has no kind of its own
    digest, count = hashlib.sha256(), 0
    for line in member:
        digest.update(line)
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _batches(member: Any) -> Iterator[list[dict[str, Any]]]:  # noqa: ANN401 - as above
    batch: list[dict[str, Any]] = []
    for line in member:
        batch.append(json.loads(line))
        if len(batch) == ROWS:
            yield batch
            batch = []
    if batch:
        yield batch


def _written(value: object) -> dict[str, str]:
    """What JSON has no word for."""
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"$time": value.isoformat()}
    raise TypeError(f"a backup has no word for {type(value)}")


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict) and value.keys() == {"$bytes"}:
        return base64.b64decode(value["$bytes"])
    if isinstance(value, dict) and value.keys() == {"$time"}:
        return datetime.fromisoformat(value["$time"])
    return value


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL count on behind the largest key; SQLite does so by itself."""
    if connection.dialect.name == "sqlite" or "id" not in table.c or table.name == "job":
        return
    largest = connection.execute(select(func.max(table.c.id))).scalar()
    if largest:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :at)"), {"name": table.name, "at": largest}
        )


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (OSError, BadZipFile) as problem:
        raise StorageError(
            f"{path} cannot be read as a backup ({problem}); name a file that `heard backup` wrote."
        ) from problem


def _manifest(archive: ZipFile, path: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, BadZipFile):
        manifest = {}
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise StorageError(f"{path} is no backup of Heard; name a file that `heard backup` wrote.")
    return manifest
