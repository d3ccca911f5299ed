"""`heard draft FILE`: what a draft takes up and leaves unheard, and the edits that would help it most."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from heard.cli.review import STANDARD_INPUT, source_named
from heard.cli.screen import visible
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.errors import TranscriptError
from heard.ledger.item import Item
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Presence
from heard.scoring.plain import how_heard, shorten
from heard.scoring.value import HeardValue
from heard.settings import NAME, Settings, read_settings
from heard.suggest.draft import Change
from heard.suggest.review import DraftReview
from heard.suggest.suggestion import Suggestion

WIDEST, NARROWEST = 100, 40


def draft(
    file: Annotated[str, typer.Argument(help="A file with one conversation; - reads standard input.")],
    text: Annotated[
        str | None,
        typer.Option(
            "--draft", help="The draft; - reads it from standard input. Else the last agent turn of the file."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One heard.draft/1 instead of a page.")] = False,
    settings: Annotated[
        Path | None, typer.Option(help=f"A settings file with statements, playbook and style; {NAME} if there is one.")
    ] = None,
    width: Annotated[int | None, typer.Option(min=NARROWEST, help="Columns of the page.")] = None,
) -> None:
    """Review a draft before it is sent, and say what would make it better. Nothing is sent.

    Exit code 0: it was reviewed; 2: file, draft or settings cannot be used; 3: the model is not in order.
    """
    from heard.cli.proposal import in_one_piece
    from heard.wiring.model import review_draft
    from heard.wiring.writer import write_whole, writer_of

    if file == text == "-":
        raise TranscriptError("file and draft cannot both come from it; name the file.", file=STANDARD_INPUT)
    chosen = settings or (Path(NAME) if Path(NAME).is_file() else None)
    own = read_settings(chosen) if chosen else Settings()
    conversation, words = _split(_conversation(file), text)
    done = review_draft(conversation, words, own.toolkit(conversation))
    writer = writer_of(own)
    if as_json:
        from heard.suggest.wire import draft_to_wire

        unicode = (sys.stdout.encoding or "").lower() == "utf-8"
        typer.echo(json.dumps(draft_to_wire(done), ensure_ascii=not unicode))
        return
    console = Console(highlight=False, width=width or min(WIDEST, Console().width))
    for line in _page(done):
        console.print(line)
    if writer is not None:
        # The edits stand already; what the writer adds comes below them when it comes.
        written = write_whole(done, writer)
        for line in in_one_piece(written.outcome, f"{written.host}{', late' if written.late else ''}"):
            console.print(line)


def _conversation(file: str) -> Conversation:
    """The conversation in a file; the first one where there are several."""
    from heard.formats.catalogue import read_conversations

    found = next(read_conversations(source_named(file)), None)
    if found is None:
        raise TranscriptError("there is no conversation in it.", file=file)
    return found


def _split(conversation: Conversation, text: str | None) -> tuple[Conversation, str]:
    """The conversation before the draft, and the draft: as given, or the last turn where that is an agent's."""
    if text is not None:
        return conversation, _typed() if text == "-" else text
    last = conversation.turns[-1] if conversation.turns else None
    if last is None or last.role is not Role.AGENT:
        raise TranscriptError("it ends without a reply; give a draft with --draft.", file=conversation.id)
    return replace(conversation, turns=conversation.turns[:-1]), last.text


def _typed() -> str:
    """The draft on standard input, whatever the terminal takes for an encoding."""
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace") if sys.stdin else ""


def _page(done: DraftReview) -> Iterator[Text | Padding]:
    yield Text(visible(done.cue), "bold")
    yield Text()
    yield Padding(_marked(done), (0, 0, 0, 2))
    yield Text()
    if done.reply.heard is None:
        yield Text(f"not scored: {done.reply.not_scored}", "dim")
    else:
        yield from _verdict(done.reply.heard, done)
    for flag in done.promises:
        yield Text.assemble(("promise ", "bold red"), visible(f"“{shorten(flag.span)}”  {flag.why}"))
    for number, suggestion in enumerate(done.suggestions, start=1):
        yield Text()
        yield from _suggestion(number, suggestion, done)
    if done.suggestions:
        yield Text()
        yield Text("With the edits", "bold")
        yield Padding(Text(visible(done.improved)), (0, 0, 0, 2))


def _marked(done: DraftReview) -> Text:
    """The draft with its evidence underlined."""
    text = Text(visible(done.text))
    for finding in done.reply.findings:
        if finding.present is Presence.YES:
            style = "underline green" if finding.kind is Kind.PRACTICE else "underline red"
            for mark in finding.marks:
                text.stylize(style, mark.span.start, mark.span.end)
    for blank in done.blanks:
        text.stylize("bold yellow", blank.start, blank.end)
    return text


def _verdict(value: HeardValue, done: DraftReview) -> Iterator[Text]:
    line = f"heard {value.value:.1f} of 5, {how_heard(value.value)}"
    if done.better is not None and done.better.heard is not None:
        line += f"; {done.better.heard.value:.1f} with the edits"
    yield Text(line)
    yield from _items("takes up", done.taken_up, "green")
    yield from _items("unheard", done.unheard, "yellow")
    for kind, word, style in ((Kind.PRACTICE, "shows", "green"), (Kind.PITFALL, "pitfall", "red")):
        found = [each for each in done.reply.findings if each.kind is kind and each.present is Presence.YES]
        for finding in found:
            quote = visible(f"{finding.title.lower()} “{shorten(finding.marks[0].span)}”")
            yield Text.assemble((f"{word:<9}", style), quote)


def _items(word: str, items: tuple[Item, ...], style: str) -> Iterator[Text]:
    for item in items:
        yield Text.assemble((f"{word:<9}", style), visible(f"{item.feeling or item.kind} “{shorten(item.span)}”"))


def _suggestion(number: int, suggestion: Suggestion, done: DraftReview) -> Iterator[Text]:
    edit = suggestion.edit
    yield Text.assemble((f"{number}  {suggestion.title}", "bold"), visible(f"  {suggestion.why}"))
    if edit.change is not Change.INSERT and not edit.capital:
        yield Text(visible(f"   − {done.text[edit.start : edit.end].strip()}"), "red")
    if edit.text.strip():
        yield Text(visible(f"   + {(edit.sentence or edit.text).strip()}"), "green")
