"""Values and scales as exports of surveys write them."""

import re
from collections.abc import Mapping

from heard.conversation.fields import SHOWN
from heard.conversation.survey import Scale
from heard.errors import InvalidValue

# Zendesk says good or bad, and whether a comment came with it.
THUMBS: Mapping[str, int] = {
    **dict.fromkeys(("good", "up", "thumbs up", "positive", "true", "\U0001f44d"), 1),
    **dict.fromkeys(("bad", "down", "thumbs down", "negative", "false", "\U0001f44e"), 0),
}
COMMENTED = re.compile(r" with(?:out)? comment$")
# A survey that was sent, or was not, and has no answer.
UNANSWERED = frozenset({"", "offered", "unoffered", "not rated", "none", "null"})
NAMES: Mapping[str, Scale] = {
    "customer satisfaction": Scale.CSAT,
    "good bad": Scale.THUMBS,
    "net promoter score": Scale.NPS,
    "customer effort score": Scale.CES,
}
NUMBER = re.compile(r"(-?\d{1,9})(?:\.0+)?")
UNKNOWN = "it does not say on which scale the answers are; say so: csat, thumbs, nps or ces."


def is_unanswered(cell: str) -> bool:
    """Whether nobody has answered."""
    return _plain(cell) in UNANSWERED


def scale_named(cell: str) -> Scale:
    """The scale that a cell names; InvalidValue if it is none that Heard knows."""
    word = _plain(cell)
    if word in NAMES:
        return NAMES[word]
    if word in set(Scale):
        return Scale(word)
    raise InvalidValue(f"'{cell[:SHOWN]}' is no scale that Heard knows; it knows csat, thumbs, nps and ces.")


def scale_of(cell: str, known: Scale | None) -> Scale:
    """The scale that a value is on: the one that is known, else thumbs where it is such a word."""
    if known is not None:
        return known
    if _thumb(cell) is not None:
        return Scale.THUMBS
    raise InvalidValue(UNKNOWN)


def value_of(cell: str, scale: Scale) -> int:
    """The value in a cell; InvalidValue if it is none."""
    thumb = _thumb(cell) if scale is Scale.THUMBS else None
    if thumb is not None:
        return thumb
    found = NUMBER.fullmatch(cell.strip())
    if found is None:
        raise InvalidValue(f"'{cell[:SHOWN]}' is no value on {scale}; write a whole number.")
    return int(found[1])


def _thumb(cell: str) -> int | None:
    return THUMBS.get(COMMENTED.sub("", _plain(cell)))


def _plain(cell: str) -> str:
    return " ".join(re.split(r"[\s_/-]+", cell.strip().lower()))
