"""A look at a file before it is taken in: what its columns are taken for, and its first conversations."""

from dataclasses import dataclass

from heard.conversation.conversation import Conversation
from heard.errors import TranscriptError
from heard.formats.catalogue import read_conversations
from heard.formats.intake.source import Source

# As many as a person looks at before saying that it is right.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and what it is taken for; None where it means nothing to Heard."""

    name: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading a file would give: the first conversations, how many there are, and all that is wrong or unclear.

    `kind` is the format that it is read as; None where it is none that Heard reads.
    """

    kind: str | None
    columns: tuple[Column, ...]
    conversations: tuple[Conversation, ...]
    count: int
    problems: tuple[TranscriptError, ...]
    warnings: tuple[str, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The columns that mean nothing to Heard."""
        return tuple(column.name for column in self.columns if column.meaning is None)

    @property
    def lacks_time_zone(self) -> bool:
        """Whether a time stands there of which nobody can say where it holds; the mapping may."""
        times = (turn.at for conversation in self.conversations for turn in conversation.turns)
        return any(time is not None and time.tzinfo is None for time in times)


def preview(source: Source) -> Preview:
    """A look at all that a source holds; what cannot be read at all stands among the problems."""
    conversations: list[Conversation] = []
    count = 0
    problems: tuple[TranscriptError, ...] = ()
    try:
        for conversation in read_conversations(source):
            count += 1
            if count <= SHOWN:
                conversations.append(conversation)
    except TranscriptError as error:
        problems = () if source.rejected else (error,)
    return Preview(
        source.kind,
        tuple(Column(name, meaning) for name, meaning in source.columns.items()),
        tuple(conversations),
        count,
        (*source.rejected, *problems),
        tuple(source.warnings),
    )
