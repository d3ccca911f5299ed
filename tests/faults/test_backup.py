"""A backup while others write: a moment between two commits, whole when it is restored elsewhere."""

from pathlib import Path
from random import Random

import pytest

from heard.storage.upkeep.backup import check_backup
from tests.faults.child import Child
from tests.faults.conftest import Undisturbed
from tests.faults.deeds import live
from tests.faults.home import Home
from tests.faults.test_live import numbers_in, numbers_kept, turns_kept

pytestmark = pytest.mark.faults

KILLS, LONGEST_S = 4, 0.1


def test_it_equals_a_moment_between_two_commits(home: Home, undisturbed: Undisturbed, tmp_path: Path) -> None:
    messages = Child(tmp_path / "live", live, 0, **home.environment)
    imported = home.heard("import", str(undisturbed.file))
    imported.until(lambda: home.read_so_far() > 0 and messages.out.count("\n") > 20)
    acknowledged, backup = set(numbers_in(messages.out)), tmp_path / "x.backup"
    made = home.heard("backup", str(backup))
    assert made.end() == 0, made.err
    messages.kill()
    restored = Home(tmp_path / "restored")
    assert restored.heard("restore", str(backup)).end() == 0
    (restored.folder / "heard.key").write_bytes((home.folder / "heard.key").read_bytes())
    kept, rows, [job] = turns_kept(restored), restored.contents().rows, restored.jobs()
    assert rows == {name: check_backup(backup).rows[name] for name in rows}
    assert acknowledged <= set(numbers_kept(restored))
    assert rows["conversation"] - len(kept) == job.counts["new"]
    assert rows["turn"] - sum(map(len, kept.values())) == job.counts["turns"] == 2 * job.counts["new"]
    assert [imported.end(), restored.heard("import", str(undisturbed.file)).end()] == [1, 1]
    assert restored.jobs()[-1].counts == undisturbed.counts


@pytest.mark.parametrize("seed", [3])
def test_one_that_is_killed_leaves_nothing_that_is_half(home: Home, short: Undisturbed, seed: int) -> None:
    moments, path = Random(seed), home.folder.with_name("x.backup")
    assert home.heard("import", str(short.file)).end() == 1
    for _ in range(KILLS):
        path.unlink(missing_ok=True)
        child = home.heard("backup", str(path))
        child.until(path.with_name("x.backup.part").exists)
        child.kill(after=moments.uniform(0, LONGEST_S))
        assert not path.exists() or check_backup(path)
    assert home.heard("backup", str(path)).end() == 0
    assert check_backup(path).rows["conversation"] == short.contents.rows["conversation"]
    assert sorted(each.name for each in path.parent.glob("x.*")) == ["x.backup"]
