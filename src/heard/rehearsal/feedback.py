"""Feedback on a reply: what the customer felt and why it moved, what was taken up and missed, one thing to try."""

from dataclasses import dataclass

from heard.ledger.item import Item
from heard.rehearsal.moves import NEEDS, TRUST, Move
from heard.rehearsal.path.returning import Shown, shown_in
from heard.rehearsal.session import Rehearsal
from heard.rehearsal.state import State
from heard.rubric.behaviour import Kind
from heard.rubric.catalogue import find_behaviour
from heard.rubric.explanation import explain
from heard.rubric.finding import Finding
from heard.scoring.model import Model
from heard.scoring.value import HeardValue
from heard.suggest.review import Toolkit, review_draft


@dataclass(frozen=True, slots=True)
class Try:
    """One thing to try: what, why, and a sentence that would do it where Heard has one."""

    what: str
    why: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one reply did.

    `moves` are all reasons, the weightiest first; `missed` are the open items that the reply passed over. `example` is
    how a good listener might have answered at this place: shown when it is asked for. `shown` is what the path goes by.
    """

    was: State
    state: State
    moves: tuple[Move, ...]
    heard: HeardValue | None
    taken_up: tuple[Item, ...]
    missed: tuple[Item, ...]
    one_thing: Try | None
    example: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Hint:
    """What to look at before the next reply: what waits for one, and something that would do this customer good."""

    open: tuple[Item, ...]
    one_thing: Try


def hint(now: Rehearsal) -> Hint:
    """The hint at this place: of what this customer needs most, what was not there yet and would be trusted most."""
    shown = {each.behaviour for exchange in now.course.exchanges for each in exchange.judged.practices}
    needed = NEEDS[now.scenario.need]
    best = min(needed - shown or needed, key=lambda behaviour: (-TRUST[behaviour], behaviour))
    behaviour = find_behaviour(best)
    return Hint(now.progress.ledger.within_reach(), Try(behaviour.title, explain(behaviour).why))


def feedback(before: Rehearsal, after: Rehearsal, model: Model, toolkit: Toolkit | None = None) -> Feedback:
    """The feedback on the reply that led from one moment to the next."""
    exchange, answered = after.course.exchanges[-1], after.answered[-1]
    taken_up = answered.taken_up
    good = after.scenario.replies.good
    return Feedback(
        exchange.was,
        exchange.state,
        tuple(sorted(exchange.moves, key=lambda move: -abs(move.by))),
        answered.reply.heard,
        taken_up,
        tuple(item for item in answered.moment.items if item not in taken_up),
        _one_thing(before, after, model, toolkit),
        good[min(len(before.course.exchanges), len(good) - 1)],
        shown_in(answered.reply),
    )


def _one_thing(before: Rehearsal, after: Rehearsal, model: Model, toolkit: Toolkit | None) -> Try | None:
    """What a live review of the draft would have suggested; else what this customer needs most and did not get."""
    text = after.answered[-1].reply.turn.text
    review = review_draft(before.conversation, text, model, toolkit, before.progress)
    if review.suggestions:
        best = review.suggestions[0]
        return Try(best.title, best.why, best.edit.sentence or best.edit.text.strip() or None)
    missed = [each for each in after.answered[-1].reply.findings if _counts(each, after)]
    if not missed:
        return None
    behaviour = find_behaviour(missed[0].behaviour)
    return Try(behaviour.title, explain(behaviour).why)


def _counts(finding: Finding, after: Rehearsal) -> bool:
    needed = finding.behaviour in NEEDS[after.scenario.need]
    return finding.kind is Kind.PRACTICE and finding.missed and needed
