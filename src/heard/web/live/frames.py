"""What goes over the live channel: frames of JSON, in by what they ask for, out as `heard.event/1` (docs/wire.md)."""

import json
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter, ValidationError

from heard.errors import InvalidValue
from heard.web.api.shapes import Key, Strict, Text, TurnIn

SCHEMA = "heard.event/1"
Ref = Annotated[str, Field(min_length=1, max_length=100)]
Resume = Annotated[str, Field(max_length=200)]


class Open(Strict):
    """Listen to a conversation, from now on or from where one was; with what is read in it, if wanted."""

    do: Literal["open"]
    conversation_id: Key
    resume: Resume | None = None
    hints: bool = True


class Close(Strict):
    """Listen to a conversation no more."""

    do: Literal["close"]
    conversation_id: Key


class Say(Strict):
    """Keep a turn; `ref` comes back with the acknowledgement."""

    do: Literal["turn"]
    ref: Ref
    conversation_id: Key
    turn: TurnIn


class Draft(Strict):
    """Review a draft of the next reply; `ref` comes back with what is found."""

    do: Literal["draft"]
    ref: Ref
    conversation_id: Key
    draft: Text


Asked: TypeAlias = Open | Close | Say | Draft
FRAMES: TypeAdapter[Asked] = TypeAdapter(Annotated[Asked, Field(discriminator="do")])
# What goes out.
Frame: TypeAlias = dict[str, Any]


def read_frame(text: str | bytes) -> Asked:
    """What is asked for; InvalidValue says what is wrong with it, and never what was sent."""
    try:
        return FRAMES.validate_json(text)
    except ValidationError as problem:
        told = [f"{'.'.join(map(str, each['loc'])) or 'frame'}: {each['msg']}" for each in problem.errors()]
        raise InvalidValue("; ".join(told[:3])) from None


def event(type_: str, at: datetime, conversation_id: int | None = None, **data: object) -> Frame:
    """One `heard.event/1`; `seq` stands in it only for what can be asked for again."""
    seq = data.pop("seq", None)
    told: Frame = {"schema": SCHEMA, "type": type_, "at": at.isoformat()}
    if seq is not None:
        told |= {"id": f"event-{seq}", "seq": seq}
    if conversation_id is not None:
        told["conversation_id"] = conversation_id
    return told | {"data": data}


def written(frame: Frame) -> str:
    """A frame as it goes over the channel."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
