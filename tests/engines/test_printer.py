"""A browser that prints: found by name, asked without a network, and told of where it fails."""

from pathlib import Path

import pytest

from heard.engines.printer import find_browser, print_page
from heard.errors import EngineError

PRINTS = """#!/bin/sh
for each in "$@"; do case "$each" in --print-to-pdf=*) echo "$@" > "${each#*=}";; esac; done
"""


def browser(folder: Path, script: str) -> str:
    """A program that is called like a browser."""
    program = folder / "chromium"
    program.write_text(script)
    program.chmod(0o755)
    return str(program)


def test_it_is_found_by_its_name_or_not_at_all(tmp_path: Path) -> None:
    assert find_browser(str(tmp_path)) is None
    assert find_browser(str(tmp_path)) != browser(tmp_path, PRINTS)
    assert find_browser(str(tmp_path)) == str(tmp_path / "chromium")


def test_it_is_asked_to_find_nothing_outside(tmp_path: Path) -> None:
    asked = print_page("<p>A week.</p>", browser(tmp_path, PRINTS)).decode()
    assert "~NOTFOUND" in asked


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nexit 0\n", "no program"])
def test_where_it_does_not_print_that_is_told(tmp_path: Path, script: str) -> None:
    with pytest.raises(EngineError, match="made no PDF"):
        print_page("<p>A week.</p>", browser(tmp_path, script))
