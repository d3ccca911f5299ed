"""`heard draft`: the page, the JSON, and one sentence for what cannot be used."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Here
from tests.fakes.chat_server import Plan, chat_server

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "examples" / "conversations" / "inhaler-draft.txt")
SETTINGS = str(ROOT / "examples" / "settings" / "drafts.toml")


def talk(folder: Path, *lines: str) -> str:
    (folder / "talk.txt").write_text("\n".join(lines), encoding="utf-8")
    return str(folder / "talk.txt")


@pytest.mark.engine
def test_the_sample_shows_the_cue_the_edits_and_the_whole(here: Here) -> None:
    done = here("draft", SAMPLE)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("A stock phrase; with their own case in it, it is meant for them.\n")
    assert "With the edits" in done.out
    assert "We apologise for any inconvenience" not in done.out.split("With the edits")[1]


@pytest.mark.engine
def test_as_json_every_quote_is_exact_and_the_edits_lead_to_the_whole(here: Here) -> None:
    done = json.loads(here("draft", SAMPLE, "--json").out)
    text = done["draft"]
    assert done["schema"] == "heard.draft/1"
    for suggestion in sorted(
        done["reply"]["suggestions"], key=lambda each: -each.get("at", each.get("span", {}).get("start"))
    ):
        span = suggestion.get("span") or {"start": suggestion["at"], "end": suggestion["at"], "quote": ""}
        assert done["draft"][span["start"] : span["end"]] == span["quote"]
        text = text[: span["start"]] + suggestion["text"] + text[span["end"] :]
    assert text == done["improved"]


@pytest.mark.engine
def test_a_promise_beyond_the_playbook_is_the_cue(here: Here) -> None:
    done = here("draft", SAMPLE, "--draft", "I'll refund you 200 euros.", "--settings", SETTINGS)
    assert done.out.startswith("The playbook allows a refund up to 150; this says 200 eur.\n")


@pytest.mark.engine
def test_where_nothing_is_needed_it_says_so_in_three_words(here: Here, tmp_path: Path) -> None:
    file = talk(tmp_path, "Customer: What time do you open on Sunday?")
    assert here("draft", file, "--draft", "We open at ten on Sunday.").out.startswith("Nothing to add.\n")


@pytest.mark.engine
def test_a_writer_that_is_not_there_leaves_the_edits(here: Here, tmp_path: Path) -> None:
    (tmp_path / "heard.toml").write_text('[writer]\nurl = "http://127.0.0.1:9/v1"\nmodel = "m"\n', encoding="utf-8")
    done = here("draft", SAMPLE, "--settings", str(tmp_path / "heard.toml"))
    assert done.code == 0
    assert "With the edits" in done.out
    told = " ".join(done.out.split())
    assert "nothing from 127.0.0.1:9: The writer at 127.0.0.1:9 cannot be reached." in told


@pytest.mark.engine
def test_what_a_writer_puts_into_one_piece_is_marked_as_its_own(here: Here, tmp_path: Path) -> None:
    improved = json.loads(here("draft", SAMPLE, "--json").out)["improved"]
    plan = Plan([json.dumps({"reply": improved})])
    with chat_server(plan) as url:
        (tmp_path / "heard.toml").write_text(f'[writer]\nurl = "{url}"\nmodel = "m"\n', encoding="utf-8")
        done = here("draft", SAMPLE, "--settings", str(tmp_path / "heard.toml"))
    assert f"In one piece  AI draft by {url.split('/')[2]}, checked" in done.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.txt",), "heard: none.txt: cannot be read (no such file or directory); check the path.\n"),
        (
            (SAMPLE, "--draft", " "),
            "heard: The draft is empty; write a first sentence, and Heard can help with the rest.\n",
        ),
        (
            (SAMPLE, "--settings", "none.toml"),
            "heard: none.toml cannot be read (no such file or directory); check the path.\n",
        ),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(here: Here, arguments: tuple[str, ...], sentence: str) -> None:
    done = here("draft", *arguments)
    assert (done.code, done.out, done.err) == (2, "", sentence)


def test_a_file_without_a_reply_asks_for_a_draft(here: Here, tmp_path: Path) -> None:
    done = here("draft", talk(tmp_path, "Customer: Where is it?"))
    assert done.code == 2
    assert done.err.endswith(": it ends without a reply; give a draft with --draft.\n")
