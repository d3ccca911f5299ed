"""A made-up story as Heard reads it, with its labels."""

from typing import Any

from evals.history.written import Written
from tests.history.told import history, talk

LABELS: dict[str, Any] = {
    "repeat_of": {"day-7": "day-0", "day-9": None},
    "promises": [
        {
            "conversation": "day-0",
            "turn": "1",
            "quote": "engineer will come on Wednesday",
            "due": "2026-03-04",
            "outcome": "broken",
        },
        {"conversation": "day-0", "turn": "1", "quote": "Sorry", "due": None, "outcome": "kept"},
    ],
    "ended": {"day-0": "promised", "day-7": "unanswered", "day-9": "left"},
    "preferences": [],
    "unheard": [{"conversation": "day-0", "turn": "0", "quote": "wedding"}],
}


def made_up() -> Written:
    """A line that is broken, comes back, and a question of its own."""
    told = history(
        talk("C: My line 4471 is broken, and the wedding is near.", "A: Sorry. An engineer will come on Wednesday."),
        talk("C: Second message on 4471: nobody came.", day=7),
        talk("C: How much is a second line?", day=9),
    )
    return Written(told, LABELS)
