"""`heard explain BEHAVIOUR`: what a practice or pitfall is, why it matters, and examples both ways."""

from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from heard.rubric.behaviour import Behaviour, Example
from heard.rubric.catalogue import BEHAVIOURS, find_behaviour
from heard.rubric.explanation import Explanation
from heard.rubric.explanation import explain as put_in_words

WIDEST = 100


def explain(
    behaviour: Annotated[
        str | None, typer.Argument(help="Its id, such as name_feeling; without one, all of them.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The page that docs/practices holds.")] = False,
) -> None:
    """Say what a behaviour is, why it helps or hurts, when it is called for, and show examples both ways."""
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    if behaviour is None:
        _list(console)
        return
    found = find_behaviour(behaviour.replace("-", "_"))
    if markdown:
        typer.echo(as_markdown(found), nl=False)
    else:
        _show(found, put_in_words(found), console)


def _list(console: Console) -> None:
    width = max(len(behaviour.id) for behaviour in BEHAVIOURS)
    for behaviour in BEHAVIOURS:
        caption = put_in_words(behaviour).caption
        console.print(Text.assemble((behaviour.id.ljust(width), "bold"), "  ", (behaviour.kind, "dim"), "  ", caption))


def _show(behaviour: Behaviour, words: Explanation, console: Console) -> None:
    console.print(Text.assemble((behaviour.title, "bold"), f"  {behaviour.kind}, {behaviour.id}", style=""))
    console.print(words.caption)
    for heading, text in _paragraphs(behaviour, words):
        console.print(Text.assemble(f"\n{heading}: ", text), style="")
    for heading, wanted in (("Counts", True), ("Does not count", False)):
        console.print(Text(f"\n{heading}", style="bold"))
        for example in behaviour.examples:
            if (example.marks is not None) is wanted:
                console.print(Padding(_example(example), (0, 0, 1, 2), expand=False))


def _paragraphs(behaviour: Behaviour, words: Explanation) -> list[tuple[str, str]]:
    why = "Why it helps" if behaviour.kind == "practice" else "Why it hurts"
    return [
        (why, words.why),
        ("Watch out", words.watch_out),
        ("Looked for when", words.called_for),
        ("Source", words.source),
    ]


def _example(example: Example) -> Text:
    text = Text.assemble(("Customer: ", "dim"), example.said, "\n", ("Agent:    ", "dim"), example.reply)
    if example.marks:
        text.highlight_words([example.marks], "underline green")
    return text


def as_markdown(behaviour: Behaviour) -> str:
    """A behaviour's page for docs/practices."""
    words = put_in_words(behaviour)
    lines = [f"# {behaviour.title}", "", f"`{behaviour.id}`, a {behaviour.kind}. {words.caption}", ""]
    for heading, text in _paragraphs(behaviour, words):
        lines += [f"**{heading}.** {text}", ""]
    lines += ["| customer | reply | |", "|---|---|---|"]
    for example in behaviour.examples:
        reply = example.reply.replace(example.marks, f"**{example.marks}**") if example.marks else example.reply
        lines.append(f"| {example.said} | {reply} | {'counts' if example.marks else 'does not count'} |")
    return "\n".join(lines) + "\n"
