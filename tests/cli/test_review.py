"""`heard review` with the shipped model, as people use it."""

import json
import os
import pty
import sys
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from tests.cli.command import environment, heard, shell
from tests.cli.conftest import Here

pytestmark = pytest.mark.engine

TALK = "Customer: I am furious! Nine days and no parcel. Where is it?\nAgent: Nine days is far too long, sorry.\n"
COLOUR = "\x1b[35"


@pytest.fixture
def talk(tmp_path: Path) -> str:
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    return str(file)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Three conversations, one a line; the one in the middle is broken."""
    file = tmp_path / "talks.jsonl"
    lines = [json.dumps({"id": f"t{n}", "turns": [{"role": "customer", "text": "It broke."}]}) for n in range(3)]
    lines[1] = '{"turns": [{"role": "king"}]}'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def reviews(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_it_shows_a_page(talk: str, here: Here) -> None:
    done = here("review", talk)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("talk  chat, 2 turns\n")
    assert "of 5, likely" in done.out


def test_it_writes_one_review_a_line(talk: str, here: Here) -> None:
    done = here("review", "--json", talk)
    (review,) = reviews(done.out)
    assert (done.code, done.err) == (0, "")
    assert (review["schema"], review["conversation_id"]) == ("heard.review/1", "talk")
    assert review["replies"][0]["heard"]["value"] >= 1


def test_what_is_muted_is_not_shown(talk: str, here: Here, tmp_path: Path) -> None:
    (whole,) = reviews(here("review", "--json", talk).out)
    found = {each["behaviour"] for each in whole["replies"][0]["findings"]}
    (tmp_path / "heard.toml").write_text(f"[quality]\nmuted = {json.dumps(sorted(found))}\n")
    done = here("review", "--json", "--settings", str(tmp_path / "heard.toml"), talk)
    (muted,) = reviews(done.out)
    assert found
    assert muted["replies"][0]["findings"] == []
    assert muted["replies"][0]["heard"]["value"] == whole["replies"][0]["heard"]["value"]
    assert "What is muted here" in done.out


@pytest.mark.parametrize("arguments", [["review", "--json"], ["review", "-", "--json"]])
def test_it_reads_standard_input(arguments: list[str], talk: str, here: Here) -> None:
    (piped,) = reviews(heard(*arguments, typed=TALK.encode()).out)
    (read,) = reviews(here("review", "--json", talk).out)
    assert piped == read | {"conversation_id": "standard input"}


@pytest.mark.parametrize("width", [40, 70])
def test_it_keeps_to_the_width(width: int, talk: str, here: Here) -> None:
    lines = here("review", talk, "--width", str(width)).out.splitlines()
    assert width - 10 < max(map(len, lines)) <= width


def test_it_reviews_the_rest_and_names_the_line_that_is_broken(talks: Path, here: Here) -> None:
    done = here("review", "--json", str(talks))
    assert [review["conversation_id"] for review in reviews(done.out)] == ["t0", "t2"]
    assert done.code == 1
    assert done.err.startswith(f"heard: left out {talks}, line 2: ")
    assert done.err.count("\n") == 1


def test_a_rule_parts_one_conversation_from_the_next(talks: Path, here: Here) -> None:
    page = here("review", str(talks)).out
    assert page.count("\n────") == 1
    assert page.index("t0  chat") < page.index("────") < page.index("t2  chat")


def test_a_reader_that_has_seen_enough_is_no_failure(talks: Path) -> None:
    line = talks.read_text(encoding="utf-8").splitlines()[0]
    talks.write_text("".join(f"{line}\n" for _ in range(400)), encoding="utf-8")
    done = shell(f"(heard review --json {talks}; echo $? >&2) | head -1")
    assert len(reviews(done.out)) == 1
    assert done.err.splitlines()[-1] == "0"
    assert "Traceback" not in done.err


def test_json_is_readable_where_the_output_is_not_unicode() -> None:
    typed = "Customer: It broke “again” 😀\n".encode()
    plain = heard("review", "--json", typed=typed, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert reviews(plain.out) == reviews(heard("review", "--json", typed=typed).out)


def on_a_terminal(*arguments: str, **chosen: str) -> str:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "heard", *arguments]
    with Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(TERM="xterm", **chosen)) as started:
        os.close(theirs)
        written = b""
        try:
            while chunk := os.read(ours, 65536):
                written += chunk
        except OSError:
            # This is how Linux says that nobody is left on the other side.
            os.close(ours)
        assert started.wait() == 0
    return written.decode()


def test_a_terminal_gets_colours(talk: str) -> None:
    assert COLOUR in on_a_terminal("review", talk)


def test_a_terminal_that_wants_no_colours_gets_none(talk: str) -> None:
    shown = on_a_terminal("review", talk, NO_COLOR="1")
    assert "\x1b[3" not in shown
    assert "of 5, likely" in shown


def test_a_pipe_gets_no_codes_at_all(talk: str) -> None:
    assert "\x1b" not in heard("review", talk).out
