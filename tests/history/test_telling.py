"""Words that tell what a text is about."""

from heard.history.telling import stem, telling_words


def test_what_stands_in_any_letter_is_left_out() -> None:
    assert telling_words(["Hello, I am still waiting for the voucher."]) == {"voucher"}


def test_words_are_the_same_in_their_forms() -> None:
    assert {stem("rooms"), stem("room")} == {"room"}
    assert stem("shipped") == stem("shipping")
