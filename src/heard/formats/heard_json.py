"""Heard's own shape, `heard.conversation/1`: one JSON object, an array of them, or one a line.

The `schema` may be missing: anything with `turns` that have a `role` and a `text` is read.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from heard.conversation.conversation import Conversation
from heard.conversation.wire import CONVERSATION, conversation_from_wire, conversation_to_wire
from heard.formats.intake.json.head import holds_json
from heard.formats.intake.json_values import JsonFormat
from heard.formats.intake.source import UNNAMED, Source

NAME = "heard.conversation/1 as JSON or JSONL"
WORD = "jsonl"

FORMAT = JsonFormat("turns", CONVERSATION, partial(conversation_from_wire, default_id=UNNAMED))


def sniff(head: str) -> bool:
    """Whether this is JSON; the shape of chat messages is asked for before."""
    return holds_json(head)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    return FORMAT.read(source)


def write(conversations: Iterable[Conversation]) -> Iterator[bytes]:
    """The conversations, one a line."""
    for conversation in conversations:
        yield json.dumps(conversation_to_wire(conversation), ensure_ascii=False).encode() + b"\n"
