"""A review as a page in the terminal: what is still unheard first, then the conversation with its evidence."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heard.cli.screen import visible
from heard.cli.why import say_why
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.customer.reading import Reading
from heard.ledger.item import Item, ItemState, Way
from heard.rubric.behaviour import Kind
from heard.rubric.finding import Finding, Presence
from heard.scoring.plain import how_heard, how_strong, how_sure, shorten, step_of
from heard.scoring.review import Reply, Review
from heard.scoring.summary import summarise
from heard.scoring.value import HeardValue

# Every style also underlines, so that evidence shows without colour.
FEELING, CONCERN = "underline magenta", "underline cyan"
PRACTICE, PITFALL = "underline green", "underline red"
QUIET = "dim"

STATES = {
    ItemState.PASSED_OVER: ("still unheard", "bold red"),
    ItemState.WAITING: ("waiting for a reply", "yellow"),
    ItemState.PARTLY: ("partly taken up", "yellow"),
    ItemState.TAKEN_UP: ("taken up", QUIET),
}
HOW = {
    Way.ACKNOWLEDGE: "acknowledged",
    Way.ANSWER: "answered",
    Way.ACT: "acted on",
    Way.ASK: "asked about",
    Way.DEFER: "deferred",
}
STEPS = 5
# A line of more things than this that are not there is a list nobody works through.
MOST_TITLES = 3
# How points are written that add, take, or do neither.
SIGNS = {1: ("+", "green"), -1: ("−", "red"), 0: ("±", QUIET)}


def show_review(review: Review, console: Console, *, why: bool = False) -> None:
    """Print one review as a page; with `why`, every finding in full."""
    conversation = review.conversation
    turns = len(conversation.turns)
    heading = f"  {conversation.channel}, {turns} turn{'s' * (turns != 1)}"
    console.print(Text.assemble((visible(conversation.id), "bold"), (heading, QUIET)))
    console.print(Text(visible(summarise(review))))
    if any(item.weight for item in review.ledger.items):
        console.print()
        console.print(_ledger(review))
    readings = {reading.turn.id: reading for reading in review.readings}
    replies = {reply.turn.id: reply for reply in review.replies}
    for place, turn in enumerate(conversation.turns, start=1):
        who = visible(turn.author or turn.role.value.capitalize())
        style = "bold" if turn.role in {Role.CUSTOMER, Role.AGENT} else QUIET
        console.print(Text.assemble("\n", (f"{place:>3}  ", QUIET), (who, style)))
        _show_turn(turn, readings.get(turn.id), replies.get(turn.id), console)
        for line in say_why(replies[turn.id]) if why and turn.id in replies else ():
            console.print(Padding(line, (0, 0, 0, 7), expand=False))


def _ledger(review: Review) -> Table:
    """What was voiced, still unheard on top; a state is named once, above its items."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    numbers = {turn.id: number for number, turn in enumerate(review.conversation.turns, start=1)}
    for state, (word, style) in STATES.items():
        items = [item for item in review.ledger.items if item.weight and item.state is state]
        for number, item in enumerate(items):
            name = Text(item.feeling or item.kind, style)
            quote = Text(visible(f"“{shorten(item.span)}”{_by(item, numbers)}"))
            table.add_row(Text("" if number else word, style), name, quote)
    return table


def _by(item: Item, numbers: Mapping[str, int]) -> str:
    if not item.taken_up:
        return ""
    last = item.taken_up[-1]
    return f"  {HOW[last.how]} in turn {numbers[last.turn_id]}{', late' if last.late else ''}"


def _show_turn(turn: Turn, reading: Reading | None, reply: Reply | None, console: Console) -> None:
    text = Text(visible(turn.text))
    for span, style in _evidence(reading, reply):
        text.stylize(style, span.start, span.end)
    console.print(Padding(text, (0, 0, 0, 5), expand=False))
    for line in _notes(reading, reply):
        console.print(Padding(line, (0, 0, 0, 7), expand=False))


def _evidence(reading: Reading | None, reply: Reply | None) -> Iterator[tuple[Span, str]]:
    if reading:
        yield from ((concern.span, CONCERN) for concern in reading.concerns)
        yield from ((feeling.span, FEELING) for feeling in reading.feelings)
    for finding in reply.findings if reply else ():
        if finding.present is Presence.YES:
            style = PRACTICE if finding.kind is Kind.PRACTICE else PITFALL
            yield from ((mark.span, style) for mark in finding.marks)


def _notes(reading: Reading | None, reply: Reply | None) -> Iterator[Text]:
    if reading and reading.language:
        yield Text(f"not scored: language ({reading.language})", QUIET)
    elif reading:
        yield from _shown(reading)
    if reply and reply.heard:
        yield _value(reply.heard)
        yield from _reasons(reply.heard)
        yield from _missed(reply.findings)
    elif reply:
        yield Text(f"not scored: {reply.not_scored}", QUIET)


def _shown(reading: Reading) -> Iterator[Text]:
    feelings = [
        f"{how_strong(feeling.intensity)} {feeling.name} ({how_sure(feeling.confidence)})"
        for feeling in reading.feelings
    ]
    signals = [f"{signal.name.replace('_', ' ')} ({how_sure(signal.confidence)})" for signal in reading.signals]
    if feelings:
        yield Text(f"feels {', '.join(feelings)}", "magenta")
    if signals:
        yield Text(f"signals {', '.join(signals)}", "yellow")
    for hint in reading.hints:
        yield Text(f"perhaps {hint.name.replace('_', ' ')}: {hint.name.may}", QUIET)


def _value(heard: HeardValue) -> Text:
    steps = step_of(heard.value)
    dots = "●" * steps + "○" * (STEPS - steps)
    return Text.assemble(
        (f"{dots} {how_heard(heard.value)}", "bold"),
        (f"  {heard.value:.1f} of 5, likely {heard.low:.1f} to {heard.high:.1f}", QUIET),
        (f"; every reply starts at {heard.parts[0].points:.1f}", QUIET),
    )


def _reasons(heard: HeardValue) -> Iterator[Text]:
    behind = [part for part in heard.parts[1:] if part.slight]
    shown = [part for part in heard.parts[1:] if not part.slight]
    for part in sorted(shown, key=lambda part: -abs(part.points)):
        quote = visible(f" “{shorten(part.span)}”") if part.span else ""
        yield Text.assemble(_points(part.points), visible(part.reason), quote)
    slight = sum(part.points for part in behind)
    if round(slight, 1):
        yield Text.assemble(_points(slight), "What is too unlikely to be shown, all together")


def _points(points: float) -> tuple[str, str]:
    sign, style = SIGNS[(round(points, 1) > 0) - (round(points, 1) < 0)]
    return f"{sign}{abs(points):.1f} ", style


def _missed(findings: Sequence[Finding]) -> Iterator[Text]:
    """What the moment wanted: one line for what is not there, with words for the first, one for what may be."""
    missed = [finding for finding in findings if finding.missed]
    unsure = [finding for finding in findings if finding.present is Presence.UNSURE and finding.called_for]
    if missed:
        yield Text.assemble(("missed ", "yellow"), f"{_titles(missed)}. {missed[0].would_change}")
    if unsure:
        yield Text(f"not sure {_titles(unsure)}", QUIET)


def _titles(findings: Sequence[Finding]) -> str:
    """The first few titles, and how many more there are; `--why` has them all."""
    told = [visible(finding.title).lower() for finding in findings[:MOST_TITLES]]
    more = len(findings) - len(told)
    return f"{', '.join(told)}{f' and {more} more' if more else ''}"
