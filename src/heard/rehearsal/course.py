"""The course of a rehearsal: how the customer stands and what they say, reply by reply."""

from dataclasses import dataclass, replace

from heard.rehearsal.answering import Answer, End, Standing, answer
from heard.rehearsal.cards.says import Intent
from heard.rehearsal.judged import Judged
from heard.rehearsal.moves import Move, Past, after, moves_of
from heard.rehearsal.state import State
from heard.rehearsal.voice import Voice


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a reply did, how it moved the customer from one state to another and why, and what they said then."""

    judged: Judged
    moves: tuple[Move, ...]
    was: State
    state: State
    lines: tuple[str, ...]
    given: Answer


@dataclass(frozen=True, slots=True)
class Course:
    """Where it stands; each reply makes a new one, so that any moment can be gone back to."""

    voice: Voice
    opening: str
    exchanges: tuple[Exchange, ...] = ()

    @property
    def state(self) -> State:
        """How the customer stands now."""
        return self.exchanges[-1].state if self.exchanges else self.voice.scenario.start

    @property
    def standing(self) -> Standing:
        """How far it is."""
        return self.exchanges[-1].given.standing if self.exchanges else Standing()

    @property
    def end(self) -> End | None:
        """How it ended; None while it goes on."""
        return self.exchanges[-1].given.end if self.exchanges else None

    @property
    def said(self) -> tuple[str, ...]:
        """Every line that the customer has said."""
        return (self.opening, *(line for each in self.exchanges for line in each.lines))

    def after(self, judged: Judged) -> "Course":
        """The course once a reply did this."""
        card = (self.voice.scenario, self.voice.persona)
        shown = tuple(each.behaviour for past in self.exchanges for each in past.judged.practices)
        confided = bool(self.exchanges) and Intent.DISCLOSE in self.exchanges[-1].given.intents
        past = Past(shown, self.standing.offered, self.standing.told, confided)
        moves = moves_of(judged, self.state, card, past)
        state = after(self.state, moves, judged)
        given = answer(judged, self.state, state, self.standing, card)
        lines = self.voice.lines(given, judged, state, self.said)
        return replace(self, exchanges=(*self.exchanges, Exchange(judged, moves, self.state, state, lines, given)))


def begin(voice: Voice) -> Course:
    """The course before any reply: the customer has said their first words."""
    return Course(voice, " ".join(voice.opening(voice.scenario.start)))
