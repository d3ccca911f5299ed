"""Sentences of a turn: read the table in sentences.txt first."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.language.quoting import own_words
from heard.language.sentence import LONGEST, split_sentences
from tests.people import customer

TABLE = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").partition("\n\n")[2]
PIECES = (
    "I paid £3.50. | ok | no. | 5 p.m. | Mr. | A. | etc. | why?! | … | ... | 😭 | 👍🏽 | :) | 1. | 2) | 3️⃣ | - | > | -- "
    "| 。 | 「はい。」 | [link] | https://a.b/c?d=e | @user | ^JS | Can you help | where is it | of the | שלום "
    "| On Mon, 3 Mar 2025 at 10:12, Sam <s@a.b> wrote: | From: Sam | Sent: now | Sent from my iPhone "
    "| \n | \r\n | \n\n | \t | \u2028"
).split(" | ")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map(" ".join) | st.lists(st.sampled_from(PIECES)).map(
    "".join
)
QUOTES_BELOW = (
    "> We will refund you.",
    "On Mon, 3 Mar 2025 at 10:12, Sam Lee <sam@shop.example> wrote:\n> We will refund you.",
    "On Mon, 3 Mar 2025 at 10:12, Sam Lee <sam@shop.example>\nwrote:\n\nWe will refund you.",
    "From: Sam Lee\nSent: Monday\nTo: Ida\nSubject: Refund\n\nWe will refund you.",
    "-----Original Message-----\nFrom: Sam Lee\nWe will refund you.",
)


def rows() -> list[tuple[str, list[str]]]:
    read: list[tuple[str, list[str]]] = []
    for line in TABLE.splitlines():
        if line.startswith("    "):
            read[-1][1].extend(filter(None, [line.strip()]))
        elif line and not line.startswith("# "):
            read.append((line, []))
    return read


def sentences(text: str) -> list[str]:
    return [span.quote for span in split_sentences(customer(text))]


@pytest.mark.parametrize(("written", "expected"), rows())
def test_it_splits_what_people_write(written: str, expected: list[str]) -> None:
    assert [quote.replace("\n", "⏎") for quote in sentences(written.replace("⏎", "\n"))] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t", "...", "-- ", "> quoted", "> a\n> b\n"])
def test_it_finds_nothing_where_nothing_is_said(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028"])
def test_it_takes_any_line_break(line_break: str) -> None:
    assert sentences(f"it is late{line_break}where is it{line_break}") == ["it is late", "where is it"]


def test_it_leaves_quoted_text_out_and_keeps_the_answers() -> None:
    assert sentences("> Did it work? Tell me.\nNo. It broke.\n> And now?\nStill broken") == [
        "No.",
        "It broke.",
        "Still broken",
    ]


def test_it_cuts_speech_without_full_stops_at_spaces() -> None:
    speech = "and then I called you again " * 100
    assert " ".join(sentences(speech)) == speech.strip()


def test_it_cuts_even_where_there_is_no_space() -> None:
    assert [len(quote) for quote in sentences("a" * 1201)] == [600, 600, 1]


def test_numbers_far_apart_are_no_list() -> None:
    assert sentences(f"Sam came at 1. {'Nobody helped. ' * 40}Ida came at 2. Bye")[-2:] == ["Ida came at 2.", "Bye"]


@given(TEXTS)
def test_sentences_quote_the_turn_in_order_without_overlap(text: str) -> None:
    turn = customer(text)
    spans = split_sentences(turn)
    assert all(text[span.start : span.end] == span.quote and span.turn == turn for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(TEXTS)
def test_sentences_are_trimmed_and_short_enough(text: str) -> None:
    assert all(quote == quote.strip() and 0 < len(quote) <= LONGEST for quote in sentences(text))


@given(TEXTS)
def test_sentences_hold_every_letter_of_the_writer(text: str) -> None:
    written = "".join(own.quote for own in own_words(customer(text)))
    assert letters("".join(sentences(text))) == letters(written)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(TEXTS)
def test_splitting_again_gives_the_same(text: str) -> None:
    assert split_sentences(customer(text)) == split_sentences(customer(text))


@given(TEXTS, st.sampled_from(QUOTES_BELOW))
def test_a_quotation_below_never_changes_the_sentences_above(text: str, quoted: str) -> None:
    assert sentences(f"{text}\n{quoted}") == sentences(text)
