"""A file as Heard would read it, on the screen: its columns, its first conversations, and what is wrong with it."""

from itertools import islice

from rich.console import Console

from heard.cli.screen import visible
from heard.formats.preview import SHOWN, Preview

TURNS_SHOWN = 4
LETTERS_SHOWN = 70


def show_preview(preview: Preview) -> None:
    """What is known before anything is kept."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for column in preview.columns:
        console.print(visible(f"column {column.name}: {column.meaning or 'not read'}"))
    for conversation in preview.conversations:
        console.print(visible(f"\n{conversation.id}  {conversation.channel}, {len(conversation.turns)} turns"))
        for turn in islice(conversation.turns, TURNS_SHOWN):
            words = " ".join(turn.text.split())
            console.print(visible(f"  {turn.role}: {_cut(words)}"))
    console.print()
    for warning in preview.warnings:
        console.print(visible(warning))
    if preview.lacks_time_zone:
        console.print('Times name no zone; say time_zone = "Europe/Berlin" or the like in a mapping.')
    for problem in preview.problems[:SHOWN]:
        console.print(visible(f"would be left out: {problem}"))
    console.print(f"{preview.count:,} conversations would go in; nothing was kept.")


def _cut(words: str) -> str:
    return words if len(words) <= LETTERS_SHOWN else f"{words[: LETTERS_SHOWN - 1]}…"
