"""Places that cannot be used, keys that do not fit, files that are damaged: one sentence that says what to do."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from tempfile import mkdtemp

import pytest

from tests.faults.child import Child
from tests.faults.conftest import Undisturbed
from tests.faults.deeds import as_nobody
from tests.faults.home import Home
from tests.faults.talks import write_talks

pytestmark = pytest.mark.faults

FLIPS = 8


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user reaches; that of pytest is closed to all but one."""
    folder = Path(mkdtemp(prefix="heard-"))
    folder.chmod(0o755)
    yield folder
    rmtree(folder)


@pytest.fixture
def home(place: Path, short: Undisturbed) -> Home:
    """A home with something in it."""
    copytree(short.home.folder, place / "home")
    return Home(place / "home")


def complaint(child: Child) -> str:
    """The one sentence with which a child ends."""
    assert (child.end(), child.out) == (3, "")
    assert child.err.count("\n") == 1
    return child.err


@pytest.mark.parametrize("arguments", [["import", "talks.jsonl"], ["jobs"], ["db", "check"], ["backup", "x"]])
def test_a_home_that_may_not_be_written_to_is_told(home: Home, place: Path, arguments: list[str]) -> None:
    given = [str(write_talks(place / each, 1)) if each == "talks.jsonl" else each for each in arguments]
    for path in (*home.folder.rglob("*"), home.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    told = complaint(Child(place / "said", as_nobody, *given, **home.environment))
    assert "check" in told
    assert str(home.folder) in told


def test_a_home_that_cannot_be_made_is_told(place: Path) -> None:
    place.chmod(0o555)
    said = Path(mkdtemp(prefix="heard-"))
    said.chmod(0o777)
    told = complaint(Child(said, as_nobody, "jobs", **Home(place / "a" / "b").environment))
    assert told == f"heard: {place}/a/b cannot be made (permission denied); set HEARD_HOME to a folder of yours.\n"
    rmtree(said)


def test_a_home_that_is_a_file_is_told(place: Path) -> None:
    (place / "home").write_text("x")
    assert "home cannot be made (file exists); set HEARD_HOME" in complaint(Home(place / "home").heard("jobs"))


def test_a_missing_key_is_told_and_none_is_made(home: Home) -> None:
    (home.folder / "heard.key").unlink()
    assert "put it back from where it was kept" in complaint(home.heard("jobs"))
    assert not (home.folder / "heard.key").exists()


def test_another_key_is_told(home: Home) -> None:
    (home.folder / "heard.key").write_bytes(bytes(32))
    assert "does not open with this key; use the one it was made with" in complaint(home.heard("jobs"))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_told(home: Home, length: int) -> None:
    (home.folder / "heard.key").write_bytes(bytes(length))
    child = home.heard("jobs")
    assert child.end() == 2
    assert child.err.endswith("is not 32 bytes long; put the file back from where it was kept.\n")


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_damaged_file_is_noticed_and_the_way_out_named(home: Home, place: Path, seed: int) -> None:
    chance = Random(seed)
    broken = Home(place / "broken")
    copytree(home.folder, broken.folder)
    path = broken.folder / "heard.db"
    content = bytearray(path.read_bytes())
    for _ in range(20):
        at = chance.randrange(len(content) // 4096) * 4096
        content[at : at + 100] = chance.randbytes(100)
    path.write_bytes(content[: len(content) - chance.choice([0, 4096, len(content) // 2])])
    child = broken.heard("db", "check")
    assert child.end() == 3
    assert "put a backup in its place with `heard restore`" in child.out + child.err
    assert "Traceback" not in child.err


@pytest.mark.parametrize("content", [b"not a database at all" * 1000, b"\0" * 8192])
def test_a_file_that_is_no_database_is_told(place: Path, content: bytes) -> None:
    home = Home(place / "home")
    home.folder.mkdir()
    (home.folder / "heard.db").write_bytes(content)
    assert "it is damaged; put a backup in its place with `heard restore`" in complaint(home.heard("jobs"))
