"""When a webhook that failed is tried again: at once, soon, and then for about three days; after that it is dead."""

from heard.errors import InvalidValue

# The waits of Standard Webhooks before each try, in seconds: 75 hours in all.
WAITS = (0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
# Each wait is drawn out or cut short by up to this share, so that a receiver that comes back is not met by all at once.
JITTER = 0.1


def wait_before(tries: int, chance: float, *, asked: float = 0.0) -> float | None:
    """The seconds to wait after so many tries, longer where the receiver asked for it; None: it is a dead letter.

    `chance` is a number from 0 to 1, drawn anew each time.
    """
    if tries < 0 or not 0 <= chance <= 1:
        raise InvalidValue("A wait needs a number of tries from 0 and a chance from 0 to 1.")
    if tries >= len(WAITS):
        return None
    return max(WAITS[tries] * (1 - JITTER + 2 * JITTER * chance), asked)
