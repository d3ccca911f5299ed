"""Puts the shipped model behind what history hears."""

from functools import cache

from heard.history.ear import Ear, teach_ear
from heard.wiring.model import shipped_model


@cache
def shipped_ear() -> Ear:
    """The ear for openings, taught with the shipped model on first use and then kept; a few seconds."""
    return teach_ear(shipped_model().listener)
