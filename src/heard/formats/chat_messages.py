"""Chat messages as language models take them: `messages` with a `role` and a `content`, as JSON or JSONL.

`user` is the customer, `assistant` the agent; what a tool said is kept as a system turn. A bare array of
messages is one conversation.
"""

import re
from collections.abc import Iterator

from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.turn import Turn
from heard.conversation.wire import PLAIN, Shape
from heard.errors import InvalidValue
from heard.formats.intake.json.head import holds_json
from heard.formats.intake.json_values import JsonFormat
from heard.formats.intake.role_word import role_named
from heard.formats.intake.source import UNNAMED, Source

NAME = "chat messages (role and content) as JSON or JSONL"

SHAPE: Shape = {
    "id": PLAIN,
    "messages": dict.fromkeys(("id", "role", "content", "name", "at", "tool_calls", "tool_call_id"), PLAIN),
}
LISTS = re.compile(r'"(turns|messages)"\s*:')
WORDS = re.compile(r'"(text|content)"\s*:')


def sniff(head: str) -> bool:
    """Whether this is JSON that lists `messages`, or bare messages with `content`."""
    named = LISTS.search(head) or WORDS.search(head)
    return holds_json(head) and named is not None and named[1] in {"messages", "content"}


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    return JsonFormat("messages", SHAPE, _conversation).read(source)


def _conversation(value: object) -> Conversation:
    fields = Fields.of(value, "The conversation")
    messages = enumerate(fields.objects("messages"))
    return Conversation(
        id=fields.id("id") or UNNAMED,
        turns=tuple(_turn(message, place) for place, message in messages if not _says_nothing(message)),
    )


def _turn(message: Fields, place: int) -> Turn:
    word = message.need("role", message.text("role"))
    role = role_named(word)
    if role is None:
        raise InvalidValue(f"{message.place}role is '{word[:SHOWN]}'; use user, assistant, system or tool.")
    return Turn(
        id=message.id("id") or str(place),
        role=role,
        text=message.need("content", _content(message)),
        at=message.time("at"),
        author=message.text("name"),
    )


def _content(message: Fields) -> str | None:
    """The words of a message; of several parts, those that are text."""
    if not isinstance(message.values.get("content"), list):
        return message.text("content")
    texts = (part.text("text") for part in message.objects("content"))
    return "\n".join(text for text in texts if text is not None)


def _says_nothing(message: Fields) -> bool:
    """Whether a message only calls a tool."""
    return message.values.get("content") is None and bool(message.values.get("tool_calls"))
