"""`heard export`: what is kept, in another format, into a new file."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def full(here: Here, tmp_path: Path) -> Here:
    """A store with a little talk in it."""
    file = tmp_path / "talk.txt"
    file.write_text("Customer: The lamp flickers.\nAgent: Since when?", encoding="utf-8")
    here("import", str(file))
    return here


@pytest.mark.parametrize("word", ["jsonl", "csv", "chat-messages", "convokit"])
def test_what_is_written_can_be_brought_in_again(full: Here, word: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert full("export", str(file), "--format", word).out.strip().endswith("1 conversations.")
    written = file / "utterances.jsonl" if file.is_dir() else file
    assert "1 conversation went in; 2 new turns" in full("import", str(written), "--source", word).out


def test_a_file_that_is_there_is_never_written_over(full: Here, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    assert full("export", str(file)).err == f"heard: {file} is there already; name a new file.\n"


def test_a_format_that_is_not_written_is_named(full: Here, tmp_path: Path) -> None:
    done = full("export", str(tmp_path / "x"), "--format", "docx")
    assert done.code == 2
    assert "docx" in done.err
    assert "jsonl" in done.err
