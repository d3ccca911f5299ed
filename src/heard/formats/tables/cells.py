"""What cells say of a conversation: channel, satisfaction, tags, customer, agent, times."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heard.conversation.channel import Channel
from heard.conversation.conversation import Agent, Customer, Satisfaction
from heard.conversation.fields import SHOWN, clean_text
from heard.formats.intake.channel_word import channel_told
from heard.formats.intake.source import Source
from heard.formats.intake.time_stamp import read_time

# "4", "4 (1 to 5)", "4/5": a value, and perhaps the scale.
VALUE = re.compile(
    r"(?P<value>-?\d{1,20}(?:[.,]\d{1,20})?(?:e[+-]?\d{1,3})?)\s*(?:\((?P<scale>.+)\)|/\s*(?P<top>\d{1,9}))?", re.DOTALL
)
# As old exports write it; the number is ours, the words stand in the scale.
WORDS = {"good": 1.0, "bad": 0.0}
WORD_SCALE = "bad 0, good 1"
# Days since 1900, as Excel counts them, from 1954 to 2119: 45292.5 is noon of 1 January 2024.
SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d{1,12})?")
SEPARATORS = re.compile(r"[,;|]")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row or a conversation by what they mean, and its first line; an empty cell counts as missing."""

    values: Mapping[str, str]
    line: int
    source: Source

    def text(self, meaning: str) -> str | None:
        """What a cell says, without blanks around it."""
        return self.values.get(meaning, "").strip() or None

    def time(self, meaning: str) -> datetime | None:
        """A time, in the mapping's time zone if it names none."""
        word = self.text(meaning)
        if word is None:
            return None
        time = read_time(word)
        if time is None and SERIAL.fullmatch(word):
            self.source.warn(
                "serial",
                f"{word[:SHOWN]} is a date as Excel counts it; such times were left out. Show the column as "
                "yyyy-mm-dd hh:mm:ss in Excel and save the file again.",
            )
        elif time is None:
            self.source.warn(
                "at", f"Times such as '{word[:SHOWN]}' were left out; write them like 2026-01-05T10:02:00+01:00."
            )
        return self.source.mapping.in_zone(time)

    def channel(self) -> Channel:
        """The channel; else the mapping's, else chat."""
        return channel_told(self.text("channel"), self.source)

    def satisfaction(self, scale: str) -> Satisfaction | None:
        """How satisfied the customer was; `scale` is what it is called where the cell does not say."""
        word = self.text("satisfaction")
        if word is None:
            return None
        if word.lower() in WORDS:
            return Satisfaction(WORDS[word.lower()], WORD_SCALE)
        found = VALUE.fullmatch(word)
        value = float(found["value"].replace(",", ".")) if found else math.inf
        if found is None or math.isinf(value):
            self.source.warn("satisfaction", f"Satisfaction such as '{word[:SHOWN]}' was left out; write a number.")
            return None
        return Satisfaction(value, found["scale"] or (f"up to {found['top']}" if found["top"] else scale))

    def tags(self) -> tuple[str, ...]:
        """The tags, between commas, semicolons or bars, or as a JSON list."""
        return read_tags(self.text("tags") or "")

    def customer(self) -> Customer | None:
        """Who asks for help, if a cell says anything of them."""
        name, email, phone = (self.text(f"customer_{what}") for what in ("name", "email", "phone"))
        known = self.text("customer") or email or phone or name
        return Customer(known, name, email, phone) if known else None

    def agent(self) -> Agent | None:
        """Who answers, if a cell says so."""
        known = self.text("agent")
        return Agent(known) if known else None


def read_tags(cell: str) -> tuple[str, ...]:
    """The tags in a cell."""
    if cell.startswith("["):
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, list) and all(isinstance(tag, str) for tag in value):
            return tuple(map(clean_text, value))
    return tuple(tag.strip() for tag in SEPARATORS.split(cell) if tag.strip())


def write_tags(tags: tuple[str, ...]) -> str:
    """A cell that is read back as these tags."""
    plain = ";".join(tags)
    return plain if read_tags(plain) == tags else json.dumps(tags, ensure_ascii=False)


def write_satisfaction(satisfaction: Satisfaction | None) -> str:
    """A cell that is read back as this value on this scale."""
    if satisfaction is None:
        return ""
    return f"{repr(satisfaction.value).removesuffix('.0')} ({satisfaction.scale})"
