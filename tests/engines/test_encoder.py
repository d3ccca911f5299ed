"""The encoder: where words stand, and what it says of weights that cannot be used."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.conversation.turn import Turn
from heard.engines.encoder import GAP, SPEAKS, WEIGHTS, Encoder, ReadSentence, rounded
from heard.engines.window import build_windows
from heard.errors import EngineError
from heard.language.sentence import split_sentences
from tests.engines.test_window import TOKENIZER
from tests.people import customer

COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()
# So many weak tokens may stand between strong ones.
NEAR = "." * (GAP - 1)
CARD = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))


def read(turn: Turn, strength: Callable[[int], list[float]]) -> list[ReadSentence]:
    """The sentences of a turn, as strong for the one label as it is said, token by token."""
    none = np.zeros(1, np.float32)
    return [
        ReadSentence(
            span,
            none,
            0.0,
            0.0,
            0.0,
            np.array(strength(last - first), np.float32)[:, np.newaxis],
            tuple(window.starts[first:last]),
            tuple(window.ends[first:last]),
            none,
        )
        for window in build_windows(TOKENIZER, split_sentences(turn), "")
        for span, first, last in zip(window.sentences, window.firsts, window.lasts, strict=True)
    ]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ("..++!...", "three four five"),
        ("!+++", "one two three four"),
        (f"+{NEAR}!", " ".join(COUNTED[: GAP + 1])),
        (f"+{NEAR}.!++", " ".join(COUNTED[GAP + 1 : GAP + 4])),
        (f"++!{NEAR}.+", "one two three"),
        ("...!+..", "one two three four five six seven"),
        ("..!.", "one two three four"),
    ],
)
def test_the_words_for_a_label_are_the_strong_ones_around_the_strongest(marks: str, words: str) -> None:
    """In the marks "!" is the strongest token, "+" one just strong enough, "." one that is not."""
    strengths = [{"!": 1.0, "+": SPEAKS, ".": SPEAKS - 0.01}[mark] for mark in marks]
    (sentence,) = read(customer(" ".join(COUNTED[: len(marks)])), lambda _: strengths)
    assert sentence.words_for(0).quote == words


def test_words_are_quoted_whole() -> None:
    weak_end = read(
        customer("It is truly unbelievable untrustworthyness!"), lambda count: [0, 0, *[1] * (count - 4), 0, 0]
    )
    assert weak_end[0].words_for(0).quote == "truly unbelievable untrustworthyness"


def test_words_are_not_quoted_from_the_next_sentence() -> None:
    first, second = read(customer("My screen just broke.Please help me!"), lambda count: [1.0] * count)
    assert (first.words_for(0).quote, second.words_for(0).quote) == ("My screen just broke", "Please help me")


@given(st.text(min_size=1), st.data())
def test_the_words_for_a_label_stay_inside_their_sentence(text: str, data: st.DataObject) -> None:
    def strengths(count: int) -> list[float]:
        return data.draw(st.lists(st.floats(0, 1, width=32), min_size=count, max_size=count))

    for sentence in read(Turn("t", customer("").role, text), strengths):
        assert sentence.span.holds(sentence.words_for(0))


@pytest.mark.parametrize(("probability", "shown"), [(0.12345, 0.123), (1.0000001, 1.0), (-1e-9, 0.0), (0.9996, 1.0)])
def test_a_probability_is_shown_with_three_digits(probability: float, shown: float) -> None:
    assert rounded(probability) == shown


def lay(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(WEIGHTS / name, folder / name)


def test_missing_weights_get_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as problem:
        Encoder(tmp_path)
    expected = f"The model in {tmp_path} is damaged: card.json cannot be read (no such file or directory); install"
    assert str(problem.value).startswith(expected)


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("{", "card.json is not JSON"),
        ("\udcff", "card.json is not JSON"),
        ("[]", "card.json is not complete"),
        (json.dumps({**CARD, "labels": None}), "card.json is not complete"),
        (json.dumps({name: value for name, value in CARD.items() if name != "linker"}), "card.json is not complete"),
    ],
)
def test_a_damaged_card_gets_one_sentence(card: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "card.json").write_text(card, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(EngineError, match=words):
        Encoder(tmp_path)


def test_a_damaged_tokenizer_gets_one_sentence(tmp_path: Path) -> None:
    lay(tmp_path, "card.json")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EngineError, match=r"tokenizer\.json is not a tokenizer"):
        Encoder(tmp_path)


def test_weights_that_are_missing_get_one_sentence(tmp_path: Path) -> None:
    lay(tmp_path, "card.json", "tokenizer.json")
    with pytest.raises(EngineError, match=r"model\.onnx cannot be read"):
        Encoder(tmp_path)


def test_weights_of_another_card_get_one_sentence(tmp_path: Path) -> None:
    lay(tmp_path, "card.json", "tokenizer.json")
    (tmp_path / "model.onnx").write_bytes((WEIGHTS / "model.onnx").read_bytes()[:-1])
    with pytest.raises(EngineError, match=r"model\.onnx holds other weights than its card names"):
        Encoder(tmp_path)
