"""What came of reading a file: who said what, what was rejected, what the reader was told."""

import io
from dataclasses import dataclass
from pathlib import Path

from heard.conversation.conversation import Conversation
from heard.formats.catalogue import read_conversations
from heard.formats.intake.mapping import mapping_from
from heard.formats.intake.source import open_source

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that reading a file gives."""

    conversations: tuple[Conversation, ...]
    rejected: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the conversations."""
        return [conversation.id for conversation in self.conversations]

    @property
    def said(self) -> list[str]:
        """Every turn, as "customer: Hello"."""
        return [f"{turn.role}: {turn.text}" for conversation in self.conversations for turn in conversation.turns]


def read(content: str | bytes, name: str = "talk.txt", mapping: str = "") -> Outcome:
    """Everything in a file with this content, with the mapping in a TOML text."""
    raw = content if isinstance(content, bytes) else content.encode()
    source = open_source(io.BytesIO(raw), name=name, mapping=mapping_from(mapping))
    conversations = tuple(read_conversations(source))
    return Outcome(conversations, tuple(map(str, source.rejected)), tuple(source.warnings))
