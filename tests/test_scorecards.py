"""Scorecards that a settings file names: behind the shipped one, and held to the behaviours there are."""

from pathlib import Path

import pytest

from heard.errors import SettingsError
from heard.settings import read_settings
from tests.test_settings import EXAMPLES, FIRST, written


def test_scorecards_stand_behind_the_shipped_one_and_may_name_behaviours_of_the_team_s_own(tmp_path: Path) -> None:
    category = 'id = "a"\ntitle = "A"\nasks = "A?"\nsteps = 2\nweight = 1\nshows = ["say_blue"]\n'
    (tmp_path / "own.toml").write_text(
        f'[[scorecards]]\nid = "own"\ntitle = "Own"\n[[scorecards.categories]]\n{category}'
    )
    settings = read_settings(written(tmp_path, f'scorecards = "own.toml"\n{FIRST}{EXAMPLES}'))
    assert [each.id for each in settings.scorecards] == ["heard", "own"]
    with pytest.raises(SettingsError, match="names say_blue, and there is no such behaviour"):
        read_settings(written(tmp_path, 'scorecards = "own.toml"\n'))


def test_without_a_file_of_scorecards_there_is_the_shipped_one(tmp_path: Path) -> None:
    assert [each.id for each in read_settings(written(tmp_path, "")).scorecards] == ["heard"]
    (tmp_path / "own.toml").write_text("")
    settings = read_settings(written(tmp_path, 'scorecards = "own.toml"\n'))
    assert [each.id for each in settings.scorecards] == ["heard"]
