"""A mapping: where a file keeps what Heard reads, for files whose own names do not say it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields, know
from heard.conversation.role import Role
from heard.errors import InvalidValue

# The names that lead from an object to a value inside it.
Path: TypeAlias = tuple[str, ...]

TABLES = {"columns", "paths", "text", "roles", "channel", "time_zone"}
# What a column may hold, and what a path may lead to: a path for turns starts at their conversation, one for a role at
# its turn.
COLUMNS = {"conversation", "turn", "role", "text", "at", "author", "channel", "transcript"}
PATHS = {"conversations", "id", "turns", "turn", "role", "text", "at", "author", "channel", "customer", "agent"}


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Columns of a table or paths of a JSON file by what they mean, and words for roles.

    `texts` gives one role's turns a path of their own; `time_zone` holds for times that name none.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    paths: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[Role, Path] = field(default_factory=lambda: MappingProxyType({}))
    roles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))
    channel: Channel | None = None
    time_zone: ZoneInfo | None = None


NO_MAPPING = FieldMapping()


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
        {word.lower(): roles.need(word, roles.choice(word, Role)) for word in roles.values},
        fields.choice("channel", Channel),
        _zone(fields),
    )


def _table(fields: Fields, name: str) -> Fields:
    return fields.object(name) or Fields({}, f"{name}.")


def _path(fields: Fields, name: str) -> Path:
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
