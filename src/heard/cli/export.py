"""`heard export FILE`: what is kept, in a format that others read."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import visible


def export(
    file: Annotated[Path, typer.Argument(help="A new file; for convokit a new folder.")],
    format_: Annotated[
        str, typer.Option("--format", help="jsonl, csv, chat-messages, webvtt, label-studio or convokit.")
    ] = "jsonl",
) -> None:
    """Write all conversations that are kept into a file; it takes its name when it is whole."""
    from heard.cli.progress import watch
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    with open_store() as store:
        bench = bench_on(store)
        job = watch(bench, bench.exporter.plan(file, format_))
        typer.echo(visible(f"{file}: {job.counts['written']:,} conversations."))
