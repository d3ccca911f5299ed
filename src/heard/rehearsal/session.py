"""A rehearsal: a customer who is made up, and a trainee's replies; the same card, seed and replies go the same way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import Conflict, InvalidValue
from heard.language.placer import Placer
from heard.rehearsal.cards.persona import Persona, find_persona
from heard.rehearsal.cards.scenario import Scenario
from heard.rehearsal.course import Course, begin
from heard.rehearsal.judged import Judge
from heard.rehearsal.voice import Voice
from heard.scoring.model import Model
from heard.scoring.review import Answered, Progress, after_answer, answer_with, read_through


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Where a rehearsal stands: its course, what was said and how far it is read, and each reply as it was judged."""

    course: Course
    turns: tuple[Turn, ...]
    progress: Progress
    answered: tuple[Answered, ...] = ()

    @property
    def scenario(self) -> Scenario:
        """The card it is played from."""
        return self.course.voice.scenario

    @property
    def conversation(self) -> Conversation:
        """What was said so far, as a conversation."""
        id_ = f"rehearsal-{self.scenario.id}-{self.course.voice.seed}"
        return Conversation(id_, self.turns, channel=self.scenario.channel)


class Stage:
    """Where rehearsals on one card are played: the card, its persona, and the model that reads both sides."""

    def __init__(self, scenario: Scenario, model: Model, judge: Judge, persona: Persona | None = None) -> None:
        self._scenario, self.model, self._judge = scenario, model, judge
        self._persona = persona or find_persona(scenario.persona)

    @property
    def placer(self) -> Placer:
        """What tells where words lie."""
        return self._judge.placer

    def begin(self, seed: int) -> Rehearsal:
        """The customer's first words."""
        course = begin(Voice(self._scenario, self._persona, seed))
        turns = (Turn("1", Role.CUSTOMER, course.opening),)
        return Rehearsal(course, turns, read_through(turns, self.model))

    def reply(self, so_far: Rehearsal, text: str) -> Rehearsal:
        """The rehearsal once the trainee has said this, and the customer has answered.

        Raises InvalidValue where nothing was said, and Conflict where the conversation is over.
        """
        if not text.strip():
            raise InvalidValue("There is no reply yet; write what you would say to this customer.")
        if so_far.course.end is not None:
            raise Conflict("This conversation is over; begin it anew, or go back to an earlier moment.")
        turn = Turn(str(len(so_far.turns) + 1), Role.AGENT, text.strip())
        answered = answer_with(so_far.progress, turn, so_far.turns, self.model)
        course = so_far.course.after(self._judge.judge(answered, so_far.turns))
        heard = after_answer(so_far.progress, answered)
        said = Turn(str(len(so_far.turns) + 2), Role.CUSTOMER, " ".join(course.exchanges[-1].lines))
        turns = (*so_far.turns, turn, said)
        progress = read_through(turns, self.model, heard, after=len(turns) - 1)
        return Rehearsal(course, turns, progress, (*so_far.answered, answered))

    def said_otherwise(self, before: Rehearsal, after: Rehearsal, words: str) -> Rehearsal:
        """The rehearsal after a reply, the customer's last turn in these words; whatever comes later reads these."""
        turns = (*after.turns[:-1], replace(after.turns[-1], text=words))
        heard = after_answer(before.progress, after.answered[-1])
        return replace(after, turns=turns, progress=read_through(turns, self.model, heard, after=len(turns) - 1))

    def replay(self, seed: int, replies: Sequence[str]) -> Rehearsal:
        """The rehearsal after all of these replies."""
        rehearsal = self.begin(seed)
        for text in replies:
            rehearsal = self.reply(rehearsal, text)
        return rehearsal
