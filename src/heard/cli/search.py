"""`heard search WORDS`: the turns in which all the words were said, the latest kept first."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from heard.cli.screen import visible

MOST = 20


def search(
    words: Annotated[
        list[str], typer.Argument(help='All of them must be there, in any form; "in quotes" side by side.')
    ],
    most: Annotated[int, typer.Option(min=1, help="How many turns to show.")] = MOST,
) -> None:
    """Search in what was said, and show the turns that hold the words."""
    from heard.storage.search import search as find
    from heard.wiring.store import open_store

    with open_store() as store, store.reading() as session:
        hits = find(session, " ".join(words), most=most)
    console = Console(highlight=False)
    for hit in hits:
        day = f"{hit.at:%Y-%m-%d}" if hit.at else "no date"
        console.print(
            Text(visible(f"conversation {hit.conversation_id}, turn {hit.turn_id}, {hit.role}, {day}"), "bold")
        )
        console.print(Text(visible(" ".join(hit.text.split()))))
    if not hits:
        typer.echo("Nothing was said like that; try fewer words.")
