"""`heard doctor`: what is looked at, and how it ends."""

from pathlib import Path

import pytest

from heard.version import VERSION
from tests.cli.conftest import Here
from tests.cli.mailing import mail_at
from tests.fakes.mail_server import Post


@pytest.mark.engine
@pytest.mark.usefixtures("home")
def test_it_finds_this_installation_in_order(here: Here) -> None:
    done = here("doctor")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == f"ok       heard: {VERSION}"
    assert all(line.startswith("ok       ") for line in lines)
    assert lines[-3] == "ok       mail: no server is set; links are shown, to be passed on by hand"
    assert lines[-2].endswith(", reads a test conversation")
    assert lines[-1].endswith("heard.db, nothing in it yet")


@pytest.mark.engine
def test_it_says_whether_the_mail_server_answers_and_tries_it_out(here: Here, home: Path) -> None:
    post = Post()
    with mail_at(home, post) as name:
        assert f"ok       mail: The mail server {name} answers.\n" in here("doctor").out
        assert post.taken == []
        assert f"ok       mail: The mail server {name} took it.\n" in here("doctor", "--mail-to", "ada@example.com").out
        assert post.recipients == ["ada@example.com"]
        post.answers["GREETING"] = None
        done = here("doctor")
    assert done.code == 3
    assert f"PROBLEM  mail: The mail server {name} cannot be reached, or hung up.\n" in done.out
