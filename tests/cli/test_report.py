"""`heard report`: a week on a page, as a file or on the screen, and a sentence where there is none."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here


@pytest.fixture(autouse=True)
def _home(home: Path) -> Path:
    return home


def test_it_is_written_into_a_file_and_the_same_each_time(here: Here, tmp_path: Path) -> None:
    out = tmp_path / "week.html"
    done = here("report", "--week", "2026-W48", "--out", str(out))
    assert (done.code, done.out) == (0, f"{out}: 2026-W48, 0 conversations.\n")
    assert here("report", "--week", "2026-W48").out == out.read_text() + "\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--week", "48"], "There is no week '48'; name one like 2026-W48."),
        (["--team", "nights"], "There is no team 'nights'; `heard team list` names those there are."),
    ],
)
def test_what_cannot_be_made_is_told(here: Here, arguments: list[str], told: str) -> None:
    done = here("report", *arguments)
    assert (done.code, done.err) == (2, f"heard: {told}\n")


def test_without_a_browser_a_pdf_is_left_to_that_of_the_reader(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = here("report", "--out", str(tmp_path / "week.pdf"))
    assert done.code == 2
    assert "No browser is installed here" in done.err
