"""Puts a writer behind the words of a made-up customer: the card's own line stands where its answer does not pass."""

from dataclasses import dataclass

from heard.errors import EngineError
from heard.rehearsal.session import Rehearsal, Stage
from heard.rehearsal.wording.accept import accept_answer, accept_words
from heard.rehearsal.wording.brief import brief_for
from heard.rehearsal.wording.refused import Refused
from heard.suggest.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class Worded:
    """A rehearsal after a reply; where the card's own line stands in it, what was refused, or why no answer came."""

    rehearsal: Rehearsal
    refused: Refused | None = None
    trouble: str | None = None


def in_own_words(before: Rehearsal, after: Rehearsal, writer: Writer, stage: Stage) -> Worded:
    """Ask a writer once to word what the customer says; nothing is raised, and nothing stands that was not checked."""
    brief = brief_for(after)
    try:
        answer = writer.write(brief.messages)
    except EngineError as problem:
        return Worded(after, trouble=str(problem))
    outcome = accept_answer(answer, brief, (before, after), stage)
    return Worded(after, outcome) if isinstance(outcome, Refused) else Worded(outcome)


def said_again(before: Rehearsal, after: Rehearsal, line: str, stage: Stage) -> Rehearsal | None:
    """A rehearsal that was kept, with what the customer said then; None where it would not stand any more."""
    outcome = accept_words(line, (before, after), stage)
    return None if isinstance(outcome, Refused) else outcome
