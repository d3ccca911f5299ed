"""Memory: an import of a long file holds one batch at a time."""

from pathlib import Path
from time import sleep

import pytest

from tests.faults.child import LOOK_S
from tests.faults.home import Home
from tests.faults.talks import write_talks

pytestmark = pytest.mark.faults

CONVERSATIONS, TURNS = 2_500, 20
MOST_KIB, MOST_GROWTH_KIB = 300 * 1024, 20 * 1024


def test_a_long_file_takes_no_more_than_its_beginning(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    child = home.heard("import", str(write_talks(tmp_path / "talks.jsonl", CONVERSATIONS, turns=TURNS)))
    child.until(lambda: home.read_so_far() > CONVERSATIONS / 5)
    first = most = used_kib(child.pid)
    while child.lives:
        most = max(most, used_kib(child.pid))
        sleep(LOOK_S)
    assert child.end() == 1
    assert 0 < most < MOST_KIB
    assert most - first < MOST_GROWTH_KIB
    assert home.contents().rows["turn"] == CONVERSATIONS * TURNS


def used_kib(pid: int) -> int:
    """The most memory that a process has used so far; 0 if it has ended meanwhile."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
