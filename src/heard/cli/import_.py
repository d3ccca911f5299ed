"""`heard import FILE`: bring the conversations of a file into the store; cut off, it goes on when it is run again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible


def import_(
    path: Annotated[Path, typer.Argument(help="A file of conversations, in any format that Heard reads.")],
    source: Annotated[
        str, typer.Option(help="What the file came from; ids are told apart within a source.")
    ] = "import",
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says what columns or paths mean (docs/guides/formats.md).")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would go in, and what could not be read.")
    ] = False,
    score: Annotated[bool, typer.Option(help="Review the conversations when they are in.")] = False,
) -> None:
    """Bring the conversations of a file into the store, masked; what is there already is completed, never doubled.

    Exit code 0: all went in; 1: some rows were rejected; 2: nothing could be read; 3: the store is not in order.
    """
    from heard.cli.preview import show_preview
    from heard.cli.progress import watch
    from heard.formats.intake.mapping import NO_MAPPING, mapping_from, mapping_text
    from heard.formats.intake.source import open_path
    from heard.formats.preview import preview
    from heard.jobs.importing import Import
    from heard.wiring.jobs import bench_on
    from heard.wiring.store import open_store

    toml = mapping_text(mapping) if mapping else None
    if dry_run:
        look = preview(open_path(path, mapping_from(toml) if toml else NO_MAPPING))
        show_preview(look)
        raise typer.Exit(Exit.LEFT_OUT if look.count and look.problems else Exit.FINE if look.count else Exit.UNUSABLE)
    with open_store() as store:
        bench = bench_on(store)
        job = watch(bench, bench.importer.plan(Import(path, source, toml)))
        counts = job.counts
        typer.echo(visible(f"{path}: {_said(counts)}."))
        if score:
            reviewed = watch(bench, bench.scorer.plan()).counts["reviewed"]
            typer.echo(f"{reviewed:,} conversations were reviewed.")
        if counts["rejected"]:
            where = bench.importer.rejects_of(job.id)
            typer.echo(visible(f"{counts['rejected']:,} could not be read; {where} says which, and why."))
            raise typer.Exit(Exit.LEFT_OUT)


def _said(counts: Mapping[str, int]) -> str:
    """What came of an import, in words."""
    parts = {
        f"{counts['new']:,} conversation{'s' * (counts['new'] != 1)} went in": counts["new"],
        f"{counts['grown']:,} grew": counts["grown"],
        f"{counts['already']:,} were there already": counts["already"],
        f"{counts['erased']:,} stayed out, since their customers were erased": counts["erased"],
    }
    said = ", ".join(part for part, count in parts.items() if count) or "no conversation went in"
    return f"{said}; {counts['turns']:,} new turns"
