"""`heard.toml`: what a team sets for itself. So far: behaviours of its own."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.conversation.fields import Fields
from heard.errors import InvalidValue, SettingsError
from heard.rubric.behaviour import Example, Kind
from heard.rubric.taught import Definition, When

NAME = "heard.toml"
# What each table may say.
FILE, BEHAVIOUR, EXAMPLE = (
    {"behaviours"},
    {"id", "title", "kind", "why", "when", "examples"},
    {"said", "reply", "marks"},
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says."""

    behaviours: tuple[Definition, ...] = ()


def read_settings(path: Path) -> Settings:
    """The settings in a file; SettingsError says what is wrong and where."""
    try:
        return _settings(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise SettingsError(f"{path} cannot be read ({reason}); check the path.") from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path} is not in UTF-8; save it as UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{path} is not TOML: {str(problem)[:1].lower()}{str(problem)[1:]}.") from problem
    except InvalidValue as problem:
        raise SettingsError(f"{path}: {problem}") from problem
    except (ValueError, RecursionError) as problem:
        # A number of thousands of digits, or thousands of brackets in each other.
        raise SettingsError(f"{path} is not a settings file: {str(problem)[:80]}.") from problem


def _settings(values: dict[str, Any]) -> Settings:
    fields = Fields.of(values, "The file")
    _know(fields, FILE)
    return Settings(tuple(_definitions(fields)) if values else ())


def _know(fields: Fields, known: Iterable[str]) -> None:
    """A word that is misspelt must not pass for one that is missing."""
    unknown = next((name for name in fields.values if name not in known), None)
    if unknown is not None:
        raise InvalidValue(f"{fields.place}{unknown} is no setting; here may stand {', '.join(sorted(known))}.")


def _definitions(fields: Fields) -> Iterator[Definition]:
    seen: set[str] = set()
    for each in fields.objects("behaviours"):
        definition = _definition(each)
        if definition.id in seen:
            raise InvalidValue(f"{each.place}id is '{definition.id}' a second time; each behaviour needs its own.")
        seen.add(definition.id)
        yield definition


def _definition(fields: Fields) -> Definition:
    _know(fields, BEHAVIOUR)
    return Definition(
        fields.need("id", fields.text("id")),
        fields.need("title", fields.text("title")),
        fields.need("kind", fields.choice("kind", Kind)),
        fields.need("why", fields.text("why")),
        tuple(_example(each) for each in fields.objects("examples")),
        fields.choice("when", When) or When.OPEN,
    )


def _example(fields: Fields) -> Example:
    _know(fields, EXAMPLE)
    reply = fields.need("reply", fields.text("reply"))
    return Example(fields.text("said") or "", reply, fields.text("marks"))
