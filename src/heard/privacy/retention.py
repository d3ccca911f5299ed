"""How long each class of data is kept: what is past it must not be there any more."""

from dataclasses import dataclass

from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that each class of data is kept, counted from its last change; None is for ever.

    A customer's record goes with the last conversation; a review may go before its conversation does. Events are kept
    only so that whoever listens can read on, and so never for ever.
    """

    conversations: int | None = None
    reviews: int | None = None
    jobs: int | None = None
    events: int = 30

    def __post_init__(self) -> None:
        for name in Retention.__slots__:
            days = getattr(self, name)
            if days is not None and days < 1:
                raise InvalidValue(f"retention.{name} is {days}; days are counted from 1, and without it nothing goes.")


UNLESS_TOLD = Retention()
