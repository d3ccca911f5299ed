"""GoEmotions (Demszky et al. 2020), and how its 28 labels become the ten feelings of the codebook.

Comments on Reddit are not customers: the mapping keeps what means the same in a support conversation,
and for labels that may or may not show one of our feelings says neither yes nor no (`UNDECIDED`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = (
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval "
    "disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief "
    "remorse sadness surprise neutral"
).split()

SAME = {
    "anger": "anger",
    "annoyance": "frustration",  # fed up rather than hostile: the codebook's line between frustration and anger
    "disappointment": "disappointment",
    "fear": "worry",  # fear of what may happen
    "nervousness": "worry",
    "confusion": "confusion",
    "sadness": "sadness",
    "grief": "sadness",  # the codebook counts loss and grief as sadness
    "embarrassment": "embarrassment",
    "gratitude": "gratitude",
    "relief": "relief",
    "joy": "joy",
    "amusement": "joy",  # joy is pleased, amused or excited
    "excitement": "joy",
}

UNDECIDED = {
    "disgust": ("anger", "disappointment"),  # strong dislike: often hostile, not always
    "disapproval": ("anger", "frustration", "disappointment"),  # a stance; the feeling behind it is open
    "admiration": ("joy", "gratitude"),  # praise may thank or please, or just judge
    "love": ("joy",),
    "optimism": ("joy", "relief"),
    "pride": ("joy",),
    "remorse": ("embarrassment", "sadness"),
    "surprise": ("confusion", "joy"),
    "curiosity": ("confusion",),  # a question with or without being lost
    "realization": ("confusion", "relief"),
    "annoyance": ("anger",),  # raters mix the two: annoyed may well be angry
    "anger": ("frustration",),
}

# No feeling of a customer stands behind these: approval, caring, desire and neutral count as a plain "no".


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with its original labels."""

    text: str
    labels: tuple[str, ...]

    def feelings(self) -> dict[str, bool]:
        """Which of the ten feelings it shows; a feeling that is missing is undecided."""
        shown = {SAME[label] for label in self.labels if label in SAME}
        undecided = {name for label in self.labels for name in UNDECIDED.get(label, ())} - shown
        return {name: name in shown for name in dict.fromkeys(SAME.values()) if name not in undecided}


def read_comments(path: Path) -> Iterator[Comment]:
    """The comments of one split file: text, label numbers, id, separated by tabs."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, numbers, _ = line.split("\t")
        yield Comment(text, tuple(LABELS[int(number)] for number in numbers.split(",")))
