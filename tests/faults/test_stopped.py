"""An import that people stop: by a command, by Ctrl-C, by a signal; what is in stays in, and the rest goes on."""

import signal
from time import monotonic

import pytest

from heard.storage.jobs import JobState
from tests.faults.conftest import Undisturbed
from tests.faults.home import Home

pytestmark = [pytest.mark.faults, pytest.mark.alone]

SOON_S = 10.0


def test_cancelled_it_stops_after_a_batch_and_what_is_in_stays(home: Home, undisturbed: Undisturbed) -> None:
    child = home.heard("import", str(undisturbed.file))
    child.until(lambda: home.read_so_far() > 0)
    [job] = home.jobs()
    assert home.heard("jobs", "cancel", job.id).end() == 0
    assert child.end() == 2
    assert child.err == "heard: talks.jsonl was cancelled; run the same command again to begin anew.\n"
    [job] = home.jobs()
    assert job.state is JobState.CANCELLED
    assert 0 < home.contents().rows["conversation"] == job.counts["new"] < undisturbed.counts["new"]
    assert home.heard("import", str(undisturbed.file)).end() == 1
    assert home.contents() == undisturbed.contents


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_it_ends_soon_and_says_how_to_go_on(
    home: Home, short: Undisturbed, number: signal.Signals
) -> None:
    child = home.heard("import", str(short.file))
    child.until(lambda: home.read_so_far() > 0)
    asked = monotonic()
    child.tell(number)
    assert child.end() == 130
    assert monotonic() - asked < SOON_S
    [job] = home.jobs()
    assert child.err == f"heard: stopped; run the same command again to go on ({job.id}).\n"
    assert home.heard("jobs", "resume", job.id).end() == 0
    assert home.contents() == short.contents
    assert [each.counts for each in home.jobs()] == [short.counts]
