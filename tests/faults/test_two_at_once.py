"""Two imports at once: of one file, and the second says so; of two files, and both go in."""

from pathlib import Path

import pytest

from tests.faults.conftest import Undisturbed
from tests.faults.home import Home
from tests.faults.talks import write_talks

pytestmark = pytest.mark.faults


def test_the_second_of_one_file_says_so_and_nothing_is_doubled(home: Home, undisturbed: Undisturbed) -> None:
    first = home.heard("import", str(undisturbed.file))
    first.until(lambda: home.read_so_far() > 0)
    second = home.heard("import", str(undisturbed.file))
    assert (second.end(), second.out) == (2, "")
    assert "talks.jsonl is being worked on by another process" in second.err
    assert second.err.count("\n") == 1
    assert first.end() == 1
    assert home.contents() == undisturbed.contents
    assert len(home.jobs()) == 1


def test_of_two_that_begin_together_one_works(home: Home, short: Undisturbed) -> None:
    both = [home.heard("import", str(short.file)) for _ in range(2)]
    assert sorted(each.end() for each in both) == [1, 2], [each.err for each in both]
    assert home.contents() == short.contents
    assert len(home.jobs()) == 1


def test_two_files_with_the_same_people_in_them_both_go_in(home: Home, tmp_path: Path) -> None:
    files = [write_talks(tmp_path / f"{called}.jsonl", 1000, called=called) for called in "ab"]
    both = [home.heard("import", str(file)) for file in files]
    assert [each.end() for each in both] == [1, 1], [each.err for each in both]
    rows = home.contents().rows
    assert {name: rows[name] for name in ("conversation", "customer", "agent", "team")} == {
        "conversation": 2000,
        "customer": 97,
        "agent": 7,
        "team": 1,
    }
