"""Reading the sets."""

import hashlib
import json
from pathlib import Path

import pytest

from evals.deed import Deed
from evals.sets import (
    ANNOTATORS,
    FILES,
    FRUSTRATION,
    GOLD,
    PERSONAS,
    Opinion,
    RatedText,
    name_files,
    read_frustration,
    read_gold,
    read_personas,
    read_split,
)
from evals.shown import Shown
from heard.errors import NotFound, TranscriptError

README = Path(__file__).parents[2] / "evals" / "README.md"
TALK = {"id": "t", "turns": [{"n": 0, "role": "customer", "text": "Help!"}, {"n": 1, "role": "agent", "text": "Yes."}]}
LABELS = {
    "id": "t",
    "turns": [
        {"n": 0, "feelings": [{"feeling": "worry", "intensity": 2, "quote": "Help"}], "concerns": [], "signals": []},
        {"n": 1, "practices": [], "pitfalls": [], "addresses": [], "heard": 3},
    ],
}


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_missing_set_is_named_with_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"lacks goemotions/test\.tsv; evals/README\.md says where"):
        read_split(tmp_path, "test")


def test_a_file_in_another_form_is_named(tmp_path: Path) -> None:
    put(tmp_path, GOLD, '{"id": "t"}\n{"turns": "none"}\n')
    with pytest.raises(TranscriptError, match=r"conversations\.jsonl: is not in the form"):
        read_gold(tmp_path)


def test_gold_brings_what_each_annotator_saw(tmp_path: Path) -> None:
    put(tmp_path, GOLD, json.dumps(TALK))
    for name in ANNOTATORS:
        put(tmp_path, name, json.dumps(LABELS))
    (read,) = read_gold(tmp_path)
    assert read.conversation.turns[0].text == "Help!"
    deed = Deed(frozenset(), frozenset(), 3.0)
    opinion = Opinion((Shown({"worry": 2.0}, frozenset()),), (deed,))
    assert read.opinions == (opinion,) * 3


def test_a_rater_who_said_nothing_stays_silent(tmp_path: Path) -> None:
    rated = {"id": "t", "turns": [{"role": "customer", "text": "Help!", "frustration": [3, None, 2]}]}
    put(tmp_path, FRUSTRATION, json.dumps([rated]))
    assert read_frustration(tmp_path)[0].ratings == ((3, None, 2),)


def test_an_utterance_brings_what_each_of_its_raters_gave(tmp_path: Path) -> None:
    head = "response,annotator1_score,annotator2_score,annotator3_score,empathy_score"
    put(tmp_path, PERSONAS, f'{head}\n"Well, thank you.",2,1,0,1\n')
    assert read_personas(tmp_path) == [RatedText("Well, thank you.", (2, 1, 0))]


def test_a_section_names_its_files_by_checksum(tmp_path: Path) -> None:
    put(tmp_path, GOLD, "{}")
    assert name_files(tmp_path, GOLD) == f"Read from `{GOLD}` ({hashlib.sha256(b'{}').hexdigest()[:12]})."


@pytest.mark.parametrize("name", FILES)
def test_the_readme_has_the_checksum_of_every_file(name: str) -> None:
    folder, _, file = name.partition("/")
    section = README.read_text(encoding="utf-8").partition(f"### `{folder}/`")[2].partition("\n### ")[0]
    assert any(f"`{file}`" in line and len(line.split("`")[-2]) == 64 for line in section.splitlines())
