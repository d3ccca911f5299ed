"""PostgreSQL stopped, started, frozen, its connections ended: work waits, says so, and goes on by itself."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from tests.faults.child import Child
from tests.faults.conftest import Undisturbed
from tests.faults.deeds import live
from tests.faults.home import Home
from tests.faults.test_live import numbers_in, numbers_kept
from tests.postgres import Server

pytestmark = [pytest.mark.faults, pytest.mark.postgres]

TOLD = "it does not answer; Heard goes on as soon as it is back."


@pytest.fixture
def home(server: Server, tmp_path: Path) -> Home:
    """A home whose database is on that server, with its tables."""
    home = Home(tmp_path / "home", server.empty_database())
    home.contents()
    return home


def crash(server: Server, children: list[Child]) -> None:
    """Take the server away until everybody has noticed."""
    server.crash()
    for child in children:
        child.until(lambda: TOLD in child.err)  # noqa: B023 - called at once
    server.start()


def terminate(server: Server, children: list[Child]) -> None:  # noqa: ARG001 - as the others
    """End every connection, a few times."""
    for _ in range(5):
        server.terminate_all()
        sleep(0.2)


def freeze(server: Server, children: list[Child]) -> None:  # noqa: ARG001 - as the others
    """Let the server stand still for a while."""
    server.freeze()
    sleep(2)
    server.thaw()


@pytest.mark.parametrize("trouble", [crash, terminate, freeze])
def test_import_and_live_turns_go_on_and_lose_nothing(
    home: Home, server: Server, undisturbed: Undisturbed, trouble: Callable[[Server, list[Child]], None]
) -> None:
    messages = Child(home.folder.with_name("live"), live, 0, **home.environment)
    imported = home.heard("import", str(undisturbed.file))
    imported.until(lambda: home.read_so_far() > 0)
    messages.until(lambda: messages.out.count("\n") > 20)
    trouble(server, [messages, imported])
    before = len(numbers_in(messages.out))
    messages.until(lambda: len(numbers_in(messages.out)) > before + 20)
    messages.kill()
    assert imported.end() == 1, imported.err
    assert "Traceback" not in imported.err + messages.err
    acknowledged, kept = numbers_in(messages.out), numbers_kept(home)
    assert len(kept) == len(set(kept))
    assert set(acknowledged) <= set(kept)
    [job] = home.jobs()
    assert (job.counts, home.rejected(job)) == (undisturbed.counts, undisturbed.rejected)


def test_a_command_that_meets_it_away_says_so(home: Home, server: Server, undisturbed: Undisturbed) -> None:
    server.crash()
    try:
        for arguments in (["import", str(undisturbed.file)], ["jobs"], ["db", "check"]):
            child = home.heard(*arguments)
            assert (child.end(), child.out, child.err.count("\n")) == (3, "", 1)
            assert TOLD in child.err
    finally:
        server.start()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("/heard_", "/nowhere_"), "there is no such database on the server; create it first."),
        (("//postgres:", "//stranger:"), "it does not let this user in; check the name and the password"),
    ],
)
def test_an_address_that_is_wrong_is_told(home: Home, wrong: tuple[str, str], told: str) -> None:
    child = Home(home.folder, home.database.replace(*wrong)).heard("jobs")
    assert (child.end(), child.out, child.err.count("\n")) == (3, "", 1)
    assert told in child.err
