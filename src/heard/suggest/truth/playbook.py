"""The playbook: what agents may offer, up to what, and when. Without one nothing is ever offered, only asked about."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from heard.conversation.fields import SHOWN, Fields, choices, know
from heard.errors import InvalidValue
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset, matter_drags_on
from heard.suggest.truth.commitment import CommitmentKind
from heard.suggest.truth.fact import CURRENCIES, Amount, unit_of

# "Nothing is broken" calls for no repair.
DENIED = re.compile(r"\b(?:not|nothing|never|no|n't)\b[^.!?,]*$|n't\b[^.!?,]*$")
NEARBY = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that agents may offer.

    `text` is a whole sentence to say it with, `option` the same as one of several choices ("a voucher of 10 euros"),
    `allows` what it commits to, `up_to` the largest amount, in `currency` (such as "EUR", or "%"); `when` are words of
    the customer that call for it (none: any matter).
    """

    id: str
    text: str
    option: str
    allows: frozenset[CommitmentKind] = frozenset()
    up_to: float | None = None
    currency: str | None = None
    when: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.text.strip() and self.option.strip()):
            raise InvalidValue(f"Offer {self.id or '?'} needs an id, a text and an option.")
        if self.up_to is not None and self.up_to < 0:
            raise InvalidValue(f"Offer {self.id} goes up to {self.up_to}; an amount is not below 0.")
        if self.up_to is not None and self.currency is None:
            raise InvalidValue(f"Offer {self.id} goes up to {self.up_to:g}; say of what, such as currency = 'EUR'.")
        if self.currency is not None and self.unit is None:
            known = ", ".join(sorted({unit.upper() for unit in CURRENCIES.values()}))
            raise InvalidValue(f"Offer {self.id} is in '{self.currency[:SHOWN]}'; use one of {known}.")

    @property
    def unit(self) -> str | None:
        """The unit of the amounts that it covers; None where it covers any."""
        return None if self.currency is None else unit_of(self.currency)

    def covers(self, amount: Amount) -> bool:
        """Whether an amount is within what it allows."""
        if self.unit is not None and self.unit != amount.unit:
            return False
        return self.up_to is None or amount.number <= self.up_to


@dataclass(frozen=True, slots=True)
class Step:
    """A standard next step: the sentence that says it, and the customer's words that call for it (none: any matter)."""

    id: str
    text: str
    when: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.text.strip()):
            raise InvalidValue(f"Step {self.id or '?'} needs an id and a text.")


@dataclass(frozen=True, slots=True)
class Playbook:
    """What a team's agents may offer and usually do next.

    `known` is False where there is no playbook, and then nothing is judged by it.
    """

    offers: tuple[Offer, ...] = ()
    steps: tuple[Step, ...] = ()
    known: bool = True

    def offers_for(self, moment: Moment) -> tuple[Offer, ...]:
        """The offers that a moment calls for: something presses or drags on, and the customer's words fit."""
        if not (customer_is_clearly_upset(moment) or matter_drags_on(moment) or moment.items):
            return ()
        return tuple(offer for offer in self.offers if _calls_for(moment, offer.when))

    def offer_for(self, moment: Moment) -> Offer | None:
        """The first of them."""
        return next(iter(self.offers_for(moment)), None)

    def step_for(self, moment: Moment) -> Step | None:
        """The first standard step that the customer's words call for."""
        return next((step for step in self.steps if _calls_for(moment, step.when)), None)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence and phrase that stands in it."""
        return (
            *(said for offer in self.offers for said in (offer.text, offer.option)),
            *(step.text for step in self.steps),
        )

    def allowing(self, kind: CommitmentKind) -> tuple[Offer, ...]:
        """The offers that allow a kind of commitment."""
        return tuple(offer for offer in self.offers if kind in offer.allows)


def _calls_for(moment: Moment, words: tuple[str, ...]) -> bool:
    said = " ".join(reading.turn.text.lower() for reading in moment.readings).replace("’", "'")
    return not words or any(_stands_in(word.replace("’", "'"), said) for word in words)


def _stands_in(word: str, said: str) -> bool:
    """Whether a word or phrase stands there by itself, and nobody says that it is not so."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)
    return found is not None and not DENIED.search(said[max(0, found.start() - NEARBY) : found.start()])


NO_PLAYBOOK = Playbook(known=False)


def playbook_from(fields: Fields) -> Playbook:
    """A playbook out of a file's tables; InvalidValue says what is wrong and where."""
    know(fields, {"offers", "steps"})
    offers, steps = (list(_objects(fields, name)) for name in ("offers", "steps"))
    playbook = Playbook(tuple(map(_offer, offers)), tuple(map(_step, steps)))
    counted = Counter([each.id for each in playbook.offers] + [each.id for each in playbook.steps])
    twice = next((id_ for id_, count in counted.items() if count > 1), None)
    if twice is not None:
        raise InvalidValue(f"Two entries have the id {twice[:SHOWN]}; each needs its own.")
    return playbook


def _objects(fields: Fields, name: str) -> Iterable[Fields]:
    return fields.objects(name) if name in fields.values else ()


def _step(fields: Fields) -> Step:
    know(fields, {"id", "text", "when"})
    step_id, text = fields.need("id", fields.text("id")), fields.need("text", fields.text("text"))
    return Step(step_id, text, tuple(word.lower() for word in fields.texts("when")))


def _offer(fields: Fields) -> Offer:
    know(fields, {"id", "text", "option", "allows", "up_to", "currency", "when"})
    return Offer(
        fields.need("id", fields.text("id")),
        fields.need("text", fields.text("text")),
        fields.need("option", fields.text("option")),
        choices(fields, "allows", CommitmentKind),
        fields.number("up_to"),
        fields.text("currency"),
        tuple(word.lower() for word in fields.texts("when")),
    )
