"""What a behaviour's file says of it in prose, taken apart for screens and pages."""

from dataclasses import dataclass
from importlib import import_module

from heard.rubric.behaviour import Behaviour, Kind

# How the paragraphs of a behaviour's docstring open, after its caption.
WHY = {Kind.PRACTICE: "Why it helps:", Kind.PITFALL: "Why it hurts:"}
WATCH_OUT, SOURCE = "Watch out:", "Source:"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A behaviour in words: what it is, why it matters, what goes wrong with it, where that is known from."""

    caption: str
    why: str
    watch_out: str
    source: str
    called_for: str


def explain(behaviour: Behaviour) -> Explanation:
    """The prose of a behaviour, from the docstring of the file that bears its id."""
    home = import_module(f"heard.rubric.{behaviour.kind}s.{behaviour.id}")
    caption, _, rest = (home.__doc__ or "").partition("\n\n")
    paragraphs = _paragraphs(rest, (WHY[behaviour.kind], WATCH_OUT, SOURCE))
    called_for = _sentence((behaviour.called_for.__doc__ or "").removeprefix("Whether "))
    return Explanation(" ".join(caption.split()), *paragraphs, called_for)


def _paragraphs(text: str, openings: tuple[str, str, str]) -> tuple[str, str, str]:
    first, second, third = (text.find(opening) for opening in openings)
    pieces = (text[first:second], text[second:third], text[third:])
    why, watch_out, source = (
        _sentence(piece.removeprefix(opening)) for piece, opening in zip(pieces, openings, strict=True)
    )
    return why, watch_out, source


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:]
