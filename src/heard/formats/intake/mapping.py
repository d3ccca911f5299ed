"""A mapping: where a file keeps what Heard reads, for files whose own names do not say it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields, know
from heard.conversation.role import Role
from heard.errors import InvalidValue, TranscriptError
from heard.formats.intake.role_word import role_named

# The names that lead from an object to a value inside it.
Way: TypeAlias = tuple[str, ...]

TABLES = {"columns", "leave_out", "paths", "text", "roles", "channel", "time_zone", "support"}
# What a column may hold, and what a path may lead to: a path for turns starts at their conversation, one for a role at
# its turn.
COLUMNS = frozenset(
    "conversation turn role text at author transcript channel language subject status team tags satisfaction opened_at "
    "customer customer_name customer_email customer_phone agent".split()
)
PATHS = {"conversations", "id", "turns", "turn", "role", "text", "at", "author", "channel", "customer", "agent"}


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Columns of a table or paths of a JSON file by what they mean, and words for roles.

    `left_out` are columns that are not read, whatever they are called; `texts` gives one role's turns a path of their
    own; `time_zone` holds for times that name none; `support` are the team's mail addresses, or "@shop.test" for all of
    a domain.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    paths: Mapping[str, Way] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[Role, Way] = field(default_factory=lambda: MappingProxyType({}))
    roles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))
    channel: Channel | None = None
    time_zone: ZoneInfo | None = None
    support: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    def role_of(self, word: str) -> Role | None:
        """The role that a word names: as the mapping says, else as people usually mean it."""
        return self.roles.get(word.strip().lower()) or role_named(word)

    def in_zone(self, time: datetime | None) -> datetime | None:
        """The time, in the mapping's time zone if it names none."""
        return time.replace(tzinfo=self.time_zone) if time and self.time_zone and time.tzinfo is None else time


NO_MAPPING = FieldMapping()


def mapping_text(path: Path) -> str:
    """The text of a file with a mapping; TranscriptError says what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        mapping_from(text)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise TranscriptError(f"cannot be read ({reason}); check the path.", file=str(path)) from problem
    except InvalidValue as problem:
        raise TranscriptError(str(problem), file=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise TranscriptError("is not in UTF-8; save it as UTF-8.", file=str(path)) from problem
    return text


def mapping_from(toml: str) -> FieldMapping:
    """The mapping in a TOML text; InvalidValue says what is wrong with it."""
    try:
        fields = Fields.of(tomllib.loads(toml), "The mapping")
    except tomllib.TOMLDecodeError as problem:
        raise InvalidValue(f"The mapping is not TOML: {str(problem)[:1].lower()}{str(problem)[1:]}.") from None
    know(fields, TABLES)
    columns, paths, texts, roles = (_table(fields, name) for name in ("columns", "paths", "text", "roles"))
    know(columns, COLUMNS)
    know(paths, PATHS)
    know(texts, set(Role))
    return FieldMapping(
        {name: columns.need(name, columns.text(name)) for name in columns.values},
        {name: _path(paths, name) for name in paths.values},
        {Role(name): _path(texts, name) for name in texts.values},
        {word.strip().lower(): roles.need(word, roles.choice(word, Role)) for word in roles.values},
        fields.choice("channel", Channel),
        _zone(fields),
        frozenset(address.strip().lower() for address in fields.texts("support")),
        frozenset(column.strip() for column in fields.texts("leave_out")),
    )


def _table(fields: Fields, name: str) -> Fields:
    return fields.object(name) or Fields({}, f"{name}.")


def _path(fields: Fields, name: str) -> Way:
    """The steps of a path: "author.role", or ["author", "kind.of"] where a name holds a dot."""
    value = fields.values[name]
    steps = tuple(value.split(".")) if isinstance(value, str) else fields.texts(name)
    if not steps or not all(steps):
        raise InvalidValue(f'{fields.place}{name} leads nowhere; write a path such as "author.role".')
    return steps


def _zone(fields: Fields) -> ZoneInfo | None:
    name = fields.text("time_zone")
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        raise InvalidValue(f"time_zone is '{name}'; use a name such as Europe/Berlin.") from None
