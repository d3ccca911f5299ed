"""`heard teach`: how well Heard has learned the behaviours of a team's own, and which stay muted."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.errors import SettingsError
from heard.rubric.taught import Taught
from heard.settings import NAME, read_settings

WIDEST = 100
GUIDE = "docs/guides/teach-your-own.md walks through a first behaviour."


def teach(
    file: Annotated[Path, typer.Argument(help="A settings file with behaviours of your own.")] = Path(NAME),
) -> None:
    """Learn the behaviours in a settings file and say how good each is, every example judged without itself.

    Exit code 0: all can be used; 1: some stay muted; 2: the file cannot be used.
    """
    if file == Path(NAME) and not file.exists():
        raise SettingsError(f"There is no {NAME} in this folder. {GUIDE}")
    definitions = read_settings(file).behaviours
    if not definitions:
        typer.echo(f"heard: {file} teaches nothing yet. {GUIDE}")
        return
    from heard.wiring.model import learn

    console = Console(highlight=False, width=min(WIDEST, Console().width))
    learned = learn(definitions)
    console.print(_table(learned))
    for taught in learned:
        for line in _remarks(taught):
            console.print(Text(visible(line)))
    if any(taught.quality.muted_because for taught in learned):
        raise typer.Exit(Exit.LEFT_OUT)


def _table(learned: tuple[Taught, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in ("behaviour", "marked", "left alone", "precision", "recall", "F1", ""):
        table.add_column(head, justify="left" if head in {"behaviour", ""} else "right")
    for taught in learned:
        quality = taught.quality
        figures = (f"{each:.2f}" for each in (quality.precision, quality.recall, quality.f1))
        muted = Text("muted", "yellow") if quality.muted_because else Text("used", "green")
        name = Text(visible(taught.behaviour.id), "bold")
        table.add_row(name, str(quality.marked), str(quality.left_alone), *figures, muted)
    return table


def _remarks(taught: Taught) -> list[str]:
    name, lines = taught.behaviour.id, []
    if taught.quality.muted_because:
        lines.append(f"{name} stays muted: {taught.quality.muted_because}.")
    for number in taught.wrong:
        example = taught.behaviour.examples[number - 1]
        verdict = "not found in" if example.marks else "wrongly found in"
        lines.append(f"{name}, example {number}: {verdict} “{example.reply[:70]}”")
    return lines
