"""A full disk: told in one sentence, nothing acknowledged lost, and gone on from once there is room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.child import Child
from tests.faults.conftest import Undisturbed
from tests.faults.deeds import live
from tests.faults.disk import SmallDisk
from tests.faults.home import Home
from tests.faults.test_live import numbers_in, numbers_kept

pytestmark = pytest.mark.faults

TOLD = "the disk is full; free some space, nothing that was kept is lost."
MEGABYTES = 48


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk large enough for the import."""
    disk = SmallDisk(tmp_path, MEGABYTES)
    if disk.problem:
        pytest.skip(f"no file system can be made here: {disk.problem}")
    yield disk
    disk.close()


@pytest.fixture
def home(disk: SmallDisk, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home on that disk, with its tables; what is said there is written elsewhere."""
    home = Home(disk.folder / "home", said=tmp_path_factory.mktemp("said"))
    home.contents()
    return home


def test_an_import_goes_on_when_there_is_room_again(disk: SmallDisk, home: Home, undisturbed: Undisturbed) -> None:
    child = home.heard("import", str(undisturbed.file))
    child.until(lambda: home.read_so_far() > 0)
    disk.fill()
    child.until(lambda: TOLD in child.err)
    disk.free()
    assert child.end() == 1, child.err
    assert all(TOLD in line for line in child.err.splitlines())
    assert home.contents() == undisturbed.contents
    assert [(job.counts, home.rejected(job)) for job in home.jobs()] == [(undisturbed.counts, undisturbed.rejected)]


def test_an_import_that_was_killed_meanwhile_goes_on_too(disk: SmallDisk, home: Home, undisturbed: Undisturbed) -> None:
    first = home.heard("import", str(undisturbed.file))
    first.until(lambda: home.read_so_far() > 0)
    disk.fill()
    first.until(lambda: TOLD in first.err)
    first.kill()
    second = home.heard("import", str(undisturbed.file))
    assert (second.end(), second.out) == (3, "")
    assert TOLD in second.err
    assert second.err.count("\n") == 1
    disk.free()
    assert home.heard("import", str(undisturbed.file)).end() == 1
    assert home.contents() == undisturbed.contents


def test_what_was_acknowledged_stays_and_the_rest_is_refused_until_there_is_room(
    disk: SmallDisk, home: Home, tmp_path_factory: pytest.TempPathFactory
) -> None:
    child = Child(tmp_path_factory.mktemp("live"), live, 0, **home.environment)
    child.until(lambda: child.out.count("\n") > 20)
    disk.fill()
    child.until(lambda: TOLD in child.err)
    before = set(numbers_in(child.out))
    assert before <= set(numbers_kept(home))
    disk.free()
    child.until(lambda: len(numbers_in(child.out)) > len(before) + 20)
    child.kill()
    assert set(child.err.splitlines()) == {f"{home.folder / 'heard.db'}: {TOLD}"}
    assert set(numbers_in(child.out)) <= set(numbers_kept(home))


@pytest.mark.parametrize("arguments", [["import", "FILE"], ["backup", "BACKUP"], ["jobs"], ["db", "check"]])
def test_no_command_begins_with_a_traceback(
    disk: SmallDisk, short: Undisturbed, arguments: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    disk.fill()
    home = Home(disk.folder / "home", said=tmp_path_factory.mktemp("said"))
    names = {"FILE": str(short.file), "BACKUP": str(disk.folder / "backup")}
    child = home.heard(*(names.get(each, each) for each in arguments))
    assert child.end() in {2, 3}
    assert (child.out, child.err.count("\n")) == ("", 1)
    disk.free()
    assert home.heard("import", str(short.file)).end() == 1
