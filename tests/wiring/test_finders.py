"""Further finders by name."""

import pytest

from heard.errors import EngineError, SettingsError
from heard.wiring.finders import finders_named


def test_none_are_loaded_unless_named() -> None:
    assert finders_named([]) == ()


def test_it_says_which_finder_there_is_not() -> None:
    with pytest.raises(SettingsError, match="There is no finder scrub; there is presidio"):
        finders_named(["presidio", "scrub"])


def test_a_finder_that_is_not_installed_says_so() -> None:
    with pytest.raises(EngineError, match="not installed"):
        finders_named(["presidio"])
