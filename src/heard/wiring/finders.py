"""Hands further finders of secrets to the masking: none unless they are asked for by name."""

from collections.abc import Callable, Mapping, Sequence

from heard.engines.presidio import PresidioFinder
from heard.errors import SettingsError
from heard.privacy.secret import Finder

FURTHER: Mapping[str, Callable[[], Finder]] = {"presidio": PresidioFinder}


def finders_named(names: Sequence[str]) -> tuple[Finder, ...]:
    """The finders with these names, ready to work; SettingsError for one that there is not."""
    unknown = [name for name in names if name not in FURTHER]
    if unknown:
        raise SettingsError(f"There is no finder {', '.join(unknown)}; there is {', '.join(FURTHER)}.")
    return tuple(FURTHER[name]() for name in names)
