"""`heard statements`: list the statement library, and check a team's own statements."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.settings import read_statements
from heard.suggest.statements.lint import lint
from heard.suggest.statements.shelf import shipped_statements
from heard.suggest.statements.statement import Intent

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_statements(
    file: Annotated[
        Path | None, typer.Argument(help="A team's own statements; the shipped ones alone if left out.")
    ] = None,
    intent: Annotated[Intent | None, typer.Option(help="Only those of one intent.")] = None,
) -> None:
    """Every statement with its id, one a line."""
    for statement in read_statements(file) if file else shipped_statements():
        if intent in {None, statement.intent}:
            typer.echo(visible(f"{statement.id:<20} {statement.text}"))


@app.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(help="A team's own statements; the shipped ones if left out.")] = None,
) -> None:
    """Look for cliches, slots nobody fills, facts and promises, and statements that say nearly the same.

    Exit code 0: all is well; 1: something should be mended; 2: the file cannot be used.
    """
    statements = read_statements(file) if file else shipped_statements()
    problems = lint(statements)
    for problem in problems:
        typer.echo(visible(f"heard: {problem}"))
    if problems:
        raise typer.Exit(Exit.LEFT_OUT)
    typer.echo(f"heard: {len(statements)} statements, all in order.")
