"""Ordinary words: those that may stay when everything else in a text is made up or left out."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# An ending, and what may have stood in its place.
ENDINGS = (
    ("n't", ("", "n")),
    ("nt", ("",)),
    *((f"'{end}", ("",)) for end in ("s", "re", "ve", "ll", "d", "m")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("", "le")),
    ("y", ("",)),
)
SHORTEST_STEM = 3
# Names that are words as well are not ordinary where they stand like a name: heard.language.names tells where.
NO_STEM = frozenset({"jess", "miss", "james", "ana", "anna", "molly", "kelly", "billy", "sally", "wally", "holly"})


@cache
def ordinary_words() -> frozenset[str]:
    """The words; `training.sources.words` says how they were found."""
    return frozenset((files("heard.rehearsal.own") / "words.txt").read_text(encoding="utf-8").split())


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word in small letters, with a plain apostrophe, is ordinary or a form of one that is."""
    words = ordinary_words()
    return word in words or any(stem in words for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    for ending, instead in ENDINGS:
        if not word.endswith(ending) or word in NO_STEM:
            continue
        for end in instead:
            stem = word[: -len(ending)] + end
            if len(stem) >= SHORTEST_STEM or ending.startswith(("'", "n'")):
                yield stem
            # "stopped" comes of "stop".
            if ending in {"ed", "ing", "er"} and len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1]
