"""The words by which exports and transcripts name a channel."""

from heard.conversation.channel import Channel
from heard.conversation.fields import SHOWN
from heard.formats.intake.source import Source

CHANNEL_WORDS = {
    "e-mail": Channel.EMAIL,
    "mail": Channel.EMAIL,
    "phone": Channel.VOICE,
    "call": Channel.VOICE,
    **{channel.value: channel for channel in Channel},
}


def channel_named(word: str) -> Channel | None:
    """The channel that a word such as "Phone" names, if it names one."""
    return CHANNEL_WORDS.get(word.strip().lower())


def channel_told(word: str | None, source: Source) -> Channel:
    """The channel that a source names; where it names none that is known, the mapping's, else chat."""
    found = channel_named(word) if word else None
    assumed = source.mapping.channel or Channel.CHAT
    if word and not found:
        known = ", ".join(Channel)
        source.warn("channel", f"Channel '{word[:SHOWN]}' is read as {assumed}; Heard knows {known}.")
    return found or assumed
