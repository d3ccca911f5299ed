"""Where a conversation stands when a reply is due: the questions that several behaviours ask of a moment.

Warmth is for the start and the end, competence for the middle (Packard, Li & Berger 2023; docs/evidence.md).
"""

from enum import StrEnum

from heard.customer.feeling import CLEAR, FeelingName
from heard.customer.signal import SignalName
from heard.ledger.item import ItemKind
from heard.rubric.moment import Moment


def at_any_time(_: Moment) -> bool:
    """Whether there is a reply at all: no moment excuses it."""
    return True


def something_is_open(moment: Moment) -> bool:
    """Whether the customer has something open that the reply could take up."""
    return bool(moment.items)


def customer_is_clearly_upset(moment: Moment) -> bool:
    """Whether an unpleasant feeling of intensity 2 or 3, other than confusion, was shown since the last reply."""
    return any(feeling.intensity >= CLEAR and feeling.name is not FeelingName.CONFUSION for feeling in moment.feelings)


def matter_drags_on(moment: Moment) -> bool:
    """Whether a problem or a request has outlived an earlier reply or an earlier contact."""
    signals = (signal.name for reading in moment.readings for signal in reading.signals)
    outlived = any(item.replied for item in moment.asks(ItemKind.PROBLEM, ItemKind.REQUEST))
    return outlived or SignalName.REPEAT_CONTACT in signals


def all_is_well(moment: Moment) -> bool:
    """Whether the customer is pleased and brings up nothing more: the conversation is about to close."""
    pleased = any(feeling.name.pleasant for reading in moment.readings for feeling in reading.feelings)
    return pleased and not moment.fresh


def shows(moment: Moment, *names: FeelingName) -> bool:
    """Whether the customer has shown one of these feelings since the last reply."""
    return any(feeling.name in names for reading in moment.readings for feeling in reading.feelings)


class Phase(StrEnum):
    """Where a conversation stands: warmth is for the opening and the closing, competence for the middle."""

    OPENING = "opening"
    MIDDLE = "middle"
    CLOSING = "closing"


def phase_of(moment: Moment) -> Phase:
    """The phase that a reply belongs to: the customer is upset, work is going on, or all is well."""
    if all_is_well(moment):
        return Phase.CLOSING
    return Phase.OPENING if moment.feelings else Phase.MIDDLE
