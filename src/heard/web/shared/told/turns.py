"""Where an address reaches a turn, or words in it, on every page that shows a conversation."""

from urllib.parse import quote


def anchor_of(turn_id: str, start: int | None = None) -> str:
    """What follows the #: an id may hold what no name may; words go by where they begin, in code points."""
    place = f"turn-{quote(turn_id, safe='')}"
    return place if start is None else f"{place}.{start}"
