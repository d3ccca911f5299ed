"""Labelled conversations as lessons: splits, words, and what was said before."""

import json
from pathlib import Path

import pytest

from training.examples import turn_examples
from training.sources.labelled import Labelled, read_labelled

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


def read(folder: Path, *conversations: dict[str, object]) -> list[Labelled]:
    """What is read from a corpus of these conversations, with nothing labelled by quote."""
    return read_with_care(folder, texts="", labels="", corpus=conversations)


def read_with_care(
    folder: Path, *, texts: str, labels: str, corpus: tuple[dict[str, object], ...] = ()
) -> list[Labelled]:
    """As `read`, with texts and labels of twitter-care."""
    for name in ("by-quote", "twitter-care"):
        (folder / name).mkdir()
    lines = "".join(json.dumps(conversation) + "\n" for conversation in corpus)
    (folder / "plain.jsonl").write_text(lines, encoding="utf-8")
    (folder / "twitter-care" / "conversations.jsonl").write_text(texts, encoding="utf-8")
    (folder / "by-quote" / "twitter-care.jsonl").write_text(labels, encoding="utf-8")
    return list(read_labelled(folder, folder))


def test_a_label_keeps_its_words_and_intensity(tmp_path: Path) -> None:
    labelled = read(tmp_path, {"id": "a", "turns": [CUSTOMER, AGENT]})[0]
    (sight,) = next(turn_examples(labelled)).sights
    assert [(found.label, found.span.quote, found.intensity) for found in sight.evidence] == [
        ("frustration", "Nine days!", 2),
        ("question", "Where is it?", 0),
    ]
    assert sight.signals == {"repeat_contact"}


@pytest.fixture
def disputed(tmp_path: Path) -> Labelled:
    """One conversation with the writer's labels and two further opinions, which were asked for hints as well."""
    nothing = {"n": 0, "feelings": [], "concerns": [], "signals": [], "hints": []}
    some = {**nothing, "feelings": CUSTOMER["feelings"], "hints": [{"hint": "stakes", "quote": "Nine days!"}]}
    reply = {key: AGENT[key] for key in ("n", "pitfalls", "addresses")} | {"practices": [], "heard": 2}
    (tmp_path / "second").mkdir()
    for name, labels in (("second", some), ("third", some)):
        line = json.dumps({"id": "a", "turns": [labels, reply]})
        (tmp_path / "second" / f"{name}.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return read(tmp_path, {"id": "a", "turns": [CUSTOMER, AGENT]})[0]


def test_what_most_annotators_saw_is_shown(disputed: Labelled) -> None:
    assert disputed.shown("0", "feelings") == {"frustration"}
    assert disputed.shown("0", "concerns") == disputed.shown("1", "practices") == set()


def test_who_was_not_asked_for_a_family_has_no_say_in_it(disputed: Labelled) -> None:
    assert disputed.shown("0", "hints") == {"stakes"}


def test_a_value_is_the_mean_of_the_annotators_by_their_say(disputed: Labelled) -> None:
    assert disputed.heard("1") == pytest.approx((0.5 * 3 + 2 + 2) / 2.5)


def test_a_reply_is_taught_with_what_came_before_it(tmp_path: Path) -> None:
    labelled = read(tmp_path, {"id": "a", "turns": [CUSTOMER, AGENT]})[0]
    assert [example.before for example in turn_examples(labelled)] == ["", CUSTOMER["text"]]


def test_contrast_pairs_fall_into_the_same_split(tmp_path: Path) -> None:
    pair = [{"id": f"pair-{side}{number}", "pair": number, "turns": []} for number in range(20) for side in "ab"]
    splits = [found.development for found in read(tmp_path, *pair)]
    assert splits[::2] == splits[1::2]
    assert len(set(splits)) == 2


def test_a_file_of_near_misses_is_no_conversation(tmp_path: Path) -> None:
    assert not read(tmp_path, {"id": "rare-001", "n": 1, "label": "blame"})


def test_mixed_speakers_are_left_out(tmp_path: Path) -> None:
    texts = {"id": "care-1", "turns": [{"role": "customer", "text": "hi"}]}
    labels = {"id": "care-1", "mixed_speakers": True, "turns": [{"n": 0}]}
    assert not read_with_care(tmp_path, texts=json.dumps(texts), labels=json.dumps(labels))


def test_texts_are_joined_to_labels_given_by_quote(tmp_path: Path) -> None:
    texts = {"id": "care-1", "turns": [{"role": "customer", "text": CUSTOMER["text"]}]}
    labels = {"id": "care-1", "turns": [{key: CUSTOMER[key] for key in ("n", "feelings", "concerns", "signals")}]}
    labelled = read_with_care(tmp_path, texts=json.dumps(texts), labels=json.dumps(labels))[0]
    assert labelled.conversation.turns[0].text == CUSTOMER["text"]
