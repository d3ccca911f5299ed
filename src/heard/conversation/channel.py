"""The way a conversation reaches the team."""

from enum import StrEnum


class Channel(StrEnum):
    """The way a conversation reaches the team; chat where a source does not say."""

    EMAIL = "email"
    CHAT = "chat"
    VOICE = "voice"
    SOCIAL = "social"
    SMS = "sms"
    FORM = "form"
