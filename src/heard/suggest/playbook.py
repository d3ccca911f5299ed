"""The playbook: what agents may offer, up to what, and when. Without one nothing is ever offered, only asked about."""

from collections.abc import Iterable
from dataclasses import dataclass

from heard.conversation.fields import Fields, choices, know
from heard.errors import InvalidValue
from heard.rubric.moment import Moment
from heard.rubric.phase import customer_is_clearly_upset, matter_drags_on
from heard.suggest.truth.commitment import CommitmentKind


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that agents may offer.

    `text` is a whole sentence to say it with, `option` the same as one of several choices ("a voucher of 10 euros"),
    `allows` what it commits to, `up_to` the largest amount in `currency`; `when` are words of the customer that call
    for it (none: any matter).
    """

    id: str
    text: str
    option: str
    allows: frozenset[CommitmentKind] = frozenset()
    up_to: float | None = None
    when: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.text.strip() and self.option.strip()):
            raise InvalidValue(f"Offer {self.id or '?'} needs an id, a text and an option.")
        if self.up_to is not None and self.up_to < 0:
            raise InvalidValue(f"Offer {self.id} goes up to {self.up_to}; an amount is not below 0.")


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
    said = " ".join(reading.turn.text.lower() for reading in moment.readings)
    return not words or any(word in said for word in words)


NO_PLAYBOOK = Playbook(known=False)


def playbook_from(fields: Fields) -> Playbook:
    """A playbook out of a file's tables; InvalidValue says what is wrong and where."""
    know(fields, {"offers", "steps"})
    return Playbook(tuple(map(_offer, _objects(fields, "offers"))), tuple(map(_step, _objects(fields, "steps"))))


def _objects(fields: Fields, name: str) -> Iterable[Fields]:
    return fields.objects(name) if name in fields.values else ()


def _step(fields: Fields) -> Step:
    know(fields, {"id", "text", "when"})
    step_id, text = fields.need("id", fields.text("id")), fields.need("text", fields.text("text"))
    return Step(step_id, text, tuple(word.lower() for word in fields.texts("when")))


def _offer(fields: Fields) -> Offer:
    know(fields, {"id", "text", "option", "allows", "up_to", "when"})
    return Offer(
        fields.need("id", fields.text("id")),
        fields.need("text", fields.text("text")),
        fields.need("option", fields.text("option")),
        choices(fields, "allows", CommitmentKind),
        fields.number("up_to"),
        tuple(word.lower() for word in fields.texts("when")),
    )
