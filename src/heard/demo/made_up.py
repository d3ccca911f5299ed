"""The made-up conversations, told by how long ago things were said, so that they always end just now."""

import json
import re
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from heard.conversation.conversation import Conversation
from heard.conversation.wire import conversation_from_wire
from heard.errors import InvalidValue

SOURCE = "demo"
AGO = re.compile(r"(?P<days>\d+) days ago, (?P<hour>\d\d):(?P<minute>\d\d)|(?P<minutes>\d+) minutes ago")
# Another day as people name it, by how many days it lies behind or ahead of the one on which they write.
DAY = re.compile(r"\{([+-]\d+)\}")
# The calendar module would name them in the language of the computer.
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def made_up(now: datetime) -> tuple[Conversation, ...]:
    """All of them, the oldest first, as if the last words had been written just before `now`; hours are in its zone."""
    return tuple(conversation_from_wire(_told(wire, now)) for wire in _wires())


def made_up_ids() -> tuple[str, ...]:
    """The ids by which the source knows them; they never change."""
    return tuple(wire["id"] for wire in _wires())


def time_of(ago: str, now: datetime) -> datetime:
    """The time that such words mean: `12 days ago, 09:14` or `40 minutes ago`; InvalidValue if they mean none."""
    found = AGO.fullmatch(ago)
    if found is None:
        raise InvalidValue(f"'{ago}' is no time; write '12 days ago, 09:14' or '40 minutes ago'.")
    minute = now.replace(second=0, microsecond=0)
    if found["minutes"]:
        return minute - timedelta(minutes=int(found["minutes"]))
    day = minute - timedelta(days=int(found["days"]))
    return day.replace(hour=int(found["hour"]), minute=int(found["minute"]))


@cache
def _wires() -> tuple[dict[str, Any], ...]:
    lines = (files("heard.demo") / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def _told(wire: dict[str, Any], now: datetime) -> dict[str, Any]:
    """One as `heard.conversation/1`: each time a time, and each day by its name."""
    opened = time_of(wire["opened_at"], now)
    named = {"subject": _with_days(wire["subject"], opened)} if "subject" in wire else {}
    turns = [_turn(turn, time_of(turn["at"], now)) for turn in wire["turns"]]
    return {**wire, **named, "opened_at": opened.isoformat(), "turns": turns}


def _turn(turn: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {**turn, "at": at.isoformat(), "text": _with_days(turn["text"], at)}


def _with_days(text: str, at: datetime) -> str:
    return DAY.sub(lambda found: WEEKDAYS[(at + timedelta(days=int(found[1]))).weekday()], text)
