"""What the encoder is given of a turn, with the shipped tokenizer and no model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.engines.encoder import WEIGHTS
from heard.engines.window import CLOSING, CONTEXT_TOKENS, NAME, OPENING, WINDOW_TOKENS, Window, build_windows
from heard.language.sentence import split_sentences
from tests.people import customer

TOKENIZER = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
# A letter nobody would send: enough for several windows.
LETTER = "\n\n".join(f"{number}. On day {number} nobody called me back, which is annoying." for number in range(1, 60))
# What the encoder was made for, in tokens.
MOST = 512


def windows(turn: Turn, before: str = "") -> list[Window]:
    return list(build_windows(TOKENIZER, split_sentences(turn), before))


def words(ids: list[int]) -> str:
    return str(TOKENIZER.decode(ids))


def quotes(window: Window, row: int) -> list[str]:
    """The text of each token of a sentence."""
    text = window.sentences[row].turn.text
    places = range(window.firsts[row], window.lasts[row])
    return [text[window.starts[place] : window.ends[place]] for place in places]


def test_one_short_turn_is_one_window_between_its_marks() -> None:
    (window,) = windows(customer("It broke. Help!"))
    assert TOKENIZER.decode(window.ids, skip_special_tokens=False) == "[CLS] [SEP] it broke. help! [SEP]"


def test_the_marks_are_those_of_the_tokenizer() -> None:
    marks = (TOKENIZER.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[MASK]"))
    assert tuple(marks) == (OPENING, CLOSING, NAME)


def test_a_name_is_given_as_one_mark_however_it_is_spelled() -> None:
    said = [
        windows(customer(f"Hi {name}, it broke. Bye {name}!"), f"Dear {name},") for name in ("Tom", "Ngozi Okonkwo")
    ]
    assert said[0][0].ids == said[1][0].ids
    assert quotes(said[1][0], 0)[:3] == ["Hi", "Ngozi Okonkwo", ","]


@pytest.mark.parametrize("text", ["", "   \n", "...", "> Quoted words only."])
def test_a_turn_without_words_of_its_own_has_no_window(text: str) -> None:
    assert windows(customer(text), "Something was said before.") == []


def test_a_token_knows_its_letters() -> None:
    (window,) = windows(customer("Hm. It broké 😀"))
    assert [quotes(window, row) for row in range(2)] == [["Hm", "."], ["It", "broké", "😀"]]


def test_what_was_said_before_opens_the_window_and_counts_as_another_text() -> None:
    (window,) = windows(customer("It broke."), "How can I help?")
    edge = window.types.index(1)
    assert words(window.ids[:edge]) == "how can i help?"
    assert window.firsts == [edge]


def test_only_the_last_words_said_before_are_given() -> None:
    (window,) = windows(customer("It broke."), "early " * 500 + "late")
    assert window.types.count(0) == CONTEXT_TOKENS + 2
    assert words(window.ids).endswith("early late it broke.")


def test_a_further_window_opens_with_the_end_of_the_one_before() -> None:
    first, second, *_ = windows(customer(LETTER))
    assert second.ids[1 : CONTEXT_TOKENS + 1] == first.ids[-CONTEXT_TOKENS - 1 : -1]


def test_a_long_letter_is_covered_sentence_by_sentence() -> None:
    letter = customer(LETTER)
    made = windows(letter)
    assert len(made) > 3
    assert [span for window in made for span in window.sentences] == list(split_sentences(letter))


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    (window,) = windows(customer("7-" * 250))
    assert window.lasts[0] - window.firsts[0] == WINDOW_TOKENS


@given(st.text(), st.text())
def test_every_token_lies_in_its_sentence_and_no_window_is_too_long(text: str, before: str) -> None:
    turn = Turn("t", customer("").role, text)
    for window in windows(turn, before):
        assert len(window.ids) == len(window.types) == len(window.starts) == len(window.ends) <= MOST
        for span, first, last in zip(window.sentences, window.firsts, window.lasts, strict=True):
            assert first < last
            assert all(span.start <= start for start in window.starts[first:last])
            assert all(end <= span.end for end in window.ends[first:last])


@given(st.text())
def test_sentences_are_never_lost(text: str) -> None:
    turn = Turn("t", customer("").role, text)
    readable = [span for span in split_sentences(turn) if _has_tokens(span)]
    assert [span for window in windows(turn) for span in window.sentences] == readable


def _has_tokens(span: Span) -> bool:
    return bool(TOKENIZER.encode(span.quote, add_special_tokens=False).ids)
