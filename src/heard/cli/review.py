"""`heard review FILE`: read conversations and show what was voiced, what was taken up, and how heard each reply is."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from heard.cli.exit import Exit
from heard.cli.screen import visible
from heard.cli.terminal import show_review
from heard.errors import TranscriptError
from heard.formats.intake.source import Source, open_path, open_source
from heard.rubric.taught import Definition
from heard.scoring.model import Model
from heard.scoring.review import Review
from heard.settings import NAME, Settings, read_settings

STANDARD_INPUT = "standard input"
# A review wider than this is hard to read; narrower than that it does not fit.
WIDEST, NARROWEST = 100, 40
# Progress is said on a terminal once there is something to wait for.
SAID_EVERY = 25


def review(
    file: Annotated[str, typer.Argument(help="A file of conversations; - or nothing reads standard input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="One heard.review/1 a line instead of a page.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Every finding in full: words, reason, how sure, what would change it.")
    ] = False,
    settings: Annotated[
        Path | None,
        typer.Option(
            help=f"A file with behaviours of your own, and what is muted; {NAME} in this folder, if there is one."
        ),
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(min=NARROWEST, help="Columns of the page; the terminal's own, up to 100, if not given."),
    ] = None,
) -> None:
    """Review the conversations in a file of any format that Heard reads.

    Exit code 0: all were reviewed; 1: some of the input had to be left out; 2: none could be read; 3: the model
    is not in order.
    """
    from heard.formats.catalogue import read_conversations
    from heard.scoring.muting import without_muted
    from heard.wiring.model import review as review_conversation

    path = settings or (Path(NAME) if Path(NAME).is_file() else None)
    set_ = read_settings(path) if path else Settings()
    model = _model_with(set_.behaviours, path) if path else None
    console = Console(highlight=False, width=width or min(WIDEST, Console().width))
    source = source_named(file)
    for count, conversation in enumerate(read_conversations(source), start=1):
        if count > 1 and not as_json:
            console.rule(style="dim")
        done = without_muted(review_conversation(conversation, model), set_.contest.muted)
        _show(done, console, as_json=as_json, why=why)
        _say_progress(count)
    _tell_what_was_left_out(source)


def _model_with(behaviours: Sequence[Definition], path: Path) -> Model:
    """The model with what a team has taught; what stays muted is said once."""
    from heard.wiring.model import learn, model_taught

    learned = learn(behaviours)
    for each in learned:
        if each.quality.muted_because:
            why = f"{each.definition.id} stays muted: {each.quality.muted_because}"
            typer.echo(visible(f"heard: {path}: {why}; `heard teach` says more."), err=True)
    return model_taught(learned)


def _show(done: Review, console: Console, *, as_json: bool, why: bool) -> None:
    from heard.scoring.wire import review_to_wire

    if as_json:
        # Where the output cannot hold every letter, JSON can still spell it.
        unicode = (sys.stdout.encoding or "").lower() == "utf-8"
        typer.echo(json.dumps(review_to_wire(done), ensure_ascii=not unicode))
    else:
        show_review(done, console, why=why)


def source_named(file: str) -> Source:
    """A file to read, or standard input for "-"; TranscriptError says why it cannot be read."""
    if file != "-":
        return open_path(Path(file))
    if sys.stdin is None:
        raise TranscriptError("it is closed; name a file, or send a conversation to it.", file=STANDARD_INPUT)
    if sys.stdin.isatty():
        typer.echo("heard: paste a conversation (Customer: ... / Agent: ...), then Ctrl-D.", err=True)
    return open_source(sys.stdin.buffer, name=STANDARD_INPUT)


def _say_progress(count: int) -> None:
    if count % SAID_EVERY == 0 and sys.stderr.isatty() and not sys.stdout.isatty():
        typer.echo(f"\rheard: {count} conversations reviewed", err=True, nl=False)


def _tell_what_was_left_out(source: Source) -> None:
    for warning in source.warnings:
        typer.echo(visible(f"heard: {source.name}: {warning}"), err=True)
    for problem in source.rejected:
        typer.echo(visible(f"heard: left out {problem}"), err=True)
    if source.rejected:
        raise typer.Exit(Exit.LEFT_OUT)
