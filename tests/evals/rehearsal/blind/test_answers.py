"""What readers fill in, and the figures of it."""

import csv
import json
from pathlib import Path

import pytest

from evals.rehearsal.blind.answers import collect, read_answer, rows
from evals.rehearsal.blind.pack import ANSWERS, KEY, SHEET, lengths, write_pack, write_sitting
from evals.rehearsal.blind.transcripts import Transcript
from evals.sets import REPOSITORY
from heard.errors import InvalidValue, NotFound, TranscriptError
from tests.people import agent, customer

TURNS = (customer("it is lost", turn_id="1"), agent("we look", turn_id="2"), customer("where?", turn_id="3"))
SITTING = [Transcript("gold-1", real=True, turns=TURNS), Transcript("card/7", real=False, turns=TURNS)]


def answered(id_: str, a: tuple[bool, int], b: tuple[bool, int]) -> dict[str, object]:
    """A transcript with the verdicts and ratings of both readers."""
    both = {name: {"real": said[0], "believable": said[1]} for name, said in (("a", a), ("b", b))}
    return {"id": id_, "real": id_ == "gold", "words": [4], **both}


SAID = [
    answered("gold", (True, 5), (True, 4)),
    answered("gold", (False, 3), (True, 4)),
    answered("card/1", (True, 4), (True, 2)),
    answered("card/1", (False, 1), (False, 1)),
]


def test_figures_are_counted_by_hand() -> None:
    figures = {row[0]: row[3].split()[0] for row in rows(SAID)}
    assert figures == {
        "told apart, both readers": "0.625",
        "told apart, reader a": "0.500",
        "told apart, reader b": "0.750",
        "kappa of the two readers": "0.500",
        "rehearsed: taken for real": "0.500",
        "rehearsed: believability, 1 to 5": "2.00",
        "real: taken for real": "0.750",
        "real: believability, 1 to 5": "4.00",
    }


def sheets(folder: Path, key: Path, filled: dict[str, list[tuple[str, str]]]) -> None:
    """A pack of one sitting, in which readers have filled in verdicts and ratings."""
    key.mkdir()
    told = [{"transcript": number, "id": each.id, "real": each.real} for number, each in enumerate(SITTING, 1)]
    (key / KEY).write_text(json.dumps({"pack": "abc", "transcripts": told}), encoding="utf-8")
    for reader, said in filled.items():
        place = folder / f"reader-{reader}-1"
        write_sitting(place, SITTING, 1)
        lines = [(number, *each, "because") for number, each in enumerate(said, 1)]
        with (place / ANSWERS).open("w", encoding="utf-8", newline="") as sheet:
            csv.writer(sheet).writerows([SHEET, *lines])


def test_answers_are_told_without_words_and_reasons(tmp_path: Path) -> None:
    said = [("real", "5"), ("Rehearsed ", "2")]
    sheets(tmp_path, tmp_path / "key", {"a": said, "b": said[::-1]})
    first, second = map(json.loads, collect(tmp_path, tmp_path / "key"))
    assert (first["a"], first["b"]) == ({"real": True, "believable": 5}, {"real": False, "believable": 2})
    assert second == {
        "pack": "abc",
        "transcript": 2,
        "id": "card/7",
        "real": False,
        "a": {"real": False, "believable": 2},
        "b": {"real": True, "believable": 5},
    }


def test_a_reader_who_left_one_out_is_named(tmp_path: Path) -> None:
    sheets(tmp_path, tmp_path / "key", {"a": [("real", "5")] * 2, "b": [("real", "5")]})
    with pytest.raises(TranscriptError, match="transcript 2 of reader b"):
        list(collect(tmp_path, tmp_path / "key"))


def test_without_a_key_nothing_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=KEY):
        list(collect(tmp_path, tmp_path))


@pytest.mark.parametrize(("verdict", "believable"), [("", ""), ("human", "3"), ("real", "6"), ("real", "")])
def test_odd_answers_are_not_counted(verdict: str, believable: str) -> None:
    with pytest.raises(TranscriptError):
        read_answer({"transcript": "1", "verdict": verdict, "believable": believable}, Path("sheet"))


def test_readers_see_words_and_no_ids_and_answers_are_kept(tmp_path: Path) -> None:
    write_sitting(tmp_path, SITTING, 11)
    told = (tmp_path / "transcripts.txt").read_text(encoding="utf-8")
    assert told.startswith("TRANSCRIPT 11\n\ncustomer: it is lost\nagent: we look\ncustomer: where?\n")
    assert not any(each.id in told for each in SITTING)
    (tmp_path / ANSWERS).write_text("filled in", encoding="utf-8")
    write_sitting(tmp_path, SITTING, 11)
    assert (tmp_path / ANSWERS).read_text(encoding="utf-8") == "filled in"


def test_texts_of_gold_never_come_into_the_repository(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="repository"):
        write_pack(tmp_path, tmp_path, REPOSITORY / "build/blind")


def test_lengths_are_told_of_both_halves() -> None:
    assert [line.split(",")[0] for line in lengths(SITTING)] == ["real: 1 transcripts", "rehearsed: 1 transcripts"]
    assert all("4 words of the customer" in line for line in lengths(SITTING))
