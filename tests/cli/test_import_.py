"""`heard import`: what it says of a file, and how it ends."""

from pathlib import Path

import pytest

from tests.cli.conftest import Here
from tests.faults.talks import write_talks

pytestmark = pytest.mark.usefixtures("home")

RUTH = "Customer: Nine days and no parcel!\nAgent: I am calling the depot now.\n"


def test_it_says_how_much_went_in(here: Here, tmp_path: Path) -> None:
    file = write_talks(tmp_path / "talks.jsonl", 15)
    done = here("import", str(file))
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{file}: 15 conversations went in; 60 new turns.\n"


def test_the_same_file_again_adds_nothing(here: Here, tmp_path: Path) -> None:
    file = write_talks(tmp_path / "talks.jsonl", 15)
    here("import", str(file))
    assert here("import", str(file)).out == f"{file}: 15 were there already; 0 new turns.\n"


def test_a_conversation_that_has_grown_is_told(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    for text in (RUTH, RUTH + "Customer: Thank you!\n"):
        file.write_text(text, encoding="utf-8")
        done = here("import", str(file))
    assert done.out == f"{file}: 1 grew; 1 new turns.\n"


def test_what_could_not_be_read_is_counted_and_lies_in_a_file(here: Here, home: Path, tmp_path: Path) -> None:
    file = write_talks(tmp_path / "talks.jsonl", 40)
    done = here("import", str(file))
    assert done.code == 1
    [rejected] = (home / "rejected").iterdir()
    assert done.out.endswith(f"2 could not be read; {rejected} says which, and why.\n")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is empty; save the conversation in it and try again."),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG picture"),
        (b'{"turns": [{"role"', "this is not valid JSON"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(here: Here, content: bytes, told: str, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    done = here("import", str(file))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"heard: {file}")
    assert told in done.err


def test_a_path_that_leads_nowhere_gets_one_sentence(here: Here, tmp_path: Path) -> None:
    done = here("import", str(tmp_path / "x"))
    assert (done.code, done.err) == (
        2,
        f"heard: {tmp_path / 'x'}: cannot be read (no such file or directory); check the path.\n",
    )


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (None, "cannot be read (no such file or directory); check the path."),
        (b"[columns", "The mapping is not TOML"),
        (b"\xff", "is not in UTF-8; save it as UTF-8."),
    ],
)
def test_a_mapping_that_cannot_be_used_gets_one_sentence(
    here: Here, mapping: bytes | None, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "mapping.toml"
    if mapping is not None:
        path.write_bytes(mapping)
    done = here("import", str(write_talks(tmp_path / "talks.jsonl", 1)), "--mapping", str(path))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"heard: {path}: ")
    assert told in done.err


@pytest.mark.engine
def test_it_reviews_what_went_in_if_asked(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(RUTH, encoding="utf-8")
    done = here("import", str(file), "--score")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("1 conversations were reviewed.\n")
