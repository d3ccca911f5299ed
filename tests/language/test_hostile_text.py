"""Hostile text: four times as much of it costs about four times the work, never sixteen."""

from collections.abc import Callable
from time import process_time
from typing import SupportsIndex

import pytest

from heard.language.asked.reply import can_answer
from heard.language.names import find_names
from heard.language.question import leaves_answer_open
from heard.language.quotation import find_quotations
from heard.language.refusal import refuses
from heard.language.sentence import split_sentences
from heard.language.unmeant.stretch import find_unmeant
from tests.people import customer

SHORT, LONG = 800, 3_200
# Linear work gives 4 and quadratic work 16; the clock of a busy machine needs room, a count needs little.
MOST_TIME, MOST_LETTERS = 10, 6

REPEATED = (
    *("1. ", "a.", "2) ", "> ", ".) ", "😭", "😭 A ", "no. ", "e.g. ", "1. a 2. b ", "1️⃣ A", "a?b", "! : ", ". :)"),
    *(" ", "\n", "a\n", "-", "(", "!)", "[link] A ", "www.", "> a\nb\n", "\n  ", "a" * 70 + "\n"),
    *("On 10:12\n", "On 10:12 wrote: wrote: a@b\n", "From: a\n", "Sent from a b c\n", "--\n"),
)


class CountedText(str):
    """Text that counts the letters copied out of it."""

    __slots__ = ("copied",)

    def __init__(self, _text: str) -> None:
        self.copied = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """The letters asked for, counted."""
        piece = super().__getitem__(key)
        self.copied += len(piece)
        return piece


def repeat(piece: str, size: int) -> str:
    return (piece * size)[:size]


def letters_copied(text: str) -> int:
    counted = CountedText(text)
    split_sentences(customer(counted))
    return counted.copied


def seconds(work: Callable[[], object]) -> float:
    """The least time of three runs, by the clock of this process alone."""
    times = []
    for _ in range(3):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_text(piece: str) -> None:
    short, long = customer(repeat(piece, SHORT)), customer(repeat(piece, LONG))
    least = seconds(lambda: split_sentences(short))
    assert seconds(lambda: split_sentences(long)) < MOST_TIME * max(least, 0.001)


@pytest.mark.parametrize("piece", REPEATED)
def test_copied_letters_grow_with_the_text(piece: str) -> None:
    assert letters_copied(repeat(piece, LONG)) < MOST_LETTERS * max(letters_copied(repeat(piece, SHORT)), SHORT)


READERS: dict[str, Callable[[str], object]] = {
    "names": find_names,
    "refusals": refuses,
    "questions": leaves_answer_open,
    "answers": lambda text: can_answer("How much, and when?", text),
    "sides": lambda text: can_answer("Can I change it?", text),
    "quotations": find_quotations,
    "what is taken back": lambda text: list(find_unmeant(text)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", ["A", "中", " ", "\n ", "Ab ", "tell ", "we are ", '"', "'a ", "hi ", "because so "])
def test_what_reads_words_takes_time_that_grows_with_the_text(reader: str, piece: str) -> None:
    read, short, long = READERS[reader], repeat(piece, SHORT), repeat(piece, LONG)
    # Less than a millisecond is too little for the clock to tell.
    assert seconds(lambda: read(long)) < MOST_TIME * max(seconds(lambda: read(short)), 0.0005)
