"""`heard db upgrade` and `heard db check`: the tables of the store, brought up to date and looked at."""

from collections.abc import Iterator

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible

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
def check() -> None:
    """Look the whole store over: its tables, its rows, its search index, its audit."""
    from heard.storage.upkeep.check import problems
    from heard.wiring.store import open_database

    with open_database() as database:
        found = list(problems(database)) or list(_audit_problems())
        for problem in found:
            typer.echo(visible(f"{database.name}: {problem}"))
        if found:
            raise typer.Exit(Exit.BROKEN)
        typer.echo(visible(f"{database.name}: all is well."))


def _audit_problems() -> Iterator[str]:
    """Whether an entry of the audit was changed or taken away."""
    from heard.storage.access.audit import first_broken
    from heard.wiring.store import open_store

    with open_store() as store, store.reading() as session:
        broken = first_broken(session)
    if broken is not None:
        yield f"entry {broken} of the audit is not as it was written, or follows one that is gone; look at a backup."
