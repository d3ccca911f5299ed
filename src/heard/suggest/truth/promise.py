"""The promise check: commitments of a draft that the playbook does not allow, or that an earlier turn contradicts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.refusal import refuses
from heard.scoring.plain import shorten
from heard.suggest.truth.commitment import Commitment, CommitmentKind, find_commitments, names
from heard.suggest.truth.fact import Amount
from heard.suggest.truth.playbook import Offer, Playbook

# A date is the agent's to give; money, goods, exceptions and a word of honour are for the playbook to decide.
PLAYBOOK_DECIDES = frozenset(CommitmentKind) - {CommitmentKind.DATE}
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
    if playbook.known and commitment.kind in PLAYBOOK_DECIDES:
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
    over = next((each for each in commitment.amounts if not any(offer.covers(each) for offer in offers)), None)
    if over is None:
        return None
    return f"The playbook allows {NAMES[commitment.kind]} {_limit(offers, over)}; this says {over}."


def _limit(offers: Sequence[Offer], over: Amount) -> str:
    """How far the offers go: the most in the unit of an amount that is beyond them, or else their own units."""
    limits = [offer.up_to for offer in offers if offer.unit == over.unit and offer.up_to is not None]
    if limits:
        return f"up to {max(limits):g}"
    return f"only in {' or '.join(sorted({offer.unit for offer in offers if offer.unit}))}"


def _contradicted(commitment: Commitment, before: Sequence[Turn]) -> str | None:
    """What an agent said earlier against it: a no to the same thing, or another amount or day for it."""
    for turn in reversed([turn for turn in before if turn.role is Role.AGENT]):
        promised = [each for each in find_commitments(turn.text) if each.kind is commitment.kind]
        if not promised and refuses(turn.text) and names(commitment.kind, turn.text):
            return f"An earlier reply said no to it: “{shorten(Span(turn, 0, len(turn.text)))}”"
        for earlier in promised:
            if _differs(commitment, earlier):
                return f"An earlier reply promised otherwise: “{shorten(Span(turn, earlier.start, earlier.end))}”"
    return None


def _differs(commitment: Commitment, earlier: Commitment) -> bool:
    """Whether two promises name other days, or other amounts in a unit that both name."""
    now, then = set(commitment.amounts), set(earlier.amounts)
    units = {amount.unit for amount in now} & {amount.unit for amount in then}
    same_days = not set(commitment.dates).isdisjoint(earlier.dates)
    other_days = bool(commitment.dates and earlier.dates) and not same_days
    return other_days or units != {amount.unit for amount in now & then}
