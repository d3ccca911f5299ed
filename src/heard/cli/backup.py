"""`heard backup FILE` and `heard restore FILE`: all that is kept in one file, and back again."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import visible

FILE = Annotated[Path, typer.Argument(help="The backup, one file.")]


def backup(file: FILE) -> None:
    """Write all that is kept into one file, while others work, and read it again to be sure.

    The key is not in it: keep the file heard.key of the home folder at another place, or names and addresses of
    customers stay closed for ever.
    """
    from heard.storage.upkeep.backup import back_up
    from heard.wiring.store import open_database

    with open_database() as database:
        made = back_up(database, file)
    typer.echo(visible(f"{file}: {_said(made.rows)}, checked."))


def restore(file: FILE) -> None:
    """Put a backup into a store that holds nothing yet; set HEARD_HOME or HEARD_DATABASE to a new one."""
    from heard.storage.upkeep.backup import restore as put_back
    from heard.wiring.store import home_of, open_database
    from heard.wiring.witness import Witness

    with open_database() as database:
        done = put_back(file, database)
        with database.reading() as connection:
            Witness(home_of()).begin_anew(connection)
        typer.echo(visible(f"{database.name}: {_said(done.rows)} are back."))


def _said(rows: dict[str, int]) -> str:
    return f"{rows.get('conversation', 0):,} conversations with {rows.get('turn', 0):,} turns"
