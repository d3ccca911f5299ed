"""`heard rehearse [SCENARIO]`: answer a customer who is made up, with feedback after every reply."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

import typer
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from heard.cli.scenario import list_scenarios
from heard.cli.screen import visible
from heard.errors import InvalidValue
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.debrief import Debrief, debrief
from heard.rehearsal.feedback import Feedback, feedback
from heard.rehearsal.plain import ENDS, feels, has_patience, reasons, trusts
from heard.rehearsal.session import Rehearsal, Stage
from heard.scoring.model import Model
from heard.scoring.plain import how_heard, shorten

WIDEST = 100
MOST_REASONS = 3
EXAMPLE, RETRY, END = "/example", "/retry", "/end"
COMMANDS = f"{EXAMPLE} shows how a good listener might answer, {RETRY} takes a reply back, {END} leads to the debrief."


def rehearse(
    scenario: Annotated[
        str | None, typer.Argument(help="A scenario's id, or a file; without it all are listed.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same number, the same customer; another words it else.")] = 1,
) -> None:
    """Answer a made-up customer, who gets angrier when brushed off and calms down when heard. Nothing is stored.

    Replies are read one a line. Exit code 0: it was played; 2: there is no such scenario; 3: the model is not in order.
    """
    if scenario is None:
        list_scenarios()
        return
    from heard.wiring.model import shipped_model
    from heard.wiring.rehearsal.stages import scenario_named, stage_for

    card = scenario_named(scenario)
    stage = stage_for(card)
    console = Console(highlight=False, width=min(WIDEST, Console().width))
    for line in _opening(card):
        console.print(line)
    _Table(console, stage, shipped_model(), [stage.begin(seed)]).play()


@dataclass(slots=True)
class _Table:
    """A terminal at which a rehearsal is played, and every moment so far; the last one is now."""

    console: Console
    stage: Stage
    model: Model
    moments: list[Rehearsal]
    earlier: Rehearsal | None = None
    asked: bool = field(default_factory=sys.stdin.isatty)

    @property
    def now(self) -> Rehearsal:
        return self.moments[-1]

    def play(self) -> None:
        """Reply by reply, until the customer leaves or the trainee does."""
        self._customer()
        while self.now.course.end is None and (text := self._typed()) not in {None, END}:
            if text == RETRY:
                self._retry()
            elif text == EXAMPLE:
                self._example()
            elif text:
                self._reply(text)
        for line in _debriefed(debrief(self.now, self.earlier)):
            self.console.print(line)

    def _typed(self) -> str | None:
        if self.asked:
            self.console.print(Text("you  ", "bold"), end="")
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _reply(self, text: str) -> None:
        try:
            self.moments.append(self.stage.reply(self.now, text))
        except InvalidValue as problem:
            self.console.print(visible(str(problem)))
            return
        if not self.asked:
            self.console.print(Text(f"you  {visible(text)}"))
        for line in _felt(feedback(self.moments[-2], self.now, self.model)):
            self.console.print(line)
        self._customer()

    def _retry(self) -> None:
        if len(self.moments) == 1:
            self.console.print("There is no reply to take back yet.")
            return
        self.earlier = self.moments.pop()
        self.console.print("You are back before your last reply.")
        self._customer()

    def _example(self) -> None:
        good = self.now.scenario.replies.good
        self.console.print(Padding(visible(good[min(len(self.moments), len(good)) - 1]), (0, 0, 1, 5)))

    def _customer(self) -> None:
        self.console.print(Padding(Text(visible(self.now.turns[-1].text), "cyan"), (1, 0, 1, 0)))


def _opening(card: Scenario) -> Iterator[RenderableType]:
    yield Text(visible(card.title), "bold")
    yield Text(visible(f"{card.industry}, {card.channel}. You answer for {card.agent}."), "dim")
    yield Padding(visible(" ".join(card.brief.split())), (1, 0))
    yield Text(COMMANDS, "dim")


def _felt(given: Feedback) -> Iterator[RenderableType]:
    was, now = feels(given.was), feels(given.state)
    yield Text(f"     They feel {now}{f'; before: {was}' if was != now else ''}.", "bold")
    yield Text(f"     Trust: {trusts(given.state)}. Patience: {has_patience(given.state)}.", "dim")
    for reason in reasons(given.moves, MOST_REASONS):
        words = f" “{shorten(reason.span)}”" if reason.span else ""
        yield Text(visible(f"     {reason.why}{words}: {reason.moved}"))
    for item in given.missed:
        yield Text(visible(f"     not taken up: {item.feeling or item.kind} “{shorten(item.span)}”"), "yellow")
    if given.one_thing:
        tried = given.one_thing
        yield Text(visible(f"     try: {tried.why}{f' “{tried.sentence}”' if tried.sentence else ''}"), "green")


def _debriefed(done: Debrief) -> Iterator[RenderableType]:
    yield Text("Debrief", "bold")
    if done.end:
        yield Text(ENDS[done.end])
    yield Text(f"How they felt: {' → '.join(feels(state) for state in done.arc)}")
    if done.heard is not None:
        yield Text(f"How heard they felt, over all replies: {done.heard:.1f} of 5, {how_heard(done.heard)}")
    rate = done.heard_rate
    if rate.value is not None:
        yield Text(f"Taken up: {rate.value:.0%} of what they voiced ({rate.taken_up:g} of {rate.voiced:g} by weight)")
    for point in done.turning_points:
        yield Text(f"Reply {point.place + 1} turned it: {'for the better' if point.step < 0 else 'for the worse'}")
    for item in done.unheard:
        yield Text(visible(f"Still unheard: {item.feeling or item.kind} “{shorten(item.span)}”"), "yellow")
    yield Text(visible(f"{'They told you' if done.disclosed else 'They never told you'}: {done.hidden}"))
    if done.focus:
        places = ", ".join(str(place + 1) for place in done.focus.places)
        yield Text(f"One thing to work on: {done.focus.title.lower()} (reply {places})", "bold")
    if done.compared:
        way = "calmer" if done.compared.strain < 0 else "no calmer"
        yield Text(f"Than in your earlier try they are {way}, by {abs(done.compared.strain):g} of 3.")
