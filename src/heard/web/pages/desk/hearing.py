"""What stands beside a conversation: how the customer feels now, what is unheard, and what is worth knowing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.scoring.plain import how_strong, how_sure
from heard.web.shared.told.ledger import Entry, Quote, Sign, entries_of, quote_of, signs_of

Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Felt:
    """A feeling of the customer's last turn: how strong, how sure, and the words that show it."""

    name: str
    strong: str
    sure: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Hearing:
    """What Heard hears; `not_scored` says why the last turn was not read.

    `unheard` is what a reply could take up, `settled` what replies have taken up.
    """

    felt: Sequence[Felt]
    unheard: Sequence[Entry]
    settled: Sequence[Entry]
    signs: Sequence[Sign]
    not_scored: str | None


def hearing_of(review: Wire) -> Hearing:
    """What a `heard.review/1` says to somebody who is about to answer."""
    last = review["readings"][-1] if review["readings"] else {"feelings": []}
    counted = [each for each in entries_of(review) if each.counts]
    return Hearing(
        [_felt(each) for each in last["feelings"]],
        [each for each in counted if each.state != "taken_up"],
        [each for each in counted if each.state == "taken_up"],
        signs_of(review),
        last.get("not_scored"),
    )


def _felt(feeling: Wire) -> Felt:
    return Felt(
        feeling["feeling"],
        how_strong(feeling["intensity"]),
        how_sure(feeling["confidence"]),
        quote_of(feeling["span"]),
    )
