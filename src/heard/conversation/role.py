"""Who speaks in a turn."""

from enum import StrEnum


class Role(StrEnum):
    """Who speaks: only the agent's turns are scored as replies, and only the customer's are read."""

    CUSTOMER = "customer"
    AGENT = "agent"
    BOT = "bot"
    SYSTEM = "system"
    NOTE = "note"
