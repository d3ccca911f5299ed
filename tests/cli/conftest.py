"""`heard` in the process of the tests: as quick as a function, with the exit code and both streams."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from heard.cli.app import run
from tests.cli.command import Result

Here = Callable[..., Result]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Calls the command line with these arguments; it always ends by itself."""

    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["heard", *arguments])
        # DBOS would go on writing to the standard error of an earlier command.
        logging.getLogger("dbos").handlers.clear()
        with pytest.raises(SystemExit) as end:
            run()
        written = capsys.readouterr()
        return Result(int(end.value.code or 0), written.out, written.err)

    return call


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is not there yet, where the commands of a test keep what they keep."""
    monkeypatch.setenv("HEARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HEARD_DATABASE", raising=False)
    return tmp_path / "home"
