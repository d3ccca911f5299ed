"""STUB until the branch privacy is merged."""

from dataclasses import dataclass

from heard.conversation.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Policy:
    """Stub."""


def mask_conversation(conversation: Conversation, policy: Policy) -> Conversation:
    """Stub."""
    return conversation


def mask_text(text: str, policy: Policy) -> str:
    """Stub."""
    return text
