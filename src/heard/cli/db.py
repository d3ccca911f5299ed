"""`heard db upgrade` and `heard db check`: the tables of the store, brought up to date and looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.errors import StorageError

app = typer.Typer(no_args_is_help=True)


@app.command("upgrade")
def upgrade() -> None:
    """Bring the tables to the newest version; what is kept stays. Take a backup first."""
    from heard.storage.upkeep.upgrade import state_of
    from heard.storage.upkeep.upgrade import upgrade as upgrade_tables
    from heard.wiring.store import open_database

    with open_database() as database:
        before = state_of(database)
        if before.is_newest:
            typer.echo(visible(f"{database.name}: nothing to do, the tables are at step {before.step}."))
            return
        upgrade_tables(database)
        typer.echo(visible(f"{database.name}: from step {before.step or 'none'} to {before.newest}."))


@app.command("check")
def check(
    backup: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Look, too, whether all of this backup's audit is there.")
    ] = None,
) -> None:
    """Look the whole store over: its tables, its rows, its search index, its audit."""
    from heard.storage.upkeep.check import problems
    from heard.wiring.store import open_database

    with open_database() as database:
        found = list(problems(database)) or list(_audit_problems(backup))
        for problem in found:
            typer.echo(visible(f"{database.name}: {problem}"))
        if found:
            raise typer.Exit(Exit.BROKEN)
        typer.echo(visible(f"{database.name}: all is well."))


def _audit_problems(backup: Path | None) -> Iterator[str]:
    """Whether an entry of the audit was changed or taken away."""
    from heard.storage.access.audit import first_broken
    from heard.wiring.store import home_of, open_store
    from heard.wiring.witness import Witness, check_against

    with open_store() as store, store.reading() as session:
        broken = first_broken(session)
        if broken is not None:
            yield f"entry {broken} of the audit is not as it was written, or one before it is gone; look at a backup."
            return
        try:
            if backup:
                check_against(session.connection, backup)
            Witness(home_of()).keep(session.connection)
        except StorageError as problem:
            yield str(problem)
