"""`heard scorecards`: list the scorecards that people rate by, and check a team's own."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.quality.lint import lint
from heard.quality.scorecard import shipped_scorecard
from heard.rubric.taught import Definition, kinds_with
from heard.settings import NAME, read_scorecards, read_settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
File = Annotated[Path | None, typer.Argument(help="A team's own scorecards; the shipped one alone if left out.")]
OwnBehaviours = Annotated[
    Path | None,
    typer.Option("--settings", help=f"A settings file with behaviours of your own; {NAME} if there is one."),
]


@app.command("list")
def list_scorecards(file: File = None, settings: OwnBehaviours = None) -> None:
    """Every category with its weight and its steps, one a line."""
    behaviours = _behaviours(settings)
    for card in read_scorecards(file, behaviours) if file else (shipped_scorecard(),):
        typer.echo(visible(f"{card.id}: {card.title}"))
        for each in card.categories:
            filled = "filled in by Heard" if each.is_automatic else "for people alone"
            critical = ", critical" if each.critical else ""
            typer.echo(visible(f"  {each.id:<20} weight {each.weight:>3}, {each.steps} steps, {filled}{critical}"))


@app.command("check")
def check(file: File = None, settings: OwnBehaviours = None) -> None:
    """Look for categories that ask nothing, count nowhere or twice, or draw on the wrong kind of behaviour.

    Exit code 0: all is well; 1: something should be mended; 2: the file cannot be used.
    """
    behaviours = _behaviours(settings)
    cards = read_scorecards(file, behaviours) if file else (shipped_scorecard(),)
    problems = lint(cards, kinds_with(behaviours))
    for problem in problems:
        typer.echo(visible(f"heard: {problem}"))
    if problems:
        raise typer.Exit(Exit.LEFT_OUT)
    count = f"{len(cards)} scorecards" if len(cards) > 1 else "1 scorecard"
    typer.echo(f"heard: {count}, all in order.")


def _behaviours(settings: Path | None) -> tuple[Definition, ...]:
    """The behaviours of a team's own; none where there is no settings file."""
    chosen = settings or (Path(NAME) if Path(NAME).is_file() else None)
    return read_settings(chosen).behaviours if chosen else ()
