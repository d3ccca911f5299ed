"""An import that is killed, and started again with the same command, ends as if nothing had happened."""

from random import Random

import pytest

from tests.faults.conftest import Undisturbed
from tests.faults.home import Home

pytestmark = [pytest.mark.faults, pytest.mark.alone]

# Some kills meet the start, in which the key and the tables are made; all others meet the work.
STARTS, START_S = 0.2, 1.0


@pytest.mark.parametrize("seed", [1])
def test_it_is_killed_at_any_moment_and_loses_nothing(home: Home, undisturbed: Undisturbed, seed: int) -> None:
    moments, kills = Random(seed), 5 if home.database else 25
    for number in range(kills):
        child, before = home.heard("import", str(undisturbed.file)), home.read_so_far()
        if number >= STARTS * kills:
            child.until(lambda: home.read_so_far() > before)  # noqa: B023 - called at once
            child.kill(after=moments.uniform(0, undisturbed.batch_s))
        else:
            child.kill(after=moments.uniform(0, START_S))
    child = home.heard("import", str(undisturbed.file))
    assert child.end() == 1, child.err
    [job] = home.jobs()
    assert home.contents() == undisturbed.contents
    assert job.counts == undisturbed.counts
    assert home.rejected(job) == undisturbed.rejected
