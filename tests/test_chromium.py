"""Chromium is found by any of its names, and nothing is found where there is none."""

from pathlib import Path

import pytest

from tests.chromium import NAMES, find_chromium


@pytest.mark.parametrize("name", NAMES)
def test_it_is_found_by_each_name(name: str, tmp_path: Path) -> None:
    program = tmp_path / name
    program.touch(mode=0o755)
    assert find_chromium(str(tmp_path)) == str(program)


def test_it_is_not_found_where_there_is_none(tmp_path: Path) -> None:
    assert find_chromium(str(tmp_path)) is None
