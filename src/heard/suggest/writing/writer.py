"""The door through which a language model proposes a whole reply. What it says is checked, and decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a language model: who speaks (`system` or `user`), and what."""

    role: str
    text: str


class Writer(Protocol):
    """Writes one answer to a few messages. Nothing but masked text is ever handed to it."""

    @property
    def host(self) -> str:
        """The machine that the messages go to, as people should see it named."""

    def write(self, messages: Sequence[Message]) -> str:
        """The whole answer; EngineError where there is none, `temporary` where trying again may help."""
