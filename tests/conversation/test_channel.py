"""The channels are exactly those of the wire."""

import pytest

from heard.conversation.channel import Channel


def test_the_channels_are_those_of_the_wire() -> None:
    assert list(Channel) == ["email", "chat", "voice", "social", "sms", "form"]


def test_an_unknown_channel_is_rejected() -> None:
    with pytest.raises(ValueError, match="pigeon"):
        Channel("pigeon")
