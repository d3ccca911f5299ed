"""Puts a writer behind the checks: a reviewed draft in, a proposal that passed them all out, or why there is none."""

import time
from dataclasses import dataclass

from heard.engines.writer import WHOLE, ChatWriter
from heard.errors import EngineError
from heard.scoring.model import Model
from heard.settings import Settings
from heard.suggest.review import DraftReview
from heard.suggest.writing.accept import Proposal, Refused, judge_answer
from heard.suggest.writing.brief import brief_for
from heard.suggest.writing.writer import Message, Writer
from heard.wiring.model import shipped_model

# Who has waited this long, in seconds, has read the edits and gone on: a later answer is offered with a mark.
LATE_AFTER = 1.5
HELLO = Message("user", "This is a test. Answer with the one word: ready.")


@dataclass(frozen=True, slots=True)
class Written:
    """What came of asking a writer: its host, the proposal or why there is none, and whether it came late."""

    host: str
    outcome: Proposal | Refused
    late: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a writer: its host, how long it took, and why there was no answer, if there was none."""

    host: str
    milliseconds: int
    problem: str | None


def writer_of(settings: Settings, seconds: float = WHOLE) -> Writer | None:
    """The writer that settings name, and for how long it is waited for; None where they name none.

    Nothing leaves this machine then.
    """
    if settings.writer is None:
        return None
    return ChatWriter(settings.writer.url, settings.writer.model, settings.writer.key, seconds)


def try_writer(writer: Writer) -> Tried:
    """Ask a writer for one word, which tells it nothing of anybody."""
    began, problem = time.monotonic(), None
    try:
        if not writer.write([HELLO]).strip():
            problem = f"The writer at {writer.host} answered nothing that can be read; check the model."
    except EngineError as trouble:
        problem = str(trouble)
    return Tried(writer.host, int(1000 * (time.monotonic() - began)), problem)


def write_whole(review: DraftReview, writer: Writer, model: Model | None = None) -> Written:
    """Ask a writer for the draft in one piece; whatever it answers, nothing is raised, and nothing shown unchecked."""
    began = time.monotonic()
    brief = brief_for(review)
    try:
        answer = writer.write(brief.messages)
        outcome = judge_answer(answer, brief, review, model or shipped_model())
    except EngineError as problem:
        outcome = Refused(str(problem))
    return Written(writer.host, outcome, late=time.monotonic() - began > LATE_AFTER)
