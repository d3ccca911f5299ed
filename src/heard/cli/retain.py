"""`heard retain`: what is past its retention, and its deletion."""

from typing import Annotated

import typer


def retain(
    yes: Annotated[bool, typer.Option("--yes", help="Delete; without it, only say what would go.")] = False,
) -> None:
    """Say what is past its retention by [retention] in heard.toml, and with --yes delete it."""
    from heard.cli.progress import watch
    from heard.storage.upkeep.retention import past_retention
    from heard.wiring.access.people import SYSTEM
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    with open_store() as store:
        bench = bench_on(store)
        with store.reading() as session:
            due = past_retention(session, bench.settings.retention)
        said = ", ".join(f"{count:,} {name}" for name, count in due.items())
        if not yes:
            typer.echo(f"Past its time: {said}. `heard retain --yes` deletes it.")
            return
        counts = watch(bench, bench.retainer.plan(SYSTEM)).counts
        typer.echo(f"Deleted: {', '.join(f'{count:,} {name}' for name, count in counts.items())}.")
