"""Chat messages as language models take them: `messages` with a `role` and a `content`, as JSON or JSONL.

`user` is the customer, `assistant` the agent; what a tool said is kept as a system turn. A bare array of
messages is one conversation. ShareGPT calls them `conversations` and has a `from` and a `value`.
"""

import json
import re
from collections.abc import Iterable, Iterator

from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.conversation.wire import PLAIN, Shape
from heard.errors import InvalidValue
from heard.formats.intake.json.head import beginning, first_object, holds_json
from heard.formats.intake.json_values import JsonFormat
from heard.formats.intake.role_word import role_named
from heard.formats.intake.source import UNNAMED, Source

NAME = "chat messages (role and content) as JSON or JSONL"
WORD = "chat-messages"

SHAPE: Shape = {
    "id": PLAIN,
    "messages": dict.fromkeys(("id", "role", "content", "name", "at", "tool_calls", "tool_call_id"), PLAIN),
    "conversations": dict.fromkeys(("from", "value"), PLAIN),
}
LISTS = re.compile(r'"(turns|messages)"\s*:')
# Roles by which models go, in ShareGPT and elsewhere.
MODEL_ROLES = {
    "human": Role.CUSTOMER,
    **dict.fromkeys(("gpt", "chatgpt", "model"), Role.AGENT),
    **dict.fromkeys(("function_call", "observation"), Role.SYSTEM),
}
# As they are written; a bot keeps a word of its own, so that nobody takes it for the agent.
ROLE_WORDS = {Role.CUSTOMER: "user", Role.AGENT: "assistant"}
WORDS = re.compile(r'"(text|content)"\s*:')


def sniff(head: str) -> bool:
    """Whether this is JSON that lists `messages`, or bare messages with `content`, or what ShareGPT calls so."""
    if {"from", "value"} <= first_object(beginning(head), "conversations").keys():
        return True
    named = LISTS.search(head) or WORDS.search(head)
    return holds_json(head) and named is not None and named[1] in {"messages", "content"}


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    return JsonFormat("messages", SHAPE, _conversation).read(source)


def write(conversations: Iterable[Conversation]) -> Iterator[bytes]:
    """The messages of each conversation, one conversation a line."""
    for conversation in conversations:
        messages = [_message(turn) for turn in conversation.turns]
        yield json.dumps({"id": conversation.id, "messages": messages}, ensure_ascii=False).encode() + b"\n"


def _message(turn: Turn) -> dict[str, str]:
    known = {"name": turn.author, "at": turn.at.isoformat() if turn.at else None}
    return {
        "id": turn.id,
        "role": ROLE_WORDS.get(turn.role, turn.role.value),
        "content": turn.text,
        **{name: value for name, value in known.items() if value is not None},
    }


def _conversation(value: object) -> Conversation:
    fields = Fields.of(value, "The conversation")
    named = "conversations" if "conversations" in fields.values and "messages" not in fields.values else "messages"
    messages = enumerate(fields.objects(named))
    return Conversation(
        id=fields.id("id") or UNNAMED,
        turns=tuple(_turn(message, place) for place, message in messages if not _says_nothing(message)),
    )


def _turn(message: Fields, place: int) -> Turn:
    if "from" in message.values and "role" not in message.values:
        message = Fields({"role": message.values["from"], "content": message.values.get("value")}, message.place)
    word = message.need("role", message.text("role"))
    role = MODEL_ROLES.get(word.lower()) or role_named(word)
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
