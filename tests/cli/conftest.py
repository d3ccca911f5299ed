"""`heard` in the process of the tests: as quick as a function, with the exit code and both streams."""

import sys
from collections.abc import Callable

import pytest

from heard.cli.app import run
from tests.cli.command import Result

Here = Callable[..., Result]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Calls the command line with these arguments; it always ends by itself."""

    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["heard", *arguments])
        with pytest.raises(SystemExit) as end:
            run()
        written = capsys.readouterr()
        return Result(int(end.value.code or 0), written.out, written.err)

    return call
