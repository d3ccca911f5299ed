"""`heard outcomes FILE`: bring in what customers answered when asked how it went."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.conversation.survey import Scale


def outcomes(
    path: Annotated[Path, typer.Argument(help="A file of answers to surveys: CSV, JSON, JSONL or .xlsx.")],
    source: Annotated[
        str, typer.Option(help="The source of their conversations, as `heard import` was told it.")
    ] = "import",
    scale: Annotated[
        Scale | None, typer.Option(help="The scale of all answers, where the file does not say: thumbs is up or down.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column holds, such as value=Rating, where its name does not say; again for each."),
    ] = None,
) -> None:
    """Bring in what customers answered to surveys, beside conversations that are here; twice the same is one.

    Exit code 0: all went in; 1: some rows were left out; 2: nothing could be read; 3: the store is not in order.
    """
    from heard.cli.progress import watch
    from heard.formats.surveys.columns import columns_said
    from heard.jobs.attaching import Survey
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    wanted = Survey(path, source, scale, columns_said(column or ()))
    with open_store() as store:
        bench = bench_on(store)
        job = watch(bench, bench.attacher.plan(wanted))
        typer.echo(visible(f"{path}: {_said(job.counts)}."))
        if job.counts["rejected"]:
            where = bench.importer.rejects_of(job.id)
            typer.echo(visible(f"{job.counts['rejected']:,} were left out; {where} says which, and why."))
            raise typer.Exit(Exit.LEFT_OUT)


def _said(counts: Mapping[str, int]) -> str:
    """What came of it, in words."""
    parts = {
        f"{counts['new']:,} answer{'s' * (counts['new'] != 1)} went in": counts["new"],
        f"{counts['changed']:,} took the place of an earlier one": counts["changed"],
        f"{counts['already']:,} were there already": counts["already"],
        f"{counts['older']:,} were older than what is there": counts["older"],
    }
    said = ", ".join(part for part, count in parts.items() if count) or "no answer went in"
    besides = {
        f"; {counts['unanswered']:,} surveys have no answer": counts["unanswered"],
        f"; {counts['untimed']:,} times could not be read, and were left out": counts["untimed"],
    }
    return said + "".join(part for part, count in besides.items() if count)
