"""`heard docs pack`: the documents that customers, agents and a works council are given, with the settings in them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.screen import visible
from heard.errors import StorageError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _docs() -> None:
    """A command of its own name stays one beside no others."""


@app.command("pack")
def pack(
    out: Annotated[Path, typer.Option(help="The folder that they go into; made if need be.")] = Path("heard-documents"),
    language: Annotated[str, typer.Option(help="The language of the texts, such as en.")] = "en",
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to be told; that of the settings if left out."),
    ] = None,
) -> None:
    """Write the documents as Markdown and as HTML to print: the same settings give the same files.

    They are written anew from the settings each time: fill them in elsewhere.
    """
    from heard.pack.documents import write_documents
    from heard.wiring.pack import installation_here

    here = installation_here()
    documents = write_documents(replace(here, day=day.date()) if day else here, language)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for document in documents:
            for name, text in document.files.items():
                (out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageError(f"{out} cannot be written ({reason}); choose a folder of yours with --out.") from problem
    typer.echo(visible(f"{out}: {len(documents)} documents, each as Markdown and as HTML to print."))
    typer.echo("What you have to fill in is marked; none of it is legal advice.")
