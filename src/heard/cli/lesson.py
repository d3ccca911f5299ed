"""`heard lesson [ID]`: the lessons of the learning path, and one of them to read."""

from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from heard.rehearsal.path.lesson import find_lesson, lessons

WIDEST = 80


def lesson(
    lesson_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A lesson; without it all are listed.")
    ] = None,
) -> None:
    """Read a lesson: what it is about, two contrasts, and scenarios to try it on. Exit code 2: there is none such."""
    if lesson_id is None:
        for each in lessons():
            typer.echo(f"{each.id:<24} {each.title:<30} {each.skill}")
        return
    found = find_lesson(lesson_id)
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    console.print(Text(found.title, "bold"))
    console.print(Text(found.skill, "dim"))
    for paragraph in found.text.strip().split("\n\n"):
        console.print(Padding(Text(" ".join(paragraph.split())), (1, 0, 0, 0)))
    for contrast in found.contrasts:
        console.print(Padding(Text(f"customer  {contrast.said}", "cyan"), (1, 0, 0, 0)))
        console.print(Text(f"rather not  {contrast.weak}", "yellow"))
        console.print(Text(f"better  {contrast.strong}", "green"))
        console.print(Text(contrast.why, "dim"))
    console.print(
        Padding(Text(f"Try it: {' or '.join(f'heard rehearse {name}' for name in found.scenarios)}"), (1, 0, 0, 0))
    )
