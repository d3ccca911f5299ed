"""Where a conversation stands when a reply is due: the questions that several behaviours ask of a moment.

Warmth is for the start and the end, competence for the middle (Packard, Li & Berger 2023; docs/evidence.md).
"""

from heard.customer.feeling import CLEAR, FeelingName
from heard.rubric.moment import Moment


def something_is_open(moment: Moment) -> bool:
    """Whether the customer has something open that the reply could take up."""
    return bool(moment.items)


def customer_is_clearly_upset(moment: Moment) -> bool:
    """Whether an unpleasant feeling of intensity 2 or 3, other than confusion, was shown since the last reply."""
    return any(feeling.intensity >= CLEAR and feeling.name is not FeelingName.CONFUSION for feeling in moment.feelings)


def shows(moment: Moment, *names: FeelingName) -> bool:
    """Whether the customer has shown one of these feelings since the last reply."""
    return any(feeling.name in names for reading in moment.readings for feeling in reading.feelings)
