"""The words by which exports and transcripts name a channel."""

from heard.conversation.channel import Channel

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
