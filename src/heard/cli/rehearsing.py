"""The table at which a rehearsal is played in a terminal; what it needs is loaded only then."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from heard.cli.screen import visible
from heard.errors import InvalidValue
from heard.quality.automatic import Filled, fill
from heard.quality.scorecard import shipped_scorecard
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.debrief import Debrief, debrief
from heard.rehearsal.feedback import Feedback, Hint, feedback, hint
from heard.rehearsal.plain import ENDS, compared_in_words, feels, has_patience, reasons, trusts
from heard.rehearsal.session import Rehearsal, Stage
from heard.scoring.model import Model
from heard.scoring.plain import how_heard, shorten
from heard.scoring.review import review_at
from heard.suggest.writing.writer import Writer
from heard.wiring.rehearsal.wording import in_own_words

WORDED = (
    "What the customer says is worded by a language model at {host}, which sees the conversation, masked; "
    "what they feel and mean is not its to say."
)
MOST_REASONS = 3
HINT, EXAMPLE, RETRY, END = "/hint", "/example", "/retry", "/end"
COMMANDS = (
    f"{HINT} says what is open, {EXAMPLE} shows how a good listener might answer, {RETRY} takes a reply back, "
    f"{END} leads to the debrief."
)


@dataclass(slots=True)
class Table:
    """A terminal at which a rehearsal is played, and every moment so far; the last one is now."""

    console: Console
    stage: Stage
    model: Model
    moments: list[Rehearsal]
    earlier: Rehearsal | None = None
    writer: Writer | None = None

    @property
    def now(self) -> Rehearsal:
        """Where it stands."""
        return self.moments[-1]

    @property
    def _asks(self) -> bool:
        return sys.stdin is not None and sys.stdin.isatty()

    def play(self) -> None:
        """Reply by reply, until the customer leaves or the trainee does."""
        self._customer()
        while self.now.course.end is None and (text := self._typed()) not in {None, END}:
            if text == RETRY:
                self._retry()
            elif text == HINT:
                self._print(_hinted(hint(self.now)))
            elif text == EXAMPLE:
                self._example()
            elif text:
                self._reply(text)
        self._print(_debriefed(debrief(self.now, self.earlier)))
        self._print(_scored(fill(shipped_scorecard(), review_at(self.now.conversation, self.now.progress, self.model))))

    def _typed(self) -> str | None:
        if self._asks:
            self.console.print(Text("you  ", "bold"), end="")
        line = sys.stdin.readline() if sys.stdin else ""
        return line.strip() if line else None

    def _reply(self, text: str) -> None:
        try:
            self.moments.append(self._worded(self.stage.reply(self.now, text)))
        except InvalidValue as problem:
            self.console.print(visible(str(problem)))
            return
        if not self._asks:
            self.console.print(Text(f"you  {visible(text)}"))
        self._print(_felt(feedback(self.moments[-2], self.now, self.model)))
        self._customer()

    def _worded(self, after: Rehearsal) -> Rehearsal:
        """What the customer says in a writer's words, where there is one; a writer in trouble is asked no more."""
        if self.writer is None:
            return after
        worded = in_own_words(self.now, after, self.writer, self.stage)
        if worded.trouble:
            self.writer = None
            told = Text(visible(f"{worded.trouble} The card's own words from here on."), "dim")
            self.console.print(Padding(told, (0, 0, 0, 5)))
        return worded.rehearsal

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

    def _print(self, lines: Iterable[RenderableType]) -> None:
        for line in lines:
            self.console.print(line)

    def _customer(self) -> None:
        self.console.print(Padding(Text(visible(self.now.turns[-1].text), "cyan"), (1, 0, 1, 0)))


def opening(card: Scenario, writer: Writer | None = None) -> Iterator[RenderableType]:
    """What a trainee sees first: the case, who words what the customer says, and what they may type."""
    yield Text(visible(card.title), "bold")
    yield Text(visible(f"{card.industry}, {card.channel}. You answer for {card.agent}."), "dim")
    yield Padding(visible(" ".join(card.brief.split())), (1, 0))
    if writer is not None:
        yield Text(visible(WORDED.format(host=writer.host)), "dim")
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


def _hinted(given: Hint) -> Iterator[RenderableType]:
    for item in given.open:
        yield Text(visible(f"     open: {item.feeling or item.kind} “{shorten(item.span)}”"), "yellow")
    yield Text(visible(f"     {given.one_thing.what}: {given.one_thing.why}"), "green")


def _scored(filled: Filled) -> Iterator[RenderableType]:
    if filled.score.value is not None:
        yield Text(f"By the scorecard for live conversations: {filled.score.value:g} of 100")


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
        yield Text(compared_in_words(done.compared))
