"""A finding: whether a reply shows a behaviour, with the words, how sure, and what would change the verdict."""

from dataclasses import dataclass, field
from enum import StrEnum

from heard.conversation.confidence import check_confidence
from heard.errors import InvalidValue
from heard.rubric.behaviour import Behaviour, Kind
from heard.rubric.mark import Mark
from heard.rubric.moment import Moment

# Where the listener brings no threshold for a behaviour, it is present when likelier than not.
DEFAULT_THRESHOLD = 0.5
# From this share of the threshold on a behaviour is "not sure": near enough that a person may well see it.
UNSURE_FROM = 0.6


class Presence(StrEnum):
    """Whether a behaviour is there; "not sure" is an answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Finding:
    """A behaviour as judged in one reply; `confidence` is how likely it is there, 0..1.

    `marks` are the words that are likely enough to be shown; `considered` are all that were looked at, the likeliest
    first, and stay inside.
    """

    behaviour: str
    title: str
    kind: Kind
    called_for: bool
    present: Presence
    confidence: float
    marks: tuple[Mark, ...] = ()
    would_change: str | None = None
    considered: tuple[Mark, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
        if self.present is not Presence.NO and not self.marks:
            raise InvalidValue(f"{self.behaviour} cannot be there without words that show it.")

    @property
    def missed(self) -> bool:
        """Whether it is a practice that the moment wanted and the reply does not show."""
        return self.kind is Kind.PRACTICE and self.called_for and self.present is Presence.NO


def judge(behaviour: Behaviour, moment: Moment, threshold: float = DEFAULT_THRESHOLD) -> Finding:
    """What the moment shows of a behaviour; a pitfall that nothing left room for is not there."""
    called_for = behaviour.called_for(moment)
    looked_at = called_for or behaviour.kind is Kind.PRACTICE
    found = sorted(behaviour.find(moment, behaviour.id), key=lambda mark: -mark.confidence) if looked_at else []
    confidence = found[0].confidence if found else 0.0
    present = _presence(confidence, threshold)
    floor = threshold if present is Presence.YES else threshold * UNSURE_FROM
    marks = tuple(mark for mark in found if mark.confidence >= floor)
    would_change = _would_change(behaviour, present, marks)
    return Finding(
        behaviour.id,
        behaviour.title,
        behaviour.kind,
        called_for,
        present,
        confidence,
        marks,
        would_change,
        tuple(found),
    )


def _presence(confidence: float, threshold: float) -> Presence:
    if confidence >= threshold:
        return Presence.YES
    return Presence.UNSURE if confidence >= threshold * UNSURE_FROM else Presence.NO


def _would_change(behaviour: Behaviour, present: Presence, marks: tuple[Mark, ...]) -> str | None:
    """One sentence on what would turn the verdict around; None where there is nothing to turn."""
    if behaviour.kind is Kind.PITFALL and present is Presence.NO:
        return None
    if behaviour.by_silence:
        return "A word on it would change this."
    if present is Presence.YES:
        return f"Without {' and '.join(f'“{mark.span.quote}”' for mark in marks)} it would not count."
    words = next((example.marks for example in behaviour.examples if example.marks), None)
    return f"Words such as “{words}” would count." if words else None
