"""The command line as a whole: versions, exit codes, streams, and what never shows: a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from heard.version import VERSION
from tests.cli.command import environment, heard, shell
from tests.cli.conftest import Here


def test_it_tells_its_version(here: Here) -> None:
    done = here("--version")
    assert (done.code, done.out, done.err) == (0, f"heard {VERSION}\n", "")


def test_a_start_loads_nothing_heavy() -> None:
    script = "import sys, heard.cli.app\nprint(sorted({'numpy', 'onnxruntime', 'tokenizers'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment())
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["review", "--help"], ["explain", "--help"], ["teach", "--help"], ["doctor", "--help"]]
)
def test_it_helps(arguments: list[str], here: Here) -> None:
    done = here(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: heard")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Usage: heard"),
        (["whisper"], "No such command 'whisper'"),
        (["review", "--loud"], "No such option: --loud"),
        (["review", "--width", "wide", "x"], "Invalid value for '--width'"),
        (["review", "--width", "12", "x"], "greater than or equal to 40"),
    ],
)
def test_a_command_that_cannot_be_used_ends_with_two(arguments: list[str], words: str, here: Here) -> None:
    done = here(*arguments)
    assert done.code == 2
    assert words in done.out + done.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "this is empty; save the conversation in it and try again.", id="empty"),
        pytest.param(b" \n\n\t", "this is empty; save the conversation in it and try again.", id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG picture; save the conversation", id="picture"),
        pytest.param(b"GET\0\1\2", "this is binary content", id="binary"),
        pytest.param(b'{"turns": [{"role": "customer"', "", id="broken JSON"),
        pytest.param(b'{"turns": [{"role": "\x1b[31mking", "text": "x"}]}', "", id="a role that steers the terminal"),
        pytest.param(b"one,two\n1,2\n", "", id="columns nobody knows"),
        pytest.param(b"Lorem ipsum dolor sit amet.", "", id="prose"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(content: bytes, words: str, tmp_path: Path, here: Here) -> None:
    file = tmp_path / "talk.txt"
    file.write_bytes(content)
    done = here("review", str(file))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"heard: {file}")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


@pytest.mark.parametrize(("name", "reason"), [("nowhere.txt", "no such file or directory"), ("", "is a directory")])
def test_a_path_that_cannot_be_opened_gets_one_sentence(name: str, reason: str, tmp_path: Path, here: Here) -> None:
    done = here("review", str(tmp_path / name))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"heard: {tmp_path / name}: cannot be read ({reason}); check the path.\n"


def test_a_name_that_steers_the_terminal_is_shown_harmlessly(here: Here) -> None:
    assert here("review", "\x1b[31mtalk.txt").err.startswith("heard: ␛[31mtalk.txt: cannot be read")


def test_closed_standard_input_gets_one_sentence() -> None:
    done = shell("heard review <&-")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("heard: standard input: it is closed;")


def test_nothing_on_standard_input_gets_one_sentence() -> None:
    done = heard("review", "-")
    assert (done.code, done.out) == (2, "")
    assert done.err == "heard: standard input: this is empty; save the conversation in it and try again.\n"


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    assert shell("(heard explain; echo $? >&2) | true").err == "0\n"


def test_a_full_disk_gets_one_sentence() -> None:
    done = shell("heard explain > /dev/full")
    assert (done.code, done.err) == (2, "heard: [Errno 28] No space left on device\n")


def test_a_terminal_without_the_letters_gets_question_marks() -> None:
    done = heard("explain", "ignore_feeling", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.code, done.err) == (0, "")
    assert "?" in done.out
