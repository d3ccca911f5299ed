"""`heard doctor`: what is looked at, and how it ends."""

import pytest

from heard.version import VERSION
from tests.cli.conftest import Here


@pytest.mark.engine
@pytest.mark.usefixtures("home")
def test_it_finds_this_installation_in_order(here: Here) -> None:
    done = here("doctor")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == f"ok       heard: {VERSION}"
    assert all(line.startswith("ok       ") for line in lines)
    assert lines[-2].endswith(", reads a test conversation")
    assert lines[-1].endswith("heard.db, nothing in it yet")
