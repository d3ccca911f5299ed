"""One message of a conversation, or one stretch of speech."""

from dataclasses import dataclass
from datetime import datetime

from heard.conversation.role import Role
from heard.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Turn:
    """One message or stretch of speech.

    `at` is when it was said; `start_ms` and `end_ms` are milliseconds into a call's recording.
    Offsets into `text` count Unicode code points everywhere in Heard.
    """

    id: str
    role: Role
    text: str
    at: datetime | None = None
    author: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidValue("A turn needs an id.")
        if not self.text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in self.text):
            raise InvalidValue(f"Turn {self.id} holds half a character (a lone surrogate); replace it first.")
        if min(self.start_ms or 0, self.end_ms or 0) < 0:
            raise InvalidValue(f"Turn {self.id} lies before the start of its recording.")
        if self.start_ms is not None and self.end_ms is not None and self.end_ms < self.start_ms:
            raise InvalidValue(f"Turn {self.id} ends at {self.end_ms} ms, before it starts at {self.start_ms} ms.")
