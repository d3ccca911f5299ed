"""`heard scenario`: list the cards that rehearsals are played from, and check one that a team has written."""

from pathlib import Path
from typing import Annotated

import typer

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.rehearsal.cards.persona import find_persona
from heard.rehearsal.cards.shelf import read_card, shipped_scenarios

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_scenarios() -> None:
    """Every scenario that comes with Heard, with its id, industry, channel and the manner of its customer."""
    for card in shipped_scenarios().values():
        typer.echo(f"{card.id:<32} {card.industry:<24} {card.channel:<7} {card.persona:<16} {card.title}")


@app.command("check")
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Cards of your own; the shipped ones if left out.")] = None,
) -> None:
    """Look for cards with too few lines, lines that are nearly the same, and lines that nobody could come to hear.

    Exit code 0: all is well; 1: something should be mended; 2: a file cannot be used.
    """
    from heard.rehearsal.check import check as check_card

    own = [read_card(file.read_text(encoding="utf-8-sig"), str(file)) for file in files or ()]
    faults = 0
    cards = own or list(shipped_scenarios().values())
    for card in cards:
        for fault in check_card(card, find_persona(card.persona)):
            typer.echo(visible(f"heard: {card.id}: {fault.what}"))
            faults += 1
    if faults:
        raise typer.Exit(Exit.LEFT_OUT)
    lines = sum(len(card.lines) for card in cards)
    typer.echo(f"heard: {len(cards)} scenario{'s' * (len(cards) != 1)}, {lines:,} lines, all in order.")
