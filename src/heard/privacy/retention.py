"""How long each class of data is kept: what is past it must not be there any more."""

from dataclasses import dataclass

from heard.errors import InvalidValue

# Classes that have days of their own.
CLASSES = "conversations", "reviews", "jobs", "events"


@dataclass(frozen=True, slots=True)
class Hold:
    """What stays whatever its time, say for a court: customers with all that is theirs, and conversations, by key."""

    customers: frozenset[int] = frozenset()
    conversations: frozenset[int] = frozenset()


NO_HOLD = Hold()


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
    hold: Hold = NO_HOLD

    def __post_init__(self) -> None:
        for name in CLASSES:
            days = getattr(self, name)
            if days is not None and days < 1:
                raise InvalidValue(f"retention.{name} is {days}; days are counted from 1, and without it nothing goes.")


UNLESS_TOLD = Retention()
