"""The formats that Heard reads, in the order in which they are asked whether a file is theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from heard.conversation.conversation import Conversation
from heard.formats import (
    chat_messages,
    chatwoot,
    contact_lens,
    convokit,
    csv_conversations,
    csv_messages,
    eml,
    heard_json,
    label_studio,
    mapped_json,
    mbox,
    srt,
    transcript,
    webvtt,
    xlsx,
    zammad,
    zendesk,
)
from heard.formats.intake.source import UNNAMED, Source


class Format(Protocol):
    """A module that reads one kind of file."""

    NAME: str

    def sniff(self, head: str) -> bool:
        """Whether a file that begins like this is of this kind."""

    def read(self, source: Source) -> Iterator[Conversation]:
        """The conversations in it; UNNAMED where the file gives no id."""


class Writer(Protocol):
    """A module that writes conversations into one file."""

    WORD: str

    def write(self, conversations: Iterable[Conversation]) -> Iterator[bytes]:
        """The file, piece by piece."""


class FolderWriter(Protocol):
    """A module that writes conversations into a folder of files."""

    WORD: str

    def write(self, conversations: Iterable[Conversation], folder: Path) -> None:
        """Write the files."""


FORMATS: tuple[Format, ...] = (
    webvtt,
    srt,
    mbox,
    eml,
    contact_lens,
    convokit,
    zammad,
    chatwoot,
    zendesk,
    chat_messages,
    heard_json,
    csv_conversations,
    csv_messages,
    transcript,
)
# Those that are no text; they are asked for only where a file is none.
BINARY_FORMATS: tuple[Format, ...] = (xlsx,)
# What reads any JSON, where a mapping says how.
MAPPED: Format = mapped_json
# By their short words.
WRITERS: tuple[Writer, ...] = (heard_json, csv_messages, chat_messages, webvtt, label_studio)
FOLDER_WRITERS: tuple[FolderWriter, ...] = (convokit,)


def read_conversations(source: Source) -> Iterator[Conversation]:
    """The conversations in a source, each with an id of its own; TranscriptError if none can be read.

    What was rejected, and what the reader should know, stands in the source after the last one.
    """
    found = _format_of(source)
    source.kind = found.NAME
    conversations = _with_ids(found.read(source), source)
    first = next(conversations, None)
    if first is None:
        raise source.nothing_read("conversation")
    yield first
    yield from conversations
    source.finish()


def _format_of(source: Source) -> Format:
    """The format of a source; TranscriptError if it is none that Heard reads."""
    if source.mapping.paths and not source.binary and MAPPED.sniff(source.head):
        return MAPPED
    if source.mapping.columns and not source.binary:
        return csv_messages
    known = BINARY_FORMATS if source.binary else FORMATS
    found = next((each for each in known if each.sniff(source.head)), None)
    if found:
        return found
    if source.binary:
        raise source.error(f"this is {source.binary}; save the conversation as CSV, JSON or plain text in UTF-8.")
    kinds = "; ".join(each.NAME for each in FORMATS)
    raise source.error(f"this is none of what Heard reads: {kinds}.")


def _with_ids(conversations: Iterator[Conversation], source: Source) -> Iterator[Conversation]:
    """The conversations, named after the file where they have no id, and numbered where an id stands twice."""
    opening = list(islice(conversations, 2))
    uses: dict[str, int] = {}
    for number, conversation in enumerate(chain(opening, conversations), start=1):
        wanted = conversation.id
        if wanted == UNNAMED:
            wanted = source.stem if len(opening) == 1 else f"{source.stem}-{number}"
        id_ = _own_id(wanted, uses)
        if id_ != wanted:
            source.warn("id", f"The id '{wanted}' stands more than once; the second is called '{id_}' here, and so on.")
        yield conversation if id_ == conversation.id else replace(conversation, id=id_)


def _own_id(wanted: str, uses: dict[str, int]) -> str:
    """The id itself, or the first number behind it that is free; `uses` counts how often an id was asked for."""
    id_ = wanted
    while id_ in uses:
        uses[wanted] += 1
        id_ = f"{wanted}-{uses[wanted]}"
    uses[id_] = 1
    return id_
