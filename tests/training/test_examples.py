"""Labelled conversations as lessons: splits, words, and what was said before."""

import json
from pathlib import Path

from training.corpus import read_labelled
from training.examples import turn_examples

CUSTOMER = {
    "n": 0,
    "role": "customer",
    "text": "Nine days! Where is it?",
    "feelings": [{"feeling": "frustration", "intensity": 2, "quote": "Nine days!"}],
    "concerns": [{"id": "c1", "kind": "question", "quote": "Where is it?"}],
    "signals": ["repeat_contact"],
}
AGENT = {
    "n": 1,
    "role": "agent",
    "text": "I will look.",
    "practices": [{"practice": "take_ownership", "quote": "I will look"}],
    "pitfalls": [],
    "addresses": [{"id": "c1", "how": "act"}],
    "heard": 3,
}


def data_folder(folder: Path, *conversations: dict[str, object]) -> Path:
    """A data folder with these conversations in the corpus and nothing in twitter-care."""
    for name in ("heard-corpus", "twitter-care"):
        (folder / name).mkdir()
    lines = "".join(json.dumps(conversation) + "\n" for conversation in conversations)
    (folder / "heard-corpus" / "plain.jsonl").write_text(lines, encoding="utf-8")
    for name in ("conversations.jsonl", "labels.jsonl"):
        (folder / "twitter-care" / name).write_text("", encoding="utf-8")
    return folder


def test_a_label_keeps_its_words_and_intensity(tmp_path: Path) -> None:
    labelled = next(read_labelled(data_folder(tmp_path, {"id": "a", "turns": [CUSTOMER, AGENT]})))
    first = next(turn_examples(labelled))
    assert [(found.label, found.span.quote, found.intensity) for found in first.evidence] == [
        ("frustration", "Nine days!", 2),
        ("question", "Where is it?", 0),
    ]
    assert first.signals == {"repeat_contact"}


def test_a_reply_is_taught_with_what_came_before_it(tmp_path: Path) -> None:
    labelled = next(read_labelled(data_folder(tmp_path, {"id": "a", "turns": [CUSTOMER, AGENT]})))
    assert [example.before for example in turn_examples(labelled)] == ["", CUSTOMER["text"]]


def test_contrast_pairs_fall_into_the_same_split(tmp_path: Path) -> None:
    pair = [{"id": f"pair-{side}{number}", "pair": number, "turns": []} for number in range(20) for side in "ab"]
    labelled = list(read_labelled(data_folder(tmp_path, *pair)))
    splits = [found.development for found in labelled]
    assert splits[::2] == splits[1::2]
    assert len(set(splits)) == 2


def test_a_file_of_near_misses_is_no_conversation(tmp_path: Path) -> None:
    assert not list(read_labelled(data_folder(tmp_path, {"id": "rare-001", "n": 1, "label": "blame"})))


def test_mixed_speakers_are_left_out(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    texts = {"id": "care-1", "turns": [{"role": "customer", "text": "hi"}]}
    labels = {"id": "care-1", "mixed_speakers": True, "turns": [{"n": 0}]}
    (folder / "twitter-care" / "conversations.jsonl").write_text(json.dumps(texts), encoding="utf-8")
    (folder / "twitter-care" / "labels.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    assert not list(read_labelled(folder))
