"""What a tool makes of one exchange: Heard with a review, a tool of polarity with the polarity of each text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from evals.rival import Rival
from evals.shown import shown_by_reading
from evals.side import Side, side_of_feelings
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.rubric.finding import Presence
from heard.scoring.review import Reply, Review
from heard.scoring.value import LEAST, MOST
from heard.wiring.model import review

STRONGEST = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the customer's last turn shows, and what the reply does; without a heard value the reply was not scored.

    Heard value, displeasure and confidences run from 0 to 1. Words stand with the behaviours that are present,
    confidences with all that the review lists. `unread` says that Heard did not read a turn, or not score the reply.
    """

    heard: float | None
    displeasure: float
    side: Side | None
    feelings: frozenset[str] = frozenset()
    confidences: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    unread: bool = False

    @property
    def unpleasant(self) -> bool:
        """Whether anything unpleasant is shown, be it beside something pleasant (then there is no one side)."""
        return self.side in (Side.UNPLEASANT, None)


Tool: TypeAlias = Callable[[Conversation], Judgement]


def judge_with_heard(said: Conversation) -> Judgement:
    """What Heard makes of an exchange."""
    return judge_review(review(said))


def judge_review(done: Review) -> Judgement:
    """What a review says of its exchange."""
    reading, reply = done.readings[-1], next(iter(done.replies), None)
    shown, findings = shown_by_reading(reading), reply.findings if reply else ()
    return Judgement(
        _heard(reply),
        shown.displeasure / STRONGEST,
        side_of_feelings(shown.feelings),
        frozenset(shown.feelings),
        {finding.behaviour: finding.confidence for finding in findings},
        {
            finding.behaviour: tuple(mark.span for mark in finding.marks)
            for finding in findings
            if finding.present is Presence.YES
        },
        unread=reading.language is not None or (reply is not None and reply.heard is None),
    )


def judge_with(rival: Rival) -> Tool:
    """What a tool of polarity makes of an exchange: the reply's polarity stands in for the heard value."""

    def judge(said: Conversation) -> Judgement:
        *_, asked = said.by(Role.CUSTOMER)
        leaning = rival.lean(asked.text)
        reply = next(said.by(Role.AGENT), None)
        heard = (1 + rival.polarity(reply.text)) / 2 if reply else None
        return Judgement(heard, leaning.displeasure, leaning.side)

    return judge


def _heard(reply: Reply | None) -> float | None:
    return (reply.heard.value - LEAST) / (MOST - LEAST) if reply and reply.heard else None
