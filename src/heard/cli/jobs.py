"""`heard jobs`: long work, how far it has come, and how to stop it or go on with it."""

import os
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from heard.cli.screen import counted, visible

# Farther back than whoever reads what is being said.
NICENESS = 15

app = typer.Typer(invoke_without_command=True)
ID = Annotated[str, typer.Argument(help="The id of a job, as `heard jobs` shows it.")]


@app.callback()
def jobs(context: typer.Context) -> None:
    """List the jobs, the newest first."""
    from heard.storage.jobs import all_jobs
    from heard.wiring.store import open_store

    if context.invoked_subcommand:
        return
    with open_store() as store, store.reading() as session:
        found = all_jobs(session)
    if not found:
        typer.echo("There are no jobs yet; `heard import FILE` starts one.")
        return
    table = Table(Column("job", no_wrap=True), "what", "state", "done", "came of it", box=None, pad_edge=False)
    for job in found:
        done = f"{job.done / job.total:.0%}" if job.total else f"{job.done:,}"
        table.add_row(job.id, visible(job.title), job.state.value, done, visible(job.problem or counted(job.counts)))
    Console(highlight=False).print(table)


@app.command("cancel")
def cancel(id_: ID) -> None:
    """Stop a job after the batch that it is at; what is done stays."""
    from heard.storage.jobs import JobState, end_job, find_job
    from heard.wiring.store import open_store

    with open_store() as store, store.writing() as session:
        find_job(session, id_)
        end_job(session, id_, JobState.CANCELLED)
        typer.echo(f"{id_} is {find_job(session, id_).state.value}.")


@app.command("resume")
def resume(
    id_: ID,
    *,
    aside: Annotated[bool, typer.Option("--aside", help="Stand back where others want the processor.")] = False,
) -> None:
    """Go on with a job that was cut off."""
    from heard.cli.progress import watch
    from heard.storage.jobs import find_job
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    if aside:
        os.nice(NICENESS)
    with open_store() as store:
        with store.reading() as session:
            job = find_job(session, id_)
        typer.echo(f"{id_} is {watch(bench_on(store), job).state.value}.")
