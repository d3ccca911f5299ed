"""The particulars of a case, in words that an agent may use, with the customer's words that they come from."""

from dataclasses import dataclass, fields

from heard.conversation.span import Span


@dataclass(frozen=True, slots=True)
class Particular:
    """One particular as it stands inside an agent's sentence, and the customer's words that it was made of."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a case; None where the customer did not say it, or not so clearly that it can be said back.

    `thing` is a noun phrase ("your son's inhaler"), `waited` a length of time ("nine days"), `tries` a number of
    them ("three calls"), `loss` what it cost ("missing your flight"), `person` who else is concerned ("your son"),
    `concern` what they reported, as a clause ("your parcel hasn't come").
    """

    thing: Particular | None = None
    waited: Particular | None = None
    tries: Particular | None = None
    loss: Particular | None = None
    person: Particular | None = None
    concern: Particular | None = None

    def known(self) -> dict[str, Particular]:
        """Those that are known, by name."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: particular for name, particular in found if particular is not None}

    def beside(self, earlier: "Particulars") -> "Particulars":
        """These, and what was said earlier where these say nothing."""
        return Particulars(**(earlier.known() | self.known()))


SLOTS = tuple(field.name for field in fields(Particulars))
