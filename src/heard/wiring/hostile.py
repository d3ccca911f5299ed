"""Puts the shipped encoder behind the desk's question whether a conversation is hard, and behind nobody else's."""

from functools import cache

from heard.customer.hard.hostile import HostileReader
from heard.engines.hostile import HostileEncoder
from heard.wiring.model import shipped_encoder


@cache
def hostile_reader() -> HostileReader:
    """What tells insults and threats; loaded on first use and then kept. EngineError where it is damaged."""
    return HostileEncoder(shipped_encoder())
