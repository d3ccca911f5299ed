"""Settings in force: a changed file holds from the next look on, and a broken one changes nothing."""

from pathlib import Path
from threading import Event as Sign

import pytest

from heard.settings import Settings, read_settings
from heard.wiring.settings.files import SettingsFiles
from heard.wiring.settings.in_force import LATER, SettingsInForce, watching

RETENTION = "[retention]\njobs = {}\n"
BEHAVIOUR = (
    '[[behaviours]]\nid = "say_blue"\ntitle = "Say blue"\nkind = "practice"\nwhy = "It is liked."\nexamples = []\n'
)


@pytest.fixture
def files(tmp_path: Path) -> SettingsFiles:
    return SettingsFiles(tmp_path / "heard.toml", tmp_path / "lock")


@pytest.fixture
def in_force(files: SettingsFiles) -> SettingsInForce:
    files.path.write_text(RETENTION.format(1))
    return SettingsInForce(files, read_settings(files.path))


def test_a_changed_file_is_taken_and_handed_on(files: SettingsFiles, in_force: SettingsInForce) -> None:
    taken: list[Settings] = []
    in_force.whenever(taken.append)
    files.path.write_text(RETENTION.format(22))
    in_force.look()
    assert [each.retention.jobs for each in taken] == [1, 22]
    assert in_force.settings == taken[-1]


def test_a_file_that_stays_is_not_read_again(in_force: SettingsInForce) -> None:
    before = in_force.settings
    in_force.look()
    assert in_force.settings is before


def test_a_file_that_is_named_is_watched_as_well(files: SettingsFiles, in_force: SettingsInForce) -> None:
    (files.path.parent / "own.toml").write_text("")
    files.path.write_text('statements = "own.toml"\n')
    in_force.look()
    count = len(in_force.settings.statements)
    (files.path.parent / "own.toml").write_text('retired = ["closing-005"]\n')
    in_force.look()
    assert len(in_force.settings.statements) == count - 1


@pytest.mark.parametrize("broken", ["retention = [", "[retention]\njobs = 0\n", None])
def test_what_was_in_force_stays_where_a_file_cannot_be_used_and_once_it_is_said(
    files: SettingsFiles, in_force: SettingsInForce, broken: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    files.path.unlink()
    if broken:
        files.path.write_text(broken)
    in_force.look()
    in_force.look()
    assert in_force.settings.retention.jobs == 1
    [told] = [str(record.exc_info[1]) for record in caplog.records if record.exc_info]
    assert told.startswith(f"{files.path}")
    assert told.endswith(" What was in force stays so.")
    files.path.write_text(RETENTION.format(22))
    in_force.look()
    assert in_force.settings.retention.jobs == 22


def test_what_has_to_be_taught_holds_from_the_next_start(
    files: SettingsFiles, in_force: SettingsInForce, caplog: pytest.LogCaptureFixture
) -> None:
    files.path.write_text(f"{RETENTION.format(22)}{BEHAVIOUR}")
    in_force.look()
    assert (in_force.settings.retention.jobs, in_force.settings.behaviours) == (22, ())
    assert [record.getMessage() for record in caplog.records] == [LATER]


def test_it_is_looked_again_and_again(files: SettingsFiles, in_force: SettingsInForce) -> None:
    taken = Sign()
    in_force.whenever(lambda settings: taken.set() if settings.retention.jobs == 22 else None)
    with watching(in_force, every_s=0.01):
        files.path.write_text(RETENTION.format(22))
        assert taken.wait(5)
