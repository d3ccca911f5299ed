"""`heard retain`: what is past its retention, and its deletion."""

from typing import Annotated

import typer


def retain(
    yes: Annotated[bool, typer.Option("--yes", help="Delete; without it, only say what would go.")] = False,
) -> None:
    """Say what is past its retention by [retention] in heard.toml, and with --yes delete it."""
    from heard.cli.progress import watch
    from heard.storage.upkeep.retention import past_retention
    from heard.wiring.jobs import Workbench
    from heard.wiring.people import SYSTEM
    from heard.wiring.store import home_of, open_store, settings_in_force

    with open_store() as store:
        retention = settings_in_force().retention
        with store.reading() as session:
            due = past_retention(session, retention)
        said = ", ".join(f"{count:,} {name}" for name, count in due.items())
        if not yes:
            typer.echo(f"Past its time: {said}. `heard retain --yes` deletes it.")
            return
        bench = Workbench(store, home_of(), retention)
        counts = watch(bench, bench.retainer.plan(SYSTEM)).counts
        typer.echo(f"Deleted: {', '.join(f'{count:,} {name}' for name, count in counts.items())}.")
