"""The promise check: commitments of a draft that the playbook does not allow, or that an earlier turn contradicts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.refusal import refuses
from heard.scoring.plain import shorten
from heard.suggest.playbook import Playbook
from heard.suggest.truth.commitment import BOUND, KINDS, Commitment, CommitmentKind, find_commitments

# A date and a word of honour are the agent's to give; money, goods and exceptions are the team's.
TEAMS = frozenset(kind for kind, _ in KINDS)
NAMES = {
    CommitmentKind.REFUND: "a refund",
    CommitmentKind.GOODWILL: "goodwill",
    CommitmentKind.REPLACEMENT: "a replacement",
    CommitmentKind.EXCEPTION: "an exception",
    CommitmentKind.DATE: "a date",
    CommitmentKind.GUARANTEE: "a guarantee",
}


@dataclass(frozen=True, slots=True)
class PromiseFlag:
    """A promise that somebody should look at before it is sent: its words, its kind, and why, in one line."""

    kind: CommitmentKind
    span: Span
    why: str


def check_promises(draft: Turn, before: Sequence[Turn], playbook: Playbook) -> tuple[PromiseFlag, ...]:
    """The promises of a draft that should not be sent as they are."""
    return tuple(
        PromiseFlag(commitment.kind, Span(draft, commitment.start, commitment.end), why)
        for commitment in find_commitments(draft.text)
        for why in _against(commitment, before, playbook)
    )


def _against(commitment: Commitment, before: Sequence[Turn], playbook: Playbook) -> Iterator[str]:
    if playbook.known and commitment.kind in TEAMS | {CommitmentKind.GUARANTEE}:
        why = _not_allowed(commitment, playbook)
        if why:
            yield why
            return
    contradicted = _contradicted(commitment, before)
    if contradicted:
        yield contradicted


def _not_allowed(commitment: Commitment, playbook: Playbook) -> str | None:
    offers = playbook.allowing(commitment.kind)
    if not offers:
        return f"The playbook allows no one to promise {NAMES[commitment.kind]}."
    limits = [offer.up_to for offer in offers if offer.up_to is not None]
    most = max(limits) if len(limits) == len(offers) else None
    over = [amount for amount in commitment.amounts if most is not None and _size(amount) > most]
    return f"The playbook allows {NAMES[commitment.kind]} up to {most:g}; this says {over[0]}." if over else None


def _contradicted(commitment: Commitment, before: Sequence[Turn]) -> str | None:
    """What an agent said earlier against it: a no to the same thing, or another amount or day for it."""
    for turn in reversed([turn for turn in before if turn.role is Role.AGENT]):
        if commitment.kind in TEAMS and refuses(turn.text) and _speaks_of(commitment.kind, turn.text):
            return f"An earlier reply said no to it: “{shorten(Span(turn, 0, len(turn.text)))}”"
        for earlier in find_commitments(turn.text):
            if earlier.kind is commitment.kind and _differs(commitment, earlier):
                return f"An earlier reply promised otherwise: “{shorten(Span(turn, earlier.start, earlier.end))}”"
    return None


def _speaks_of(kind: CommitmentKind, text: str) -> bool:
    words = dict(KINDS)[kind]
    return re.search(rf"(?<!\w){words}", text, re.IGNORECASE) is not None and not BOUND[kind].search(text)


def _differs(commitment: Commitment, earlier: Commitment) -> bool:
    for now, then in ((commitment.amounts, earlier.amounts), (commitment.dates, earlier.dates)):
        if now and then and not set(now) & set(then):
            return True
    return False


def _size(amount: str) -> float:
    number = amount.split(" ", 1)[0]
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0
